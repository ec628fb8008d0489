"""Rows that only number the columns of a table: 1, 2, 3 or А, Б, 1, 2 below a head."""

from itertools import takewhile
from typing import Any

from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head
from visitstats.ingest.values.counts import is_number, read_count

ALPHABETS = "абвгдежзийклмн абвгдеёжз аәбвгғдеё abcdefghijklmn"
FEWEST = 3  # numbers that tell a row of column numbers anywhere in a table


def below_head(grid: Grid, head: Head, last: int) -> range:
    """The rows below a head that number its columns, with blank ones above them."""
    first = row = head.bottom + 1
    while row <= last:
        blank = all(value is None for value in grid.rows[row])
        if not blank and not numbers_columns(grid, head, row, fewest=2):
            break
        row += 1
        first = first if blank else row
    return range(head.bottom + 1, first)


def numbers_columns(grid: Grid, head: Head, row: int, fewest: int = FEWEST) -> bool:
    """Whether a row numbers the columns; not the first of quarters 1, 2, 3, 4, beside which the second one stands."""
    span = slice(head.left, head.right + 1)
    cells = grid.rows[row][span]
    if not is_numbering(cells, fewest):
        return False
    after = (grid.rows[number][span] for number in range(row + 1, len(grid.rows)))
    below = next((values for values in after if any(value is not None for value in values)), [])
    above = grid.rows[row - 1][span] if row - 1 > head.bottom else []
    if cells[0] is not None and (_is_second(below) or _is_second(above)):
        return False
    return len(cells) >= FEWEST or (bool(below) and isinstance(below[0], str))


def _is_second(cells: list[Any]) -> bool:
    numbers = [_number(value) for value in cells if value is not None]
    return numbers[:1] == [2] and sum(number is not None for number in numbers) * 2 > len(numbers)


def is_numbering(cells: list[Any], fewest: int = FEWEST) -> bool:
    """Whether cells count on from 1, perhaps after letters: 1, 2, 3 or А, Б, 1, 2."""
    filled = [str(value).strip(" ().") for value in cells if value is not None]
    if len(filled) < fewest:
        return False
    letters = list(takewhile(lambda text: len(text) == 1 and text.isalpha(), filled))  # А, Б, 1, 2, 3
    numbers = [_number(text) for text in filled[len(letters) :]]
    if not numbers:
        return len(letters) >= FEWEST and "".join(letters).casefold() in ALPHABETS
    return len(numbers) >= fewest and numbers == list(range(1, len(numbers) + 1))


def _number(value: Any) -> int | None:
    return read_count(value).number if is_number(value) else None
