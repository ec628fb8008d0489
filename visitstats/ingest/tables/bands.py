"""Tables side by side: the columns of a sheet parted where an empty column stands between tables of their own."""

from collections.abc import Callable
from copy import copy
from itertools import groupby

from visitstats.ingest.labels import COUNTED, KEYS, label
from visitstats.ingest.longrows import LongRows
from visitstats.ingest.tables.closing import rows_of_tables
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head
from visitstats.ingest.values.counts import is_number

Columns = tuple[int, int]


def heads_apart(grid: Grid, heads: Callable[[Grid], list[Head]]) -> list[Head]:
    """All heads of a sheet; tables of different height side by side are looked for one by one."""
    parts = _parts(grid)
    if len(parts) < 2:
        return heads(grid)
    own = [_reach(view, heads(view)) for view in (_only(grid, part) for part in parts)]
    whole = [one for one in own if one]
    if len(whole) < 2 or len(set(whole)) == 1 or _labels_another(grid, parts, own):
        return heads(grid)
    return [head for band in _joined(parts, own) for head in heads(_only(grid, band))]


def _labels_another(grid: Grid, parts: list[Columns], own: list[Columns | None]) -> bool:
    """Whether beside most rows of one part stand cells of another outside its own table: the labels of these rows."""
    for rows in filter(None, own):
        for (left, right), other in zip(parts, own, strict=True):
            if other is None or other == rows:
                continue
            outside = [row for row in range(rows[0], rows[1] + 1) if not other[0] <= row <= other[1]]
            held = [row for row in outside if any(value is not None for value in grid.rows[row][left : right + 1])]
            if len(held) * 2 > rows[1] - rows[0]:
                return True
    return False


def _parts(grid: Grid) -> list[Columns]:
    """The runs of columns that hold anything but what closes the sheet."""
    if isinstance(grid.rows, LongRows):
        return []
    rows = grid.rows[: rows_of_tables(grid)]
    filled = [any(row[column] is not None for row in rows) for column in range(grid.width)]
    runs = [list(run) for held, run in groupby(range(grid.width), key=filled.__getitem__) if held]
    return [(run[0], run[-1]) for run in runs]


def _only(grid: Grid, part: Columns) -> Grid:
    """The sheet with nothing but these columns."""
    left, right = part
    view = copy(grid)
    view.rows = [[value if left <= column <= right else None for column, value in enumerate(row)] for row in grid.rows]
    view.across = {place: span for place, span in grid.across.items() if left <= span[0] and span[1] <= right}
    return view


def _reach(view: Grid, found: list[Head]) -> tuple[int, int] | None:
    """The first row of the first head and the last filled row, where the first head is one of a whole table."""
    first = min(found, key=lambda head: head.top, default=None)
    if first is None or not _labelled(view, first) or not _counted(view, first):
        return None
    return first.top, max(row for row, cells in enumerate(view.rows) if any(value is not None for value in cells))


def _labelled(view: Grid, head: Head) -> bool:
    """Whether the first column of a head, but for a number, is one of labels by its header."""
    texts = [label(view.spread(head.bottom, column)) for column in range(head.left, min(head.left + 2, head.right) + 1)]
    texts = texts[1:] if texts and texts[0] and texts[0].meaning == "number" else texts[:1]
    return any(one is not None and one.meaning in KEYS for one in texts)


def _counted(view: Grid, head: Head) -> bool:
    """Whether a column of a head is one of counts or of a member, with a number below."""
    for column in range(head.left + 1, head.right + 1):
        texts = [label(view.spread(row, column)) for row in range(head.top, head.bottom + 1)]
        counts = any(one is not None and (one.pure or one.meaning in COUNTED) for one in texts)
        if counts and any(is_number(row[column]) for row in view.rows[head.bottom + 1 :]):
            return True
    return False


def _joined(parts: list[Columns], own: list[tuple[int, int] | None]) -> list[Columns]:
    """Parts that are no tables of their own belong to the table at their left, at the sheet's edge to the next one."""
    bands: list[Columns] = []
    open_left: int | None = None
    for part, reach in zip(parts, own, strict=True):
        if reach:
            bands.append((part[0] if open_left is None else open_left, part[1]))
            open_left = None
        elif bands:
            bands[-1] = bands[-1][0], part[1]
        elif open_left is None:
            open_left = part[0]
    return bands
