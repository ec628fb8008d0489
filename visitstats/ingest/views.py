"""Sheets as they may be shown: which rows and columns of them are tables, and no cell that could name a person.

It runs in the reading process. Cells of recognised columns are those that are kept, after the same check. Of all other
cells only what the word lists know is shown, numbers of at most six digits and days since 2013; the rest is a mark.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.labels import is_word, label
from visitstats.ingest.model import RowView, SheetView, Table, Understanding, Workbook
from visitstats.ingest.personal import clean
from visitstats.ingest.personal.check import clean_title
from visitstats.ingest.staged import shown
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.guided import number_of

HIDDEN = "···"  # a cell that holds something which is not shown
NOT_KEPT = ("ignored", "personal", "unknown", "number")
TAKEN = ("data", "waiting", "not_held", "total")
FIRST, AROUND, LAST, MOST = 240, 400, 20, 60  # rows shown of a long sheet; columns of a wide one
LONGEST, SHORT, DIGITS = 80, 40, 6


def sheets(workbook: Workbook, found: Understanding) -> list[SheetView]:
    """Every sheet that holds anything."""
    grids = [Grid(sheet) for sheet in workbook.sheets]
    return [_sheet(grid, _Marks(grid, found)) for grid in grids if any(map(_filled, grid.rows))]


@dataclass
class _Marks:
    """What was understood of one sheet: its tables, and which of its rows were left out, wait or count."""

    grid: Grid
    found: Understanding
    tables: list[Table] = field(init=False)
    apart: list[Table] = field(init=False)

    def __post_init__(self) -> None:
        name = self.grid.sheet.name
        self.tables = [one for one in self.found.tables if one.sheet == name]
        self.apart = [one for one in self.found.apart if one.sheet == name]
        self.left = {one.row: (one.reason, one.table) for one in self.found.left_out if one.sheet == name}
        self.problems = {one.row for one in self.found.problems if one.sheet == name and one.row is not None}
        self.aside: dict[int, dict[int, bool]] = {one.number: {} for one in self.tables}
        for one in self.tables:
            known = self.aside[one.number]
            for row, aside in zip(one.column("row").to_pylist(), one.column("set_aside").to_pylist(), strict=True):
                known[row] = known.get(row, True) and aside

    def over(self, number: int) -> list[Table]:
        """The tables that a row belongs to, several where they stand side by side."""
        return [one for one in [*self.tables, *self.apart] if one.header_rows[0] <= number <= one.last_row]

    def role(self, number: int, over: list[Table]) -> tuple[str, int | None]:
        """What a row is, and the number of its table (0: a table that is not taken)."""
        if not over and number in self.left:
            return self.left[number]  # a signature below the last row
        if not over:
            below = any(number < one.header_rows[0] for one in self.tables)
            return ("title" if below else "outside"), None
        one = next((each for each in over if number in self.aside.get(each.number, {})), over[0])
        place = one.number if one in self.tables else 0
        if number <= one.header_rows[1]:
            return "header", place
        if not place:
            return "apart", 0
        rows = self.aside[place]
        if number in rows:
            return ("waiting" if rows[number] else "data"), place
        if number in self.left:
            return self.left[number][0], place
        if number < one.first_row:
            return "outside", None
        return ("data" if one.kind == "figures" else "group"), place


def _sheet(grid: Grid, marks: _Marks) -> SheetView:
    width = min(grid.width, MOST)
    rows = []
    for row in sorted(_rows(grid, marks.problems)):
        number = grid.number(row)
        over = marks.over(number)
        rows.append(_row(grid, row, width, over, marks.role(number, over)))
    height = max(row for row, cells in enumerate(grid.rows) if _filled(cells))
    letters = [grid.letter(column) for column in range(width)]
    return SheetView(grid.sheet.name, letters, rows, grid.number(height), grid.sheet.hidden)


def _filled(cells: list[Any]) -> bool:
    return any(value is not None for value in cells)


def _rows(grid: Grid, problems: set[int]) -> set[int]:
    """The rows that are shown: the first, the last, and those with problems."""
    count = len(grid.rows)
    if count <= FIRST + AROUND + LAST:
        return set(range(count))
    near = sorted(number - grid.first_row for number in problems)[:AROUND]
    return {*range(FIRST), *range(count - LAST, count), *(row for row in near if 0 <= row < count)}


def _row(grid: Grid, row: int, width: int, over: list[Table], role: tuple[str, int | None]) -> RowView:
    kept = {number_of(column.letter) - grid.first_column: column.meaning for one in over for column in one.columns}
    cells = grid.rows[row]
    heads: set[int] = set()
    if role[0] == "title" or (role[0] in ("outside", "apart") and _reads_as_head(cells)):
        heads = set(range(width))
    for one in over:
        if grid.number(row) <= one.header_rows[1]:
            heads |= {number_of(column.letter) - grid.first_column for column in one.columns}
    texts = [_cell(cells[column], role[0], column in heads, kept.get(column)) for column in range(width)]
    return RowView(grid.number(row), role[0], texts, role[1])


def _reads_as_head(cells: list[Any]) -> bool:
    """Whether a row outside of any table could be a head: several known words, neither number nor day."""
    labels = [found for found in map(label, cells) if found]
    return sum(one.known for one in labels) > 1 and not any(one.number for one in labels)


def _cell(value: Any, role: str, heading: bool, meaning: str | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if heading:
        return _short(clean_title(shown(value)))
    if role == "note" or meaning == "personal":
        return HIDDEN
    if role in TAKEN and meaning and meaning not in NOT_KEPT:
        return _short(clean(shown(value)))
    return _known(value)


def _short(text: str | None) -> str:
    if not text:
        return HIDDEN
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _known(value: Any) -> str:
    """A cell that is not kept: a number, a day, the name of a member or a word for totals, else a mark."""
    text = shown(value)
    if isinstance(value, datetime.date):
        return text if value.year >= 2013 else HIDDEN
    found = label(text)
    if found is None or found.number:
        return text if sum(map(str.isdigit, text)) <= DIGITS and len(text) <= 12 else HIDDEN
    if len(text) > SHORT or clean_title(text) != text:
        return HIDDEN
    named = found.pure and set(found.members) - {"institution_kind"}  # an institution's kind stands in free text too
    return text if named or is_word("rows", text) in ("total", "part") else HIDDEN
