"""The small files again, each dressed in other ways that change nothing of what it counts."""

import copy
import datetime
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pytest

from tests.ingest.test_cases import cases, workbook
from visitstats.ingest.answer import answer
from visitstats.ingest.model import Refused, Sheet, Workbook
from visitstats.ingest.understand import understand

INNER_CAPITAL = re.compile(r"[a-z][A-Z]")  # VisitDate: in capitals its words could not be told apart
SIGNED_ON = datetime.date(2022, 4, 12)


def each(change: Callable[[Any], Any]) -> Callable[[Workbook], None]:
    def dress(book: Workbook) -> None:
        for sheet in book.sheets:
            sheet.rows = [[change(value) for value in row] for row in sheet.rows]

    return dress


def text(change: Callable[[str], str]) -> Callable[[Workbook], None]:
    return each(lambda value: change(value) if isinstance(value, str) else value)


def moved(book: Workbook) -> None:
    for sheet in book.sheets:
        sheet.first_row, sheet.first_column = sheet.first_row + 3, sheet.first_column + 2
        sheet.merges = [(r1 + 3, c1 + 2, r2 + 3, c2 + 2) for r1, c1, r2, c2 in sheet.merges]


def among_others(book: Workbook) -> None:
    book.sheets = [Sheet("Обложка", [["Отчёт"]]), *book.sheets, Sheet("Лист99", [])]


def framed(book: Workbook) -> None:
    for sheet in book.sheets:
        width = max(map(len, sheet.rows)) + 3
        sheet.rows = [row + [None] * (width - len(row)) for row in [*sheet.rows, [], []]]


def title_rows(sheet: Sheet) -> list[int]:
    """The rows above the first table with a text in the first column alone, where the head is as wide as the sheet."""
    for row, cells in enumerate(sheet.rows):
        filled = [place for place, value in enumerate(cells) if value not in (None, "")]
        if len(filled) > 1:
            whole = filled == list(range(max(map(len, sheet.rows))))
            return [] if sheet.merges or not whole else [above for above in range(row) if any(sheet.rows[above])]
        if filled and filled != [0]:
            return []
    return []


def titles_aside(book: Workbook, merged: bool = False) -> None:
    """Titles typed into, or merged over, columns in the middle of the table."""
    for sheet in book.sheets:
        width = max(map(len, sheet.rows), default=0)
        first, last = width // 2, max(width // 2, width - 2)
        for row in title_rows(sheet):
            sheet.rows[row] = [None] * first + [sheet.rows[row][0]] + [None] * (width - first - 1)
            if merged and last > first:
                at, to = sheet.first_column + first, sheet.first_column + last
                sheet.merges = [*sheet.merges, (sheet.first_row + row, at, sheet.first_row + row, to)]


def stamped(book: Workbook) -> None:
    """A remark in the last column of the last title row."""
    for sheet in book.sheets:
        rows, width = title_rows(sheet), max(map(len, sheet.rows), default=0)
        if rows and width > 2:
            sheet.rows[rows[-1]] = [sheet.rows[rows[-1]][0], *[None] * (width - 2), "форма № 2"]


def closed(*lines: list[Any], last: bool = False) -> Callable[[Workbook], None]:
    """Lines below a blank row at the end of each sheet, from the first column of the first table on or in the last."""

    def dress(book: Workbook) -> None:
        for sheet in book.sheets:
            full = next((row for row in sheet.rows if sum(value not in (None, "") for value in row) > 1), None)
            if full is not None:
                first = next(place for place, value in enumerate(full) if value not in (None, ""))
                at = max(map(len, sheet.rows)) - 1 if last else first
                sheet.rows = [*sheet.rows, [], *([None] * at + line for line in lines)]

    return dress


