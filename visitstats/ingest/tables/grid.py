"""A sheet as a rectangle of cells, with merged cells looked up by place."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

import numpy as np
import pyarrow.compute as pc

from visitstats.ingest.coded import Coded, coded
from visitstats.ingest.longrows import LONG, LongRows, by_columns
from visitstats.ingest.model import CellError, Sheet
from visitstats.reference.words import lines

UNNAMED = re.compile(r"Unnamed: \d+$")
HEADS = 20  # rows of a long sheet in which months may be typed as days
TYPED_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](20\d\d)|(20\d\d)-(\d\d)-(\d\d)")


class Grid:
    """Cells by row and column number, both from 0; blank text counts as no cell, merged cells are filled downwards."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.first_row, self.first_column = sheet.first_row, sheet.first_column
        self.width = sheet.width
        self.rows: list[list[Any]] | LongRows = _rows(sheet, self.width)
        self.across: dict[tuple[int, int], tuple[int, int]] = {}  # cell -> (first column, last column) of its merge
        self.down: dict[tuple[int, int], int] = {}  # first cell -> last row of its merge
        self.continued: set[tuple[int, int]] = set()  # cells filled from above within their merge
        for merge in sheet.merges:
            self._merge(*merge)
        for row in self._rows_of_first_days():
            self._name_months(row)
        self._columns: dict[int, Coded] = {}

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        top, bottom = top - self.first_row, min(bottom - self.first_row, len(self.rows) - 1)
        left, right = left - self.first_column, min(right - self.first_column, self.width - 1)
        if top < 0 or left < 0 or top >= len(self.rows) or left >= self.width:
            return
        value = self.rows[top][left]
        for row in range(top, bottom + 1):
            if right > left:
                for column in range(left, right + 1):
                    self.across[row, column] = (left, right)
            if row > top and value is not None:
                self.put(row, left, value)
                self.continued.add((row, left))
        if bottom > top:
            for column in range(left, right + 1):
                self.down[top, column] = bottom

    def _name_months(self, row: int) -> None:
        """Months at the head of columns that are given as their first days: 01.11.2019, 01.12.2019."""
        days = {column: day for column, value in enumerate(self.rows[row]) if (day := _day(value)) is not None}
        if len(set(days.values())) < 2 or any(day.day != 1 for day in days.values()):
            return
        above = [cells for cells in self.rows[max(row - 1, 0) : row] if sum(value is not None for value in cells) > 1]
        below = self.rows[row + 1 : row + 3]
        if any(_day(cells[column]) is not None for cells in [*above, *below] for column in days):
            return  # dates of a register
        if not any(_number(cells[column]) for cells in below for column in days):
            return
        for column, day in days.items():
            self.put(row, column, f"{day.month:02}.{day.year}")

    def _rows_of_first_days(self) -> Iterable[int]:
        """The rows that may hold months as dates: at least two dates, all of them first days."""
        if not isinstance(self.rows, LongRows):
            return range(len(self.rows))
        dated = np.zeros(len(self.rows), np.int32)
        other = np.zeros(len(self.rows), bool)
        for column in self.rows.columns:
            if date in set(map(type, column.values)) or datetime in set(map(type, column.values)):
                dated += column.test(lambda value: isinstance(value, date))
                other |= column.test(lambda value: isinstance(value, date) and value.day != 1)
        return sorted({*range(min(HEADS, len(self.rows))), *map(int, np.flatnonzero((dated > 1) & ~other))})

    def put(self, row: int, column: int, value: Any) -> None:
        """Another value in a cell."""
        if isinstance(self.rows, LongRows):
            self.rows.put(row, column, value)
        else:
            self.rows[row][column] = value

    def fill(self, column: int, cells: Coded, places: np.ndarray) -> None:
        """Other values in these rows of a column; `cells` are those of all rows."""
        old = self.column(column)
        moved = np.where(cells.codes == 0, 0, cells.codes + len(old.values) - 1).astype(np.int32)
        codes = old.codes.copy()
        codes[places] = moved[places]
        new = Coded(codes, [*old.values, *cells.values[1:]])
        if isinstance(self.rows, LongRows):
            self.rows.columns[column] = new
            return
        self._columns[column] = new
        for place in map(int, places):
            self.rows[place][column] = new.at(place)

    def column(self, number: int) -> Coded:
        """All cells of a column, by their different values."""
        if isinstance(self.rows, LongRows):
            return self.rows.columns[number]
        if number not in self._columns:
            self._columns[number] = coded([row[number] for row in self.rows])
        return self._columns[number]

    def spread(self, row: int, column: int) -> Any:
        """The value of a cell, or of the merged cell that covers it."""
        place = self.across.get((row, column))
        return self.rows[row][place[0] if place else column]

    def number(self, row: int) -> int:
        """The spreadsheet's own number of a row."""
        return row + self.first_row

    def letter(self, column: int) -> str:
        """The spreadsheet's own letter of a column."""
        number, letters = column + self.first_column, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


def _rows(sheet: Sheet, width: int) -> list[list[Any]] | LongRows:
    if len(sheet.rows) >= LONG:
        return LongRows([_without_blanks(column) for column in by_columns(sheet.rows, width).columns])
    rows = [list(map(_filled, row)) for row in sheet.rows]
    rows = [row + [None] * (width - len(row)) if len(row) < width else row for row in rows]
    return [[None, *row[1:]] for row in rows] if _counted_from_zero(rows) else rows


def _counted_from_zero(rows: list[list[Any]]) -> bool:
    """Whether the first column only counts the rows of a data frame, in which the sheet's own head became a row."""
    if (
        not rows
        or not rows[0]
        or rows[0][0] is not None
        or not any(map(UNNAMED.match, filter(None, map(str, rows[0]))))
    ):
        return False
    return all(_number(row[0]) and float(row[0]) == place for place, row in enumerate(rows[1:]))


def _without_blanks(column: Coded) -> Coded:
    """The column with blank text and errors as blank cells; a text with a letter or digit before any # is neither."""
    if column.texts is None:
        return column.replaced(_filled)
    unsure = pc.invert(pc.match_substring_regex(column.texts, r"^[^#]*[0-9\pL]"))
    places = pc.indices_nonzero(unsure).to_pylist()
    if all(_filled(column.values[place + 1]) is not None for place in places):
        return column
    return column.replaced(_filled)


def _day(value: Any) -> date | None:
    """The day that a cell holds, or that is typed there in figures alone."""
    if isinstance(value, date):
        return value
    if value.__class__ is not str or not (match := TYPED_DAY.fullmatch(value.strip())):
        return None
    day, month, year = match.group(1, 2, 3) if match[3] else match.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) or (isinstance(value, str) and value.strip().isdigit())


def _filled(value: Any) -> Any:
    if value.__class__ is str:
        return value if (text := value.strip()) and not (text[0] == "#" and text.upper() in _errors()) else None
    return None if value.__class__ is CellError else value


@cache
def _errors() -> frozenset[str]:
    """Results of formulas that failed, as text files hold them."""
    return frozenset(row["error"] for row in lines("words/errors"))
