"""How far a head reaches: rows above and below its first one, columns beside it."""

from itertools import dropwhile, takewhile
from typing import Any

from visitstats.ingest.labels import COUNTED, KEYS, NUMBERED, label
from visitstats.ingest.tables.closing import rows_of_tables
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head, families
from visitstats.ingest.tables.numbering import is_numbering
from visitstats.ingest.tables.titles import begins_title, is_lone_title

LEVELS = {"year", "month", "region", "ministry", "institution", "institution_kind", "visit_kind"}


def extend_up(grid: Grid, head: Head) -> None:
    """Rows above that span some of the columns ("Количество посещений" over the ministries) belong to the head."""
    while head.top > 0 and head.bottom - head.top < 4:
        above = head.top - 1
        filled = [c for c in range(head.left, head.right + 1) if grid.rows[above][c] is not None]
        outside = [c for c, value in enumerate(grid.rows[above]) if value is not None and c < head.left]
        if not filled or outside or any(label(grid.rows[above][c]).number for c in filled):  # type: ignore[union-attr]
            return
        if _parameter(grid, above, filled):
            return
        spans = [grid.across.get((above, c), (c, c)) for c in filled]
        if spans[0][0] <= head.left and (len(filled) == 1 or spans[0][1] >= head.right):
            return
        if len(filled) == 1 and is_lone_title(grid, head, above, filled[0]):
            return
        if spans[0][0] <= head.left and begins_title([found for c in filled if (found := label(grid.rows[above][c]))]):
            return
        if len(filled) > 1 and not _heads_groups(grid, above, filled):
            return
        if len(filled) == 1 and spans[0] == (filled[0], filled[0]) and not _heads_part(grid, above, filled[0]):
            return
        head.top = above


def _parameter(grid: Grid, row: int, columns: list[int]) -> bool:
    """Whether a row names one thing and its value ("Область: | Кызылординская"), so that it is a line of the title."""
    texts = [str(grid.rows[row][column]).strip() for column in columns]
    named, value = label(texts[0]), label(texts[-1])
    if texts[0].endswith(":") or (len(texts) == 1 and ": " in texts[0]):
        return True
    return len(texts) == 2 and named is not None and value is not None and named.meaning in value.members


def _heads_groups(grid: Grid, row: int, columns: list[int]) -> bool:
    """Whether several cells of a row stand over groups of columns: merged or known words, not one visit's data."""
    labels = [found for found in (label(grid.rows[row][column]) for column in columns) if found]
    if any(NUMBERED.search(one.folded) for one in labels) or len(families(labels)) > 1:
        return False
    merged = any(grid.across.get((row, column), (column, column))[1] > column for column in columns)
    return merged or all(one.known for one in labels)


def _heads_part(grid: Grid, row: int, column: int) -> bool:
    found = label(grid.rows[row][column])
    return found is not None and found.known and len(found.text) < 60


def extend_down(grid: Grid, head: Head) -> None:
    """Rows that merged header cells reach down to, and rows of sub-headings under a blank first column."""
    reach = [
        grid.down.get((row, c), row)
        for row in range(head.top, head.bottom + 1)
        for c in range(head.left, head.right + 1)
    ]
    head.bottom = max(head.bottom, *reach)
    while names_level(grid, head):
        head.bottom += 1
    below = head.bottom + 1
    if below + 1 >= len(grid.rows):
        return
    cells = grid.rows[below][head.left : head.right + 1]
    labels = [found for found in map(label, cells) if found]
    heading = grid.across.get((below, head.left), (0, 0))[1] > head.left
    if (
        cells
        and cells[0] is None
        and len(labels) > 1
        and not heading
        and all(found.pure or found.meaning in COUNTED for found in labels)
        and all(value is None or value.__class__ is str for value in cells)
        and _numbers_below(grid, head, below, cells)
    ):
        head.bottom = below


def names_level(grid: Grid, head: Head, *, above_head: bool = False) -> bool:
    """Whether the next row only names the first column again: "region" under the ministries, or a level below it.

    Below it stands a row of data, or one more row of headers (`above_head`).
    """
    row = head.bottom + 1
    if row + 1 >= len(grid.rows) or row - head.top > 4:
        return False
    if grid.across.get((row, head.left)) != grid.across.get((head.bottom, head.left)):
        return False
    first, *rest = grid.rows[row][head.left : head.right + 1]
    above = [label(grid.spread(one, head.left)) for one in range(head.top, row)]
    found = label(first)
    if found is None or found.members or found.meaning not in LEVELS or any(value is not None for value in rest):
        return False
    told = {one.meaning for one in above if one}
    if not told & LEVELS or found.meaning in told:
        return False
    return above_head or grid.rows[row + 1][head.left] is not None


def _numbers_below(grid: Grid, head: Head, row: int, cells: list[Any]) -> bool:
    columns = [head.left + place for place, value in enumerate(cells) if value is not None]
    return any((found := label(grid.rows[row + 1][column])) is not None and found.number for column in columns)


def extend_sideways(grid: Grid, head: Head, found: list[Head]) -> None:
    """Columns without a header that hold cells belong to the table, unless they are another head's."""
    taken = {
        c
        for other in found
        if other is not head and other.top <= head.bottom + 3 and not (other.bottom < head.top and other.overlaps(head))
        for c in range(other.left, other.right + 1)
    }
    body = grid.rows[head.bottom + 1 : min(head.bottom + 40, rows_of_tables(grid))]
    for step in (-1, 1):
        while True:
            column = head.left - 1 if step < 0 else head.right + 1
            if not 0 <= column < grid.width or column in taken:
                break
            if step < 0 and (apart := _labels_apart(grid, head, body, taken)) is not None:
                head.left = apart
                continue
            inside = [row for row in body if any(value is not None for value in row[head.left : head.right + 1])]
            half = sum(row[column] is not None for row in inside) * 2 >= max(len(inside), 1)
            if not half and not (step < 0 and _named_at_change(inside, column)):
                break
            head.left, head.right = min(head.left, column), max(head.right, column)


def _named_at_change(rows: list[list[Any]], column: int) -> bool:
    """Whether a column names members where they change: in the first row, in others below, and nothing else."""
    if not rows or rows[0][column] is None:
        return False
    labels = [found for row in rows if (found := label(row[column])) is not None]
    named = [one for one in labels if one.members and one.pure]
    rest = [one for one in labels if one not in named]
    return len(named) > 1 and all(one.meaning == "total" for one in rest)


def _labels_apart(grid: Grid, head: Head, body: list[list[Any]], taken: set[int]) -> int | None:
    """The column of words at the left of a head of members ("2016 | 2017") that blank columns part from it."""
    members = [found for found in map(label, grid.rows[head.bottom][head.left : head.right + 1]) if found]
    told = [one.pure or one.meaning in COUNTED for one in members]
    if not any(told) or any(one.meaning in KEYS for one in members):
        return None
    below = dropwhile(lambda row: all(value is None for value in row) or is_numbering(row), body)
    rows = list(takewhile(lambda row: any(value is not None for value in row), below))  # up to the first blank one
    inside = [row for row in rows if any(value is not None for value in row[head.left : head.right + 1])]
    blank = takewhile(lambda at: all(row[at] is None for row in inside), range(head.left - 1, -1, -1))
    column = head.left - 1 - len(list(blank))
    if column < 0 or column == head.left - 1 or column in taken:
        return None
    labels = [row[column] for row in inside]
    return column if sum(isinstance(value, str) for value in labels) * 2 > len(labels) else None
