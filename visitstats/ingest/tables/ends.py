"""Where the rows of a table end though no other table of visits follows: at the title and head of something else."""

import re

from visitstats.ingest.context import subject
from visitstats.ingest.labels import is_word, label
from visitstats.ingest.longrows import LongRows
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head

NUMBERED = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4})[.)]\s", re.IGNORECASE)  # 2. Поступило обращений


def before_other(grid: Grid, head: Head, last: int) -> int:
    """The last row of a table: before a line such as "2. Поступило обращений" with a head of its own below it."""
    if isinstance(grid.rows, LongRows):
        return last
    for row in range(head.bottom + 2, last - 1):
        filled = [value for value in grid.rows[row][head.left : head.right + 1] if value is not None]
        if len(filled) != 1 or filled[0].__class__ is not str or not _speaks_of_other(grid, head, row, filled[0]):
            continue
        if _heads_other(grid, head, row + 1):
            return row - 1
    return last


def _speaks_of_other(grid: Grid, head: Head, row: int, text: str) -> bool:
    """Whether a line is the title of something that is no table of visits."""
    if subject([text]) in (None, "visits"):
        return False
    blank = all(value is None for value in grid.rows[row - 1][head.left : head.right + 1])
    return blank or NUMBERED.match(text) is not None or is_word("sections", text) is not None


def _heads_other(grid: Grid, head: Head, row: int) -> bool:
    """Whether a row reads as a head: words alone, one of them known as a header, and a number or text below each."""
    cells = grid.rows[row][head.left : head.right + 1]
    labels = [found for found in map(label, cells) if found]
    if len(labels) < 2 or any(one.number or one.pure for one in labels) or not any(one.meaning for one in labels):
        return False
    below = grid.rows[row + 1][head.left : head.right + 1]
    return all(one is not None for value, one in zip(cells, below, strict=True) if value is not None)
