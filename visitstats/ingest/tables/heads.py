"""Header rows: which runs of cells can be the head of a table, and how many rows a head has."""

from collections.abc import Iterator
from itertools import pairwise

from visitstats.ingest.labels import COUNTED, KEYS, NUMBERED, Label, label
from visitstats.ingest.tables.answers import answers
from visitstats.ingest.tables.bands import heads_apart
from visitstats.ingest.tables.candidates import candidates
from visitstats.ingest.tables.extents import extend_down, extend_sideways, extend_up, names_level
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head, Run, families
from visitstats.ingest.tables.numbering import is_numbering
from visitstats.ingest.tables.titles import begins_title, is_title
from visitstats.ingest.values.names import read_institution

MANY_KEYS = 4


def heads(grid: Grid) -> list[Head]:
    """All heads of a sheet, rows that belong together joined."""
    return heads_apart(grid, _heads)


def _heads(grid: Grid) -> list[Head]:
    found: list[Head] = []
    for row in candidates(grid, lambda row: bool(header_runs(grid, row))):
        for run in header_runs(grid, row):
            if _spans_tables(grid, row, run) or any(_repeats(grid, head, row, run) for head in found):
                continue  # "2021 | 2023" over two tables side by side; the row above once more
            if any(answers(grid, head, row, run) for head in found):
                continue
            above = next((head for head in reversed(found) if _continues(grid, head, row, run)), None)
            if above:
                above.bottom = row
                above.left, above.right = min(above.left, run.left), max(above.right, run.right)
                continue
            if _has_body(grid, row, run):
                found.append(Head(row, row, run.left, run.right))
    for head in found:
        extend_up(grid, head)
        extend_down(grid, head)
        extend_sideways(grid, head, found)
    return found


def header_runs(grid: Grid, row: int) -> list[Run]:
    """The runs of a row that can be heads; runs that are no table alone are joined with their neighbour."""
    cells = grid.rows[row]
    if not any(value.__class__ is str for value in cells) and not _only_years(grid, row):
        return []
    groups: list[Run] = []
    for run in _runs(grid, row):
        if (
            groups
            and not (complete(groups[-1].labels) and complete(run.labels))
            and not _apart(grid, row, groups[-1], run)
        ):
            groups[-1] = Run(groups[-1].left, run.right, groups[-1].labels + run.labels, groups[-1].starts + run.starts)
        else:
            groups.append(run)
    split = [part for run in groups for part in _split(run)]
    return [run for run in split if is_header(run.labels)]


