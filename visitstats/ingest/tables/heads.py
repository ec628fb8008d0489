"""Header rows: which runs of cells can be the head of a table, and how many rows a head has."""

from collections.abc import Iterator
from dataclasses import dataclass

from visitstats.ingest.labels import KEYS, NUMBERED, Label, label
from visitstats.ingest.tables.grid import Grid

COUNTED = {"count", "fact", "plan", "total"}


@dataclass
class Head:
    """The head of a table: rows and columns from 0, all inclusive."""

    top: int
    bottom: int
    left: int
    right: int

    def overlaps(self, other: "Head") -> bool:
        """Whether two heads share a column."""
        return self.left <= other.right and other.left <= self.right


@dataclass
class Run:
    """Cells side by side in one row, without a gap."""

    left: int
    right: int
    labels: list[Label]
    starts: list[int]


def heads(grid: Grid) -> list[Head]:
    """All heads of a sheet from top to bottom, rows that belong together joined."""
    found: list[Head] = []
    for row in range(len(grid.rows)):
        for run in header_runs(grid, row):
            if _spans_tables(grid, row, run):
                continue  # "2021 | 2023" over two tables side by side
            above = next((head for head in reversed(found) if _continues(grid, head, row, run)), None)
            if above:
                above.bottom = row
                above.left, above.right = min(above.left, run.left), max(above.right, run.right)
                continue
            if _has_body(grid, row, run):
                found.append(Head(row, row, run.left, run.right))
    for head in found:
        _extend_up(grid, head)
        _extend_down(grid, head)
        _extend_sideways(grid, head, found)
    return found


def header_runs(grid: Grid, row: int) -> list[Run]:
    """The runs of a row that can be heads; runs that are no table alone are joined with their neighbour."""
    cells = grid.rows[row]
    if sum(value.__class__ is str for value in cells) < 1:
        return []
    groups: list[Run] = []
    for run in _runs(grid, row):
        if groups and not (complete(groups[-1].labels) and complete(run.labels)):
            groups[-1] = Run(groups[-1].left, run.right, groups[-1].labels + run.labels, groups[-1].starts + run.starts)
        else:
            groups.append(run)
    split = [part for run in groups for part in _split(run)]
    return [run for run in split if is_header(run.labels)]


def _runs(grid: Grid, row: int) -> Iterator[Run]:
    """Runs of text cells; a run that touches a number is none."""
    labels: list[Label] = []
    starts: list[int] = []
    left = right = -2
    broken = False
    for column, value in enumerate(grid.rows[row]):
        if value is None:
            continue
        if column > right + 1:
            if labels and not broken:
                yield Run(left, right, labels, starts)
            labels, starts, left, broken = [], [], column, False
        right = grid.across[row, column][1] if (row, column) in grid.across else column
        found = None if broken else label(value)
        if found is None or found.number:
            broken = True
        else:
            labels, starts = [*labels, found], [*starts, column]
    if labels and not broken:
        yield Run(left, right, labels, starts)


def _spans_tables(grid: Grid, row: int, run: Run) -> bool:
    """Whether the next row has several heads of their own under this run."""
    if row + 1 >= len(grid.rows) or any(one.meaning in KEYS for one in run.labels):
        return False
    below = [one for one in header_runs(grid, row + 1) if one.left <= run.right and run.left <= one.right]
    return len(below) > 1 and all(complete(one.labels) for one in below)


def _split(run: Run) -> list[Run]:
    """Tables without a gap between them: region, visits, ministry, visits."""
    for place in range(2, len(run.labels) - 1):
        before, here = run.labels[:place], run.labels[place]
        if (
            here.meaning in KEYS - {"date", "day"}
            and here.meaning not in {found.meaning for found in before}
            and before[-1].meaning in COUNTED
            and run.labels[place + 1].meaning in COUNTED
            and len(before) <= 3
        ):
            at = run.starts[place]
            return [Run(run.left, at - 1, before, run.starts[:place]), *_split(Run(at, run.right, run.labels[place:], run.starts[place:]))]
    return [run]


def families(labels: list[Label]) -> dict[str, set[str]]:
    """The texts of pure members by dimension."""
    found: dict[str, set[str]] = {}
    for one in labels:
        if one.pure:
            for dimension in one.members:
                found.setdefault(dimension, set()).add(one.folded)
    return found


def complete(labels: list[Label]) -> bool:
    """Whether these cells alone could head a table: what is counted, and by what."""
    meanings = {one.meaning for one in labels}
    crossed = any(len(texts) >= 2 for texts in families(labels).values())
    if labels and labels[0].meaning in KEYS or len(labels) > 1 and labels[0].meaning == "number" and labels[1].meaning in KEYS:
        return crossed or bool(meanings & COUNTED) or (bool(meanings & {"date", "day", "month"}) and len(meanings & KEYS) > 2)
    return False


