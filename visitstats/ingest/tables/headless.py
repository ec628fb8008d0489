"""Tables without a head: below a title lists of members with a number each; rows of visits from the first row on."""

from itertools import groupby
from typing import Any

from visitstats.ingest.context import subject
from visitstats.ingest.labels import is_word, label
from visitstats.ingest.longrows import LongRows
from visitstats.ingest.tables.closing import parts, rows_of_tables
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head
from visitstats.ingest.values.counts import is_number
from visitstats.ingest.values.dates import readings
from visitstats.ingest.values.names import BLANK, UNKNOWN, read_institution, read_kind, read_ministry

ROWS = 2  # at least, of which one may be a total
PART = 0.8  # of the rows that must be alike


def headless(grid: Grid) -> list[Head]:
    """Heads of no height where the rows alone tell a table, on a sheet that has no head at all."""
    if isinstance(grid.rows, LongRows):
        return []
    rows = grid.rows[: rows_of_tables(grid)]
    filled = [any(row[column] is not None for row in rows) for column in range(grid.width)]
    runs = [list(run) for held, run in groupby(range(grid.width), key=filled.__getitem__) if held]
    bands = [(run[0], run[-1]) for run in runs]
    lists = [head for left, right in bands if (head := _head(rows, left, right, _listed))]
    named = subject([grid.sheet.name or ""]) == "visits"
    if lists and (named or min(head.top for head in lists) > 0):
        return lists
    whole = _head(rows, bands[0][0], bands[-1][1], _visited) if bands else None
    return [whole] if whole else []


def _head(every: list[list[Any]], left: int, right: int, fits: Any) -> Head | None:
    """A head of no height above the first row that fits, if nearly all rows below do so too."""
    rows = [(row, cells) for row, whole in enumerate(every) if any(cells := whole[left : right + 1])]
    first = next((place for place, (_, cells) in enumerate(rows) if fits(cells)), None)
    if first is None or any(len([v for v in cells if v is not None]) > 1 for _, cells in rows[:first]):
        return None
    below = [cells for _, cells in _before_notes(rows[first:], fits)]
    alike = sum(fits(cells) or _total(cells) for cells in below)
    if len(below) < ROWS or alike < PART * len(below) or sum(map(fits, below)) < ROWS:
        return None
    top = rows[first][0]
    return Head(top, top - 1, left, right)


def _before_notes(rows: list[tuple[int, list[Any]]], fits: Any) -> list[tuple[int, list[Any]]]:
    """The rows without those at the end of which none fits, and that a blank row parts from them or a note leads."""
    last = max(place for place, (_, cells) in enumerate(rows) if fits(cells) or _total(cells))
    after = rows[last + 1 :]
    return rows[: last + 1] if after and (after[0][0] > rows[last][0] + 1 or parts(after[0][1])) else rows


def _listed(cells: list[Any]) -> bool:
    """Whether a row is one member of a dimension and a number."""
    filled = [value for value in cells if value is not None]
    named = label(filled[0]) if len(filled) == 2 else None
    return named is not None and named.pure and not named.number and is_number(filled[1])


def _total(cells: list[Any]) -> bool:
    return any(is_word("rows", value) is not None for value in cells)


def _visited(cells: list[Any]) -> bool:
    """Whether a row has a whole date and two of region, ministry, kind and institution."""
    texts = [value for value in cells if isinstance(value, str)]
    if len(texts) < ROWS or not any(_dated(value) for value in cells):
        return False
    told = [any(map(test, texts)) for test in (_region, _ministry, _kind, _institution)]
    return sum(told) >= 2


def _dated(value: Any) -> bool:
    if hasattr(value, "year"):
        return True
    return isinstance(value, str) and any(when.full and when.year for when in readings(value.strip()))


def _region(text: str) -> bool:
    found = label(text)
    return found is not None and found.pure and "region" in found.members


def _ministry(text: str) -> bool:
    return read_ministry(text) not in (BLANK, UNKNOWN)


def _kind(text: str) -> bool:
    return read_kind(text) not in (BLANK, UNKNOWN)


def _institution(text: str) -> bool:
    return read_institution(text).kind is not None