def _only_years(grid: Grid, row: int) -> bool:
    """Whether a row without text is a head: different years, perhaps again and again, over rows with labels."""
    years = {column: value for column, value in enumerate(grid.rows[row]) if value is not None}
    read: list[int] = [found.members.get("year", 0) if (found := label(value)) else 0 for value in years.values()]
    each = list(dict.fromkeys(read)) if all(read) else []
    if len(each) < 2 or read != each * (len(read) // len(each)):
        return False
    rows = (grid.rows[number] for number in range(row + 1, min(row + 4, len(grid.rows))))
    below = next((cells for cells in rows if any(v is not None for v in cells) and not is_numbering(cells)), [])
    return any(value.__class__ is str for value in below[: min(years)])


def _apart(grid: Grid, row: int, left: Run, right: Run) -> bool:
    """Whether two runs have headings of their own, each merged over one of them, in one of the two rows above."""
    return any(
        grid.across.get((above, left.left)) == (left.left, left.right)
        and grid.across.get((above, right.left)) == (right.left, right.right)
        for above in range(max(row - 2, 0), row)
    )


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
    if row + 1 >= len(grid.rows):
        return False
    below = [one for one in header_runs(grid, row + 1) if one.left <= run.right and run.left <= one.right]
    if len(below) < 2 or not all(complete(one.labels) for one in below):
        return False
    return not any(one.meaning in KEYS for one in run.labels) or _merged_over(grid, row, run, below)


def _merged_over(grid: Grid, row: int, run: Run, below: list[Run]) -> bool:
    """Whether each cell of a run is merged over one head below it, and the heads stand apart."""
    spans = [grid.across.get((row, column)) for column in run.starts]
    apart = all(one.right + 1 < other.left for one, other in pairwise(below))
    return apart and spans == [(one.left, one.right) for one in below]


def _split(run: Run) -> list[Run]:
    """Tables without a gap between them: region, visits, ministry, visits; a register, and its region with visits."""
    for place in range(2, len(run.labels) - 1):
        before, here = run.labels[:place], run.labels[place]
        listed = (
            here.meaning not in {found.meaning for found in before}
            and before[-1].meaning in COUNTED
            and len(before) <= 3
        )
        again = complete(before) and here.folded in {found.folded for found in before}
        if (
            here.meaning in KEYS - {"date", "day"}
            and run.labels[place + 1].meaning in COUNTED
            and (listed or (again and place == len(run.labels) - 2))
        ):
            at = run.starts[place]
            return [
                Run(run.left, at - 1, before, run.starts[:place]),
                *_split(Run(at, run.right, run.labels[place:], run.starts[place:])),
            ]
    return [run]


def complete(labels: list[Label]) -> bool:
    """Whether these cells alone could head a table: what is counted, and by what."""
    meanings = {one.meaning for one in labels}
    if labels and labels[-1].or_count and not meanings & {"month", "date", "institution"}:
        meanings.add("count")
    crossed = any(len(texts) >= 2 for texts in families(labels).values())
    if (labels and labels[0].meaning in KEYS) or (
        len(labels) > 1 and labels[0].meaning == "number" and labels[1].meaning in KEYS
    ):
        return crossed or bool(meanings & COUNTED) or (_dates_visits(labels) and len(meanings & (KEYS | {"place"})) > 2)
    return False


def _dates_visits(labels: list[Label]) -> bool:
    """Whether the headers are those of a register: of days ("Период" is none) or of months of institutions."""
    meanings = {one.meaning for one in labels}
    days = any(one.meaning in ("date", "day") and not one.members for one in labels)
    return days or {"month", "institution"} <= meanings


def is_header(labels: list[Label]) -> bool:
    """Whether a run of labels reads as a head: two headers, members of one dimension, or a header and a member."""
    if len(labels) < 2 or (sum(one.known for one in labels) * 2 < len(labels) and not _many_keys(labels)):
        return False
    if any(NUMBERED.search(one.folded) for one in labels):
        return False  # an institution with its number stands in a row of data
    if any(map(is_title, labels)) or begins_title(labels):
        return False
    meanings = {one.meaning for one in labels if one.meaning}
    crossed = families(labels)
    most = max((len(texts) for texts in crossed.values()), default=0)
    pure = sum(one.pure for one in labels)
    if len(crossed) >= 2 and most == 1 and pure > len(meanings & KEYS):
        return False  # one region, one ministry, one kind: a row of data
    if len(meanings) >= 2 and meanings & KEYS:
        return (
            pure <= 1 or most >= 2 or bool(meanings & {"count", "fact", "plan", "total"}) or len(meanings & KEYS) > pure
        )
    if most >= 2 or ("group" in meanings and meanings & COUNTED):
        return True
    return bool(meanings & KEYS) and pure >= 1 and not _filter(labels) and not _one_institution(labels)


def _many_keys(labels: list[Label]) -> bool:
    """Whether so many keys of visits are named that columns of other things beside them do not matter."""
    return len({one.meaning for one in labels} & KEYS) >= MANY_KEYS


def _filter(labels: list[Label]) -> bool:
    """A filter cell of a pivot table: "Год | 2023"."""
    return len(labels) == 2 and labels[0].meaning in labels[1].members


def _one_institution(labels: list[Label]) -> bool:
    """Whether a cell is the name of one institution rather than a header: "Медико-социальное учреждение 1"."""
    own = [one for one in labels if one.meaning == "institution"]
    return any(one.folded[-1:].isdigit() or read_institution(one.text).kind for one in own)


def _continues(grid: Grid, head: Head, row: int, run: Run) -> bool:
    """Whether a header run is one more row of the head above it."""
    if head.left > run.right or run.left > head.right or head.bottom - head.top > 4:
        return False
    if head.bottom != row - 1 and not (head.bottom == row - 2 and names_level(grid, head, above_head=True)):
        return False
    same = [grid.rows[row][column] == grid.rows[head.bottom][column] for column in run.starts]
    return not all(same)


def _repeats(grid: Grid, head: Head, row: int, run: Run) -> bool:
    """Whether a header run says the same as the head directly above it."""
    if head.bottom != row - 1 or (head.left, head.right) != (run.left, run.right):
        return False
    return all(grid.rows[row][column] == grid.rows[head.bottom][column] for column in range(run.left, run.right + 1))


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
