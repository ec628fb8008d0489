"""Tables that a person described: their heads and rows on a sheet."""

from visitstats.ingest.guidance import TableGuide
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head


def number_of(letter: str) -> int:
    """The number of a spreadsheet's column, A being 1. Raises ValueError for anything else."""
    if not letter.isascii() or not letter.isalpha():
        raise ValueError(letter)
    number = 0
    for sign in letter.upper():
        number = number * 26 + ord(sign) - 64
    return number


def head_of(grid: Grid, guide: TableGuide) -> Head | None:
    """The head that a guide describes; None where the sheet has no such rows."""
    top, bottom = (row - grid.first_row for row in guide.header_rows)
    if not 0 <= top <= bottom < len(grid.rows):
        return None
    columns = [number_of(letter) - grid.first_column for letter in guide.columns]
    if not columns:
        filled = [place for row in grid.rows[top : bottom + 1] for place, value in enumerate(row) if value is not None]
        columns = filled or [0, grid.width - 1]
    return Head(top, bottom, max(min(columns), 0), min(max(columns), grid.width - 1))


def rows_of(grid: Grid, guide: TableGuide, head: Head) -> tuple[int, int]:
    """First and last row of a described table's body, within the sheet."""
    first = min(max(guide.first_row - grid.first_row, head.bottom + 1), len(grid.rows))
    return first, min(max(guide.last_row - grid.first_row, first - 1), len(grid.rows) - 1)


def natural_last(grid: Grid, head: Head, found: list[Head]) -> int:
    """The last row of a table of which only the head is known: before the next one that stands apart from it."""
    span = slice(head.left, head.right + 1)
    last = len(grid.rows) - 1
    for other in sorted(found, key=lambda each: each.top):
        if other.top > head.bottom + 1 and other.overlaps(head):
            row, apart = other.top - 1, False
            while row > head.bottom and sum(value is not None for value in grid.rows[row][span]) < 2:
                apart = apart or all(value is None for value in grid.rows[row][span])
                row -= 1
            if apart:
                last = row
                break
    while last > head.bottom and all(value is None for value in grid.rows[last][span]):
        last -= 1
    return last


def overlaps(head: Head, last: int, other: Head, other_last: int) -> bool:
    """Whether two tables, each from its head to its last row, share a cell."""
    return head.top <= other_last and other.top <= last and head.overlaps(other)
