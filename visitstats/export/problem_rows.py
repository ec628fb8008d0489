"""The workbook that goes back to the sender: the rows that wait, bad cells coloured with a comment, allowed values.

It holds the recognised columns and the row numbers of the file and nothing else; no text can become a formula.
"""

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from visitstats.export.problem_words import LISTS, allowed, language_of, list_of, said, values
from visitstats.export.safe import FORMULA_SIGNS, plain
from visitstats.reference.palette import LIGHT
from visitstats.texts import _, ngettext, use_language

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
BAD = "#F6DDC4"  # a tint of `fall`: ink on it has a contrast of 12
_FONT = {"font_name": "Arial", "font_size": 10, "font_color": LIGHT["ink"], "valign": "top"}
HEAD = 3  # the header of each table stands in row 4
_WIDTHS = {"row": 8, "cell": 24, "wrong": 70}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a row: which, the letter of its column in the file if any, and the text there."""

    problem: str
    letter: str | None
    text: str | None


@dataclass(frozen=True)
class Row:
    """A row of the file that waits: its number, the text of its recognised cells by letter, and what is wrong."""

    number: int
    cells: dict[str, str]
    problems: tuple[Problem, ...]


@dataclass
class Sheet:
    """The waiting rows of one sheet of the file, and its recognised columns as letter -> heading."""

    name: str
    headers: dict[str, str]
    rows: list[Row] = field(default_factory=list)


def waiting_sheets(import_id: int, ask: Callable[..., pd.DataFrame]) -> list[Sheet]:
    """The rows of an import that wait, sheet by sheet; `ask` answers questions."""
    names = ("import_columns", "import_tables", "rows_of_cause", "open_problems")
    return sheets_of(*(ask(name, import_id=import_id) for name in names))


def sheets_of(columns: pd.DataFrame, tables: pd.DataFrame, rows: pd.DataFrame, problems: pd.DataFrame) -> list[Sheet]:
    """The answers to import_columns, import_tables, rows_of_cause and open_problems of one import, put together."""
    wrong: dict[int, list[Problem]] = {}
    for one in problems.to_dict("records"):
        problem = Problem(one["problem"], _text(one["source_column"]) or None, _text(one["text"]) or None)
        wrong.setdefault(one["visit_id"], []).append(problem)
    names = {one["table_number"]: _text(one["sheet"]) for one in tables.to_dict("records")}
    sheets = {name: Sheet(name, {}) for name in names.values()}
    for one in columns.to_dict("records"):
        sheets[names[one["table_number"]]].headers.setdefault(one["letter"], _text(one["header"]))
    lines: dict[tuple[str, int], Row] = {}
    for one in rows.to_dict("records"):
        key = (_text(one["sheet"]), int(one["source_row"]))
        before = lines.get(key, Row(key[1], {}, ()))
        own = before.problems + tuple(wrong.get(one["visit_id"], ()))
        lines[key] = Row(key[1], before.cells | json.loads(one["cells"] or "{}"), tuple(dict.fromkeys(own)))
    for (name, _number), line in sorted(lines.items()):
        sheets[name].rows.append(line)
    return [sheet for sheet in sheets.values() if sheet.rows]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def guess_language(sheets: Sequence[Sheet]) -> str:
    """The language of the sender, by the headings of the file."""
    return language_of([header for sheet in sheets for header in sheet.headers.values()])


def problem_rows(file_name: str, sheets: Sequence[Sheet], lang: str) -> bytes:
    """The workbook (.xlsx) in a language."""
    buffer = io.BytesIO()
    with use_language(lang), xlsxwriter.Workbook(buffer, _OPTIONS) as file:
        file.set_properties({"title": plain(file_name), "comments": "", "author": ""})
        book = _Book(file)
        for number, sheet in enumerate(sheets, 1):
            _write_sheet(book, file.add_worksheet(_sheet_name(sheet.name, number)), sheet, file_name)
        _write_lists(book)
    return buffer.getvalue()


class _Book:
    """The workbook being written, its styles and the sheet of allowed values."""

    def __init__(self, file: Any):
        self.file = file
        self.text = file.add_format(_FONT | {"text_wrap": True})
        self.quoted = file.add_format(_FONT | {"text_wrap": True, "quote_prefix": True})
        self.bad = file.add_format(_FONT | {"text_wrap": True, "bg_color": BAD, "quote_prefix": True, "border": 1})
        self.number = file.add_format(_FONT | {"num_format": "0"})
        self.title = file.add_format(_FONT | {"bold": True, "font_size": 14})
        self.head = file.add_format(
            _FONT | {"bold": True, "text_wrap": True, "bg_color": LIGHT["surface"], "bottom": 1}
        )

    def write(self, sheet: Worksheet, row: int, column: int, text: str) -> None:
        """A text as text, whatever it begins with."""
        style = self.quoted if text.startswith(FORMULA_SIGNS) else self.text
        sheet.write_string(row, column, plain(text), style)


def _sheet_name(name: str, number: int) -> str:
    kept = "".join(letter for letter in plain(name) if letter not in "[]:*?/\\'")
    return f"{number} {kept}".strip()[:31]


def _write_sheet(book: _Book, target: Worksheet, sheet: Sheet, file_name: str) -> None:
    letters = _letters(sheet)
    target.write_string(0, 0, plain(file_name), book.title)
    told = ngettext("{n} row could not be counted.", "{n} rows could not be counted.", len(sheet.rows))
    asked = _(
        "Correct the coloured cells here or in your own file and send it back; the first column is its row number."
    )
    target.write_string(1, 0, f"{told} {asked}")
    heads = [_("Row"), *(_head(sheet, letter) for letter in letters), _("What is wrong, and what is allowed")]
    for column, text in enumerate(heads):
        target.write_string(HEAD, column, plain(text), book.head)
    target.set_column(0, 0, _WIDTHS["row"])
    target.set_column(1, len(letters), _WIDTHS["cell"])
    target.set_column(len(letters) + 1, len(letters) + 1, _WIDTHS["wrong"])
    target.freeze_panes(HEAD + 1, 1)
    target.set_landscape()
    target.fit_to_pages(1, 0)
    for place, row in enumerate(sheet.rows, HEAD + 1):
        _write_row(book, target, place, row, letters)


def _letters(sheet: Sheet) -> list[str]:
    """The columns that are shown: the recognised ones, and those in which something is wrong."""
    named = {problem.letter for row in sheet.rows for problem in row.problems if problem.letter}
    held = {letter for row in sheet.rows for letter in row.cells}
    return sorted(set(sheet.headers) | named | held, key=lambda letter: (len(letter), letter))


def _head(sheet: Sheet, letter: str) -> str:
    return f"{letter}: {sheet.headers[letter]}" if sheet.headers.get(letter) else letter


def _write_row(book: _Book, sheet: Worksheet, place: int, row: Row, letters: list[str]) -> None:
    sheet.write_number(place, 0, row.number, book.number)
    last = len(letters) + 1
    wrong = {problem.letter: problem for problem in row.problems if problem.letter}
    for column, letter in enumerate(letters, 1):
        problem = wrong.get(letter)
        if problem is None:
            book.write(sheet, place, column, row.cells.get(letter, ""))
            continue
        sheet.write_string(place, column, plain(row.cells.get(letter) or problem.text or ""), book.bad)
        sheet.write_comment(place, column, _comment(problem), {"author": "", "x_scale": 2.2, "y_scale": 1.2})
        _offer(sheet, place, column, problem)
    told = " ".join(dict.fromkeys(_comment(problem) for problem in row.problems))
    sheet.write_string(place, last, plain(told), book.text if wrong or not row.problems else book.bad)


def _comment(problem: Problem) -> str:
    return f"{said(problem.problem)} {allowed(problem.problem)}"


def _offer(sheet: Worksheet, row: int, column: int, problem: Problem) -> None:
    """A list to choose from in the cell itself; anything else can still be typed."""
    dimension = list_of(problem.problem)
    if dimension is None:
        return
    letter = xl_col_to_name(2 * list(LISTS).index(dimension))
    last = HEAD + 1 + len(values(dimension))
    source = f"='{_('Allowed values')}'!${letter}${HEAD + 2}:${letter}${last}"
    sheet.data_validation(row, column, row, column, {"validate": "list", "source": source, "show_error": False})


def _write_lists(book: _Book) -> None:
    """The allowed values, one list a pair of columns: the name, and from or to when it holds."""
    sheet = book.file.add_worksheet(_("Allowed values"))
    sheet.write_string(0, 0, _("Allowed values"), book.title)
    for place, (dimension, title) in enumerate(LISTS.items()):
        sheet.write_string(HEAD, 2 * place, _(title), book.head)
        sheet.write_string(HEAD, 2 * place + 1, "", book.head)
        for row, (text, remark) in enumerate(values(dimension), HEAD + 1):
            sheet.write_string(row, 2 * place, text, book.text)
            sheet.write_string(row, 2 * place + 1, remark, book.text)
        sheet.set_column(2 * place, 2 * place, 44)
        sheet.set_column(2 * place + 1, 2 * place + 1, 20)
