"""Headers that are only counted through: 1 to 12 for the months of a year, I to IV for its quarters."""

from typing import Any

from visitstats.ingest.labels import KEYS, label
from visitstats.ingest.tables.grid import Grid
from visitstats.reference.spelling import fold
from visitstats.reference.words import lines

SEARCHED = 60  # rows from the top of a sheet


def name_sequences(grid: Grid) -> None:
    """Put the names of months and quarters where a header row, after a word such as "Регион", counts them through."""
    wanted = [(row["first"].split(), row["named"].split(",")) for row in lines("words/sequences")]
    wanted.sort(key=lambda one: -len(one[0]))  # twelve before four
    for row in range(min(len(grid.rows), SEARCHED)):
        cells = [(column, value) for column, value in enumerate(grid.rows[row]) if value is not None]
        if len(cells) < 5 or not _keyed(cells[:2]):
            continue
        signs = [_sign(value) for _, value in cells]
        for counted, names in wanted:
            for start in range(1, len(cells) - len(counted) + 1):
                if signs[start : start + len(counted)] == counted:
                    for (column, _), name in zip(cells[start:], names, strict=False):
                        grid.put(row, column, name)
                    signs[start : start + len(counted)] = names


def _keyed(cells: list[tuple[int, Any]]) -> bool:
    labels = [label(value) for _, value in cells if isinstance(value, str)]
    return any(one is not None and one.meaning in KEYS for one in labels)


def _sign(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return fold(value).translate(str.maketrans("их", "ix"))