def opened(*lines: str | None, last: bool = False) -> Callable[[Workbook], None]:
    """Lines above all others of each sheet that holds any, in the first column or in the last."""

    def dress(book: Workbook) -> None:
        for sheet in book.sheets:
            if not any(value not in (None, "") for row in sheet.rows for value in row):
                continue
            at = max(map(len, sheet.rows)) - 1 if last else 0
            sheet.rows = [*([None] * at + [line] for line in lines), *sheet.rows]
            sheet.merges = [(r1 + len(lines), c1, r2 + len(lines), c2) for r1, c1, r2, c2 in sheet.merges]

    return dress


def in_capitals(value: str) -> str:
    return value if "-\n" in value or INNER_CAPITAL.search(value) else value.upper()


def as_day(value: Any) -> Any:
    return value.strftime("%d.%m.%Y") if isinstance(value, datetime.date) and value.day > 1 else value


def with_time(value: Any) -> Any:
    plain = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return datetime.datetime(value.year, value.month, value.day, 9, 30) if plain else value


DRESSES: dict[str, Callable[[Workbook], None]] = {
    "moved": moved,
    "among other sheets": among_others,
    "framed by blank cells": framed,
    "signed": closed(["Исполнитель: ________"]),
    "signed with a date": closed(["Источник: данные НПМ"], ["Исп. И. О. Фамилия, тел. 74-00-00"], [SIGNED_ON]),
    "signed over several columns": closed(["Топ жетекшісі", "_______", "И. О. Фамилия", SIGNED_ON]),
    "signed by two": closed(["Согласовано", "Утверждаю"], ["________", "________"], ["12.04.2022", "12.04.2022"]),
    "with a date in the last column": closed([SIGNED_ON], last=True),
    "with a page number": closed(["Страница 1 из 2"], [1], last=True),
    "with a key to short names": closed(["МВД", "Министерство внутренних дел"], ["МЗ", "Министерство здравоохранения"]),
    "titles in the middle": titles_aside,
    "titles merged over the middle": partial(titles_aside, merged=True),
    "with a remark beside the title": stamped,
    "with a stamp of approval": opened("УТВЕРЖДАЮ", "Руководитель ________", "И. О. Фамилия", None, last=True),
    "under a letter's number": opened("Исх. № 12-3/45 от 15.03.2022", None),
    "under the day of its print": opened("Выгружено: 15.03.2022 10:32"),
    "in capitals": text(in_capitals),
    "with hard spaces": text(lambda value: value.replace(" ", "\xa0")),
    "with loose spaces": text(lambda value: f"  {value} "),
    "without ё": text(lambda value: value.replace("ё", "е").replace("Ё", "Е")),
    "without Kazakh letters": text(lambda value: value.translate(str.maketrans("әғқңөұүһі", "агкноуухи"))),
    "numbers as floats": each(lambda value: float(value) if type(value) is int else value),
    "dates as text": each(as_day),
    "dates with a time": each(with_time),
}


def counted(book: Workbook) -> tuple:
    """The counts of the tables and the problems without their places."""
    try:
        said = answer(understand(book, "0"))
    except Refused as refusal:
        return (refusal.reason,)
    tables = Counter((table["kind"], tuple(str(row) for row in table["counts"])) for table in said["tables"])
    return tables, Counter(one["problem"] for one in said["problems"])


@cache
def undressed() -> list[tuple[str, Workbook, tuple]]:
    """Each small file: its name, its sheets, what it counts."""
    return [(case.file, workbook(case), counted(workbook(case))) for case in cases()]


def differing(change: Callable[[Workbook], None], every: int = 1, first: int = 0) -> list[str]:
    """The files that count otherwise after a change; of all, or of one in `every`."""
    found = []
    for file, plain, counts in undressed()[first::every]:
        book = copy.deepcopy(plain)
        change(book)
        if counted(book) != counts:
            found.append(file)
    return found


@pytest.mark.parametrize("name", DRESSES)
def test_some_files_dressed_otherwise_count_the_same(name):
    assert differing(DRESSES[name], every=len(DRESSES), first=list(DRESSES).index(name)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", DRESSES)
def test_all_files_dressed_otherwise_count_the_same(name):
    assert differing(DRESSES[name]) == []
