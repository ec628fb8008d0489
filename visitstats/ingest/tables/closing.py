"""What closes a table: signatures, dates of signing, keys to short names, below its last row and a blank one."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from statistics import median_low
from typing import Any

from visitstats.ingest.labels import is_word, label
from visitstats.ingest.personal.names import spans
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head
from visitstats.ingest.values.counts import is_number, read_count
from visitstats.ingest.values.dates import readings

SAMPLE = 80  # rows by which the columns of a table are known
LONGEST = 60  # rows that can close a table
WHOLE = 3  # cells at least of a row that is a row of the table whatever it holds
USUAL = 0.5  # of the rows have a date or number in a column that tells a row of the table
LINE = re.compile(r"[\s_./«»\"-]*_{2,}[\s_./«»\"-]*")  # to sign on
FOOTNOTE = re.compile(r"\s*(?:[*†‡¹²³⁴⁵]|\d\))")


def last_of_its_own(grid: Grid, head: Head, first: int, last: int) -> int:
    """The last row of a table without what closes it: rows below a blank row or a total, none like those above."""
    fits = _like_rows(_first_rows(grid, head, first, last))
    span = slice(head.left, head.right + 1)
    row = last
    while row > head.bottom and not (fits(grid.rows[row][span]) or _total(grid.rows[row][span])):
        row -= 1
        if last - row > LONGEST:
            return last
    if row > head.bottom and _total(grid.rows[row][span]):
        return row
    return next((below - 1 for below in range(row + 1, last + 1) if parts(grid.rows[below][span])), last)


def rows_of_tables(grid: Grid) -> int:
    """How many rows a sheet has without the lone cells, signatures and dates that a blank row parts off at its end."""
    last = len(grid.rows) - 1
    while last > 0 and _closes(grid.rows[last]):
        last -= 1
    below = range(last + 1, len(grid.rows))
    return next((row for row in below if all(value is None for value in grid.rows[row])), len(grid.rows))


def _closes(cells: list[Any]) -> bool:
    filled = [value for value in cells if value is not None]
    if len(filled) < 2 or is_closing(_first_text(filled)):
        return True
    return all(LINE.fullmatch(str(value)) or _Cells.kind(value) == "date" for value in filled)


def is_closing(text: Any) -> bool:
    """Whether a text begins as a note, a signature or another line that closes a table."""
    return is_word("rows", text) == "note" or is_word("closing", text) == "note"


def parts(cells: list[Any]) -> bool:
    """Whether a row parts a table from what closes it: it is blank, or a note itself."""
    first = next((value for value in cells if value is not None), None)
    return first is None or is_word("rows", first) == "note" or _footnote(cells)


def _footnote(cells: list[Any]) -> bool:
    filled = [value for value in cells if value is not None]
    return len(filled) == 1 and filled[0].__class__ is str and FOOTNOTE.match(filled[0]) is not None


def _total(cells: list[Any]) -> bool:
    return any(is_word("rows", value) in ("total", "running", "part") for value in cells)


def _first_rows(grid: Grid, head: Head, first: int, last: int) -> list[list[Any]]:
    """The rows of a table up to its first blank row or note: those of more than one cell, of a date or number alone."""
    full: list[list[Any]] = []
    for row in range(first, min(last, first + SAMPLE) + 1):
        cells = grid.rows[row][head.left : head.right + 1]
        filled = [value for value in cells if value is not None]
        if len(filled) > 1 or (filled and filled[0].__class__ is not str):
            full.append(cells)
        elif not filled or parts(cells):
            break
    return full


def _like_rows(rows: list[list[Any]]) -> Callable[[list[Any]], bool]:
    """A test of a row against the first rows of its table; where there are none, a row with two cells is one."""
    columns = [_Cells([row[place] for row in rows]) for place in range(len(rows[0]))] if rows else []
    sizes = [sum(value is not None for value in row) for row in rows]
    whole = max(WHOLE, median_low(sizes)) if rows else WHOLE
    needed = 2 if sum(size > 1 for size in sizes) * 2 > len(rows) else 1
    dates_are_few = not columns or any(column.most - {"date"} for column in columns)

    def fits(cells: list[Any]) -> bool:
        filled = [value for value in cells if value is not None]
        if is_closing(_first_text(filled)) or any(LINE.fullmatch(str(value)) for value in filled):
            return False
        if dates_are_few and all(_Cells.kind(value) == "date" for value in filled):
            return False
        if len(filled) >= whole and not any(map(_person, filled)):
            return True
        given = [(column, value) for column, value in zip(columns, cells, strict=False) if value is not None]
        if not columns:
            return len(filled) > 1
        strong = any(column.kind(value) in column.usual for column, value in given)
        known = sum(column.names(value) for column, value in given)
        alike = sum(column.holds(value) and not _person(value) for column, value in given)
        return known > 1 or (strong and alike >= needed)

    return fits


def _first_text(filled: list[Any]) -> Any:
    return next((value for value in filled if _Cells.kind(value) == "text"), None)


def _person(value: Any) -> bool:
    """Whether a cell holds the name of a person and nothing else."""
    if value.__class__ is not str:
        return False
    text = value.strip()
    return any(span == (0, len(text)) for span in spans(text))


class _Cells:
    """What the first rows of a table hold in one column: mostly dates, numbers or text, and what it names."""

    def __init__(self, values: list[Any]):
        held = [value for value in values if value is not None]
        kinds = Counter(map(self.kind, held))
        self.most = {kind for kind, times in kinds.items() if times * 3 >= len(held)}
        self.usual = {kind for kind in self.most & {"date", "number"} if kinds[kind] >= USUAL * len(values)}
        self.held = set(map(str, held))
        dims = Counter(name for value in held if (found := label(value)) for name in found.members)
        self.dims = {name for name, times in dims.items() if times * 2 >= len(held)}

    @staticmethod
    def kind(value: Any) -> str:
        """date, number or text."""
        if isinstance(value, date):
            return "date"
        if is_number(value) or (value.__class__ is str and read_count(value).number is not None):
            return "number"
        dated = isinstance(value, str) and any(not when.problem for when in readings(value.strip()))
        return "date" if dated else "text"

    def holds(self, value: Any) -> bool:
        """Whether a cell is of the sort that the column holds: "2021 год" among quarters is a text as well."""
        return self.kind(value) in self.most or (value.__class__ is str and "text" in self.most)

    def names(self, value: Any) -> bool:
        """Whether a text was seen in the column, or names a member of what the column names."""
        if value.__class__ is not str or "text" not in self.most:
            return False
        found = label(value)
        return value in self.held or bool(found and self.dims & set(found.members))