def is_header(labels: list[Label]) -> bool:
    """Whether a run of labels reads as a head: two headers, members of one dimension, or a header and a member."""
    if len(labels) < 2 or sum(one.known for one in labels) * 2 < len(labels):
        return False
    if any(NUMBERED.search(one.folded) for one in labels):
        return False  # an institution with its number stands in a row of data
    meanings = {one.meaning for one in labels if one.meaning}
    crossed = families(labels)
    most = max((len(texts) for texts in crossed.values()), default=0)
    pure = sum(one.pure for one in labels)
    if len(crossed) >= 2 and most == 1 and pure > len(meanings & KEYS):
        return False  # one region, one ministry, one kind: a row of data
    if len(meanings) >= 2 and meanings & KEYS:
        return pure <= 1 or most >= 2 or bool(meanings & {"count", "fact", "plan", "total"}) or len(meanings & KEYS) > pure
    if most >= 2:
        return True
    return bool(meanings & KEYS) and pure >= 1 and not _filter(labels)


def _filter(labels: list[Label]) -> bool:
    """A filter cell of a pivot table: "Год | 2023"."""
    return len(labels) == 2 and labels[0].meaning in labels[1].members


def _continues(grid: Grid, head: Head, row: int, run: Run) -> bool:
    """Whether a header run is one more row of the head above it."""
    if head.bottom != row - 1 or head.left > run.right or run.left > head.right or head.bottom - head.top > 4:
        return False
    same = [grid.rows[row][column] == grid.rows[head.bottom][column] for column in run.starts]
    return not all(same)


def _has_body(grid: Grid, row: int, run: Run) -> bool:
    """Whether anything that could be a table follows: for members and counts a number, for the rest any cell."""
    meanings = {one.meaning for one in run.labels}
    register = len(meanings & KEYS) >= 3 or bool(meanings & {"date", "institution"})
    for below in range(row + 1, min(row + 12, len(grid.rows))):
        cells = grid.rows[below][run.left : run.right + 1]
        if any(value is not None for value in cells) and register:
            return True
        if any((found := label(value)) is not None and found.number for value in cells):
            return True
    return False


def _extend_up(grid: Grid, head: Head) -> None:
    """Rows above that span some of the columns ("Количество посещений" over the ministries) belong to the head."""
    while head.top > 0 and head.bottom - head.top < 4:
        above = head.top - 1
        filled = [c for c in range(head.left, head.right + 1) if grid.rows[above][c] is not None]
        outside = [c for c, value in enumerate(grid.rows[above]) if value is not None and c < head.left]
        if not filled or outside or any(label(grid.rows[above][c]).number for c in filled):  # type: ignore[union-attr]
            return
        spans = [grid.across.get((above, c), (c, c)) for c in filled]
        if spans[0][0] <= head.left and (len(filled) == 1 or spans[0][1] >= head.right):
            return
        if len(filled) > 1 and not _heads_groups(grid, above, filled):
            return
        if len(filled) == 1 and spans[0] == (filled[0], filled[0]) and not _heads_part(grid, above, filled[0]):
            return
        head.top = above


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


def _extend_down(grid: Grid, head: Head) -> None:
    """Rows that merged header cells reach down to, and rows of sub-headings under a blank first column."""
    reach = [grid.down.get((row, c), row) for row in range(head.top, head.bottom + 1) for c in range(head.left, head.right + 1)]
    head.bottom = max(head.bottom, *reach)
    below = head.bottom + 1
    if below + 1 >= len(grid.rows):
        return
    cells = grid.rows[below][head.left : head.right + 1]
    labels = [found for found in map(label, cells) if found]
    heading = grid.across.get((below, head.left), (0, 0))[1] > head.left
    if cells and cells[0] is None and labels and not heading and all(found.pure or found.meaning in COUNTED for found in labels):
        if all(value is None or value.__class__ is str for value in cells) and _numbers_below(grid, head, below, cells):
            head.bottom = below


def _numbers_below(grid: Grid, head: Head, row: int, cells: list) -> bool:
    columns = [head.left + place for place, value in enumerate(cells) if value is not None]
    return any((found := label(grid.rows[row + 1][column])) is not None and found.number for column in columns)


def _extend_sideways(grid: Grid, head: Head, found: list[Head]) -> None:
    """Columns without a header that hold cells belong to the table, unless they are another head's."""
    taken = {c for other in found if other is not head and other.top <= head.bottom + 3 for c in range(other.left, other.right + 1)}
    body = grid.rows[head.bottom + 1 : head.bottom + 40]
    for step in (-1, 1):
        while True:
            column = head.left - 1 if step < 0 else head.right + 1
            if not 0 <= column < grid.width or column in taken:
                break
            inside = [row for row in body if any(value is not None for value in row[head.left : head.right + 1])]
            if sum(row[column] is not None for row in inside) * 2 < max(len(inside), 1):
                break
            head.left, head.right = min(head.left, column), max(head.right, column)
