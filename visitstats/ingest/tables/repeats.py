"""Headers that a program made different by numbers: "2021", "2021.1", "2021.2" where each column said "2021"."""

import re
from typing import Any

from visitstats.ingest.labels import label
from visitstats.ingest.tables.grid import Grid

SEARCHED = 20  # rows from the top of a sheet
NUMBERED = re.compile(r"(.*[^.\s])\.([1-9]\d?)")
TWICE = 2  # headers that are repeated alike; one alone may be a year before its months


def plain_repeats(grid: Grid) -> None:
    """Take the numbers off where two headers or more of a row are each followed by "header.1" and so on."""
    for row in range(min(len(grid.rows), SEARCHED)):
        seen: dict[str, int] = {}
        repeats: dict[int, Any] = {}
        for column, value in enumerate(grid.rows[row]):
            if value is None:
                continue
            text = str(value).strip()
            numbered = NUMBERED.fullmatch(text)
            if numbered and seen.get(numbered[1]) == int(numbered[2]) - 1:
                seen[numbered[1]] += 1
                repeats[column] = numbered[1]
            else:
                seen[text] = 0
        bases = {base for base in repeats.values() if seen[base] and _says_something(base)}
        if len(bases) >= TWICE:
            for column, base in repeats.items():
                if base in bases:
                    grid.put(row, column, base)


def _says_something(text: str) -> bool:
    found = label(text)
    return found is not None and bool(found.members or found.meaning)
