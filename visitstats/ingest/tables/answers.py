"""Rows of data that look like heads: they hold names of regions, ministries and kinds, and no date or number."""

from typing import Any

from visitstats.ingest.labels import Label, is_word, label
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head, Run


def answers(grid: Grid, head: Head, row: int, run: Run) -> bool:
    """Whether a run gives what the headers above it ask for: a row of data without its date."""
    asked = [
        {found.meaning for cells in grid.rows[head.top : head.bottom + 1] if (found := label(cells[column]))}
        for column in run.starts
    ]
    pairs = list(zip(asked, run.labels, strict=True))
    if not all(one.meaning is None or _is_value(meanings, one) for meanings, one in pairs):
        return False
    given = sum(_gives(meanings, one) for meanings, one in pairs)
    if given and any(_number(grid.rows[row][column]) for column in _beside(head, run)):
        return True
    return given > 0 and given + sum(one.meaning is not None for one in run.labels) >= 2


def _beside(head: Head, run: Run) -> list[int]:
    return [column for column in range(head.left, head.right + 1) if not run.left <= column <= run.right]


def _number(value: Any) -> bool:
    found = label(value)
    return found is not None and found.number


def _gives(meanings: set, one: Label) -> bool:
    """Whether a text names a member of what is asked for, or one institution by its number."""
    numbered = "institution" in meanings and one.meaning == "institution" and any(map(str.isdigit, one.text))
    return numbered or (bool(one.members) and bool(meanings & {"institution", *one.members}))


def _is_value(meanings: set, one: Label) -> bool:
    """Whether a text with a header's word is a value of its column: "Министерство юстиции", "проведено", a remark."""
    if one.meaning in ("other", "personal") and one.meaning in meanings and " " in one.folded:
        return True  # a remark: "акт составлен"
    named = one.meaning in ("ministry", "institution") and one.meaning in meanings and " " in one.folded
    return named or ("status" in meanings and is_word("status", one.text) is not None)
