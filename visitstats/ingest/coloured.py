"""A file made anew from its values, with the cells in question coloured: what goes back to its own sender.

It runs in the reading process, from the cells that were read: nothing of the file is parsed a second way, and no
formula, link, macro or picture of it comes along. The result stays in memory: it may hold personal data, as the file
does.
"""

import datetime
import io
from dataclasses import dataclass
from typing import Any

from visitstats.ingest.model import CellError, Sheet, Workbook

BAD, INK = "#F6DDC4", "#14202E"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
    "default_date_format": "dd.mm.yyyy",
}
LONGEST = 32_767  # characters that a cell can hold


@dataclass(frozen=True)
class Mark:
    """One cell to colour: the sheet's name (None as in `Sheet`), its row and column (1-based), and the comment."""

    sheet: str | None
    row: int
    column: int
    comment: str


@dataclass(frozen=True)
class Lists:
    """A sheet of allowed values: its title, and each list with its own title."""

    title: str
    columns: list[tuple[str, list[str]]]


def coloured(workbook: Workbook, marks: list[Mark], lists: Lists) -> bytes:
    """The workbook (.xlsx) with the values of every sheet in their places, and the lists on a sheet at its end."""
    import xlsxwriter  # only here: reading does without it

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as file:
        styles = _Styles(file)
        for number, sheet in enumerate(workbook.sheets, 1):
            target = file.add_worksheet(_name(sheet.name, number))
            _write(target, sheet, styles, {(m.row, m.column): m.comment for m in marks if m.sheet == sheet.name})
        target = file.add_worksheet(lists.title[:31])
        for column, (title, texts) in enumerate(lists.columns):
            for row, text in enumerate((title, *texts)):
                target.write_string(row, column, text)
            target.set_column(column, column, 44)
    return buffer.getvalue()


class _Styles:
    """The styles of plain, text and coloured cells, by the form of the value."""

    def __init__(self, file: Any):
        self._file = file
        self._made: dict[tuple[bool, str], Any] = {}

    def of(self, bad: bool, form: str) -> Any:
        """A style; forms are plain, text (never a formula), date, moment, time."""
        if (bad, form) not in self._made:
            formats = {"date": "dd.mm.yyyy", "moment": "dd.mm.yyyy hh:mm", "time": "hh:mm"}
            look: dict[str, Any] = {"num_format": formats[form]} if form in formats else {}
            look |= {"quote_prefix": True} if form == "text" else {}
            look |= {"bg_color": BAD, "font_color": INK, "border": 1} if bad else {}
            self._made[bad, form] = self._file.add_format(look)
        return self._made[bad, form]


def _name(name: str | None, number: int) -> str:
    kept = "".join(letter for letter in name or "" if letter not in "[]:*?/\\'").strip()
    return f"{number} {kept}".strip()[:31]


def _write(target: Any, sheet: Sheet, styles: _Styles, comments: dict[tuple[int, int], str]) -> None:
    for row, values in enumerate(sheet.rows, sheet.first_row):
        for column, value in enumerate(values, sheet.first_column):
            if value is not None and (row, column) not in comments:
                _cell(target, row - 1, column - 1, value, styles, bad=False)
    for (row, column), comment in comments.items():
        _cell(target, row - 1, column - 1, _value(sheet, row, column), styles, bad=True)
        target.write_comment(row - 1, column - 1, comment, {"author": "", "x_scale": 2.2, "y_scale": 1.2})


def _value(sheet: Sheet, row: int, column: int) -> Any:
    across, down = column - sheet.first_column, row - sheet.first_row
    inside = 0 <= down < len(sheet.rows) and 0 <= across < len(sheet.rows[down])
    return sheet.rows[down][across] if inside else None


def _cell(target: Any, row: int, column: int, value: Any, styles: _Styles, bad: bool) -> None:
    """One value as what it is; text is only ever text."""
    if value is None:
        target.write_blank(row, column, None, styles.of(bad, "plain"))
    elif isinstance(value, bool):
        target.write_boolean(row, column, value, styles.of(bad, "plain"))
    elif isinstance(value, int | float):
        target.write_number(row, column, value, styles.of(bad, "plain"))
    elif isinstance(value, datetime.date | datetime.time) and getattr(value, "year", 1900) >= 1900:
        form = {datetime.datetime: "moment", datetime.time: "time"}.get(type(value), "date")
        if isinstance(value, datetime.datetime) and value.time() == datetime.time():
            form = "date"
        target.write_datetime(row, column, value, styles.of(bad, form))
    else:
        text = value.code if isinstance(value, CellError) else str(value)[:LONGEST]
        target.write_string(row, column, text, styles.of(bad, "text" if text.startswith(FORMULA_SIGNS) else "plain"))
