"""Whether number columns of a table of figures add up to another, row by row."""

from visitstats.ingest.columns.shapes import ValueColumn
from visitstats.ingest.values.counts import read_count


def pairs(columns: list[ValueColumn], whole: ValueColumn) -> list[tuple[int, int]]:
    """Pairs of (sum of the columns, stated total) by row; needs the cells in order."""
    found = []
    for cells, total in zip(
        zip(*(column.leaf.cells for column in columns), strict=True), whole.leaf.cells, strict=True
    ):
        stated = read_count(total)
        if stated.number and stated.stated:
            found.append((sum(read_count(cell).number or 0 for cell in cells), stated.number))
    return found


def adds_up(columns: list[ValueColumn], whole: ValueColumn, part: float = 0.5) -> bool:
    """Whether some columns make up another in this part of the rows that state it."""
    found = pairs(columns, whole)
    return bool(found) and sum(a == b for a, b in found) >= part * len(found)


def how_often(columns: list[ValueColumn], whole: ValueColumn) -> int:
    """In how many rows some columns make up another."""
    return sum(a == b for a, b in pairs(columns, whole))


def is_sum(columns: list[ValueColumn], whole: ValueColumn) -> bool:
    """Whether a column holds the sum of the others in each of its rows, several of them."""
    found = pairs(columns, whole)
    return len(found) > 2 and all(a == b for a, b in found)


def never_more(columns: list[ValueColumn], whole: ValueColumn) -> bool:
    """Whether some columns are never more than another, and always less."""
    found = pairs(columns, whole)
    return bool(found) and all(a <= b for a, b in found) and not any(a == b for a, b in found)
