"""The small files again, each dressed in other ways that change nothing of what it counts."""

import copy
import datetime
import os
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.ingest.test_cases import cases, workbook
from visitstats.ingest.answer import answer
from visitstats.ingest.model import Refused, Sheet, Workbook
from visitstats.ingest.understand import understand

DRESSES_EACH = int(os.environ.get("VISITSTATS_DRESSES", "1"))  # all of them: 15


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


def signed(book: Workbook) -> None:
    for sheet in book.sheets:
        sheet.rows = [*sheet.rows, [], ["Исполнитель: ________"]]


def as_day(value: Any) -> Any:
    return value.strftime("%d.%m.%Y") if isinstance(value, datetime.date) and value.day > 1 else value


def with_time(value: Any) -> Any:
    plain = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return datetime.datetime(value.year, value.month, value.day, 9, 30) if plain else value


DRESSES: dict[str, Callable[[Workbook], None]] = {
    "moved": moved,
    "among other sheets": among_others,
    "framed by blank cells": framed,
    "signed": signed,
    "titles in the middle": titles_aside,
    "titles merged over the middle": partial(titles_aside, merged=True),
    "with a remark beside the title": stamped,
    "in capitals": text(lambda value: value if "-\n" in value else value.upper()),
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


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(cases())), ids=lambda value: getattr(value, "file", str(value))
)
def test_a_file_dressed_otherwise_counts_the_same(number, case):
    plain = counted(workbook(case))
    names = list(DRESSES)
    for place in range(DRESSES_EACH):
        name = names[(number + place) % len(names)]
        book = copy.deepcopy(workbook(case))
        DRESSES[name](book)
        assert counted(book) == plain, name
