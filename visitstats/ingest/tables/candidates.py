"""Which rows of a long sheet can hold a header at all: the others need not be looked at one by one."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from visitstats.ingest.coded import Coded, first_places, together
from visitstats.ingest.labels import NUMBERED, Label, label
from visitstats.ingest.longrows import LongRows
from visitstats.ingest.tables.grid import Grid

DIGITS = r"^[0-9 .,:/-]*[0-9][0-9 .,:/-]*$"  # texts that are plain numbers or dates to every reader of labels ...
DATED = (
    r"^ *(20[0-9][0-9]\.?|(0?[1-9]|1[0-2])[./-]20[0-9][0-9]|20[0-9][0-9][./-](0?[1-9]|1[0-2])) *$"  # ... but for these
)

FIRST_YEAR, AFTER_YEARS = 2000, 2100  # numbers from one to before the other may be years


def candidates(grid: Grid, holds_header: Callable[[int], bool]) -> Iterable[int]:
    """The rows that may hold a header, from top to bottom. `holds_header` looks at a row; rows alike share its answer.

    A run of cells with a number in it is no head, and a head has two cells: most rows end there. Of the rest, rows of
    which all cells say the same at a head are alike.
    """
    if not isinstance(grid.rows, LongRows):
        return range(len(grid.rows))
    merged = np.zeros(len(grid.rows), bool)
    merged[list({row for row, _ in grid.across})] = True
    texts = _cells_in_runs_of_text(grid.rows.columns) > 1
    rows = np.flatnonzero(texts & ~merged)
    kept = merged
    kept[rows[_holding(grid.rows.columns, rows, holds_header)]] = True
    return map(int, np.flatnonzero(kept))


def _cells_in_runs_of_text(columns: list[Coded]) -> np.ndarray:
    """For each row the number of cells that stand side by side without a number among them."""
    size = len(columns[0])
    found, run, broken = np.zeros(size, np.int32), np.zeros(size, np.int32), np.zeros(size, bool)
    for column in columns:
        blank = ~column.filled()
        found[blank & ~broken] += run[blank & ~broken]
        run[blank], broken[blank] = 0, False
        run += ~blank
        broken |= _surely_numbers(column)[column.codes]
    found[~broken] += run[~broken]
    return found


def _surely_numbers(column: Coded) -> np.ndarray:
    """Which values are numbers to every reader, by their type or their signs alone."""
    values, texts = column.values, column.texts
    numbers = np.zeros(len(values), bool)
    if texts is None:
        texts = pa.array([value if value.__class__ is str else None for value in values[1:]], pa.string())
        places = np.array([at for at, value in enumerate(values) if value.__class__ in (int, float)], int)
        plain = np.array([values[at] for at in places], float)
        perhaps_years = (plain >= FIRST_YEAR) & (plain < AFTER_YEARS)
        numbers[places[~perhaps_years]] = True
        others = [at for at, value in enumerate(values) if value.__class__ not in (int, float, str)]
        for at in [*places[perhaps_years], *others]:
            numbers[at] = _is_number(values[at])
    digits = pc.and_not(pc.match_substring_regex(texts, DIGITS), pc.match_substring_regex(texts, DATED))
    numbers[1:] |= digits.fill_null(False).to_numpy(zero_copy_only=False)
    return numbers


def _is_number(value: Any) -> bool:
    found = label(value)
    return found is not None and found.number


def _holding(columns: list[Coded], rows: np.ndarray, holds_header: Callable[[int], bool]) -> np.ndarray:
    """Which of these rows may hold a header: rows of the same sorts of cells are asked once."""
    if not len(rows):
        return np.zeros(0, bool)
    known: dict[Any, int] = {}
    members: dict[str, np.ndarray] = {}
    sorts = []
    for column in columns:
        cells = column.taken(rows)
        labels = {code: label(cells.values[code]) for code in cells.present()}
        sort = np.zeros(len(cells.values), np.int64)
        for code, found in labels.items():
            sort[code] = known.setdefault(_sort(cells.values[code], found), len(known))
            for dimension in found.members if found and found.pure else ():
                members.setdefault(dimension, np.zeros(len(rows), np.int8))
        sorts.append(sort[cells.codes])
        for dimension, times in members.items():
            named = [code for code, found in labels.items() if found and found.pure and dimension in found.members]
            times += np.isin(cells.codes, named)
    alike = together(*sorts)
    answers = np.array([holds_header(int(rows[place])) for place in first_places(alike)])
    crossed = np.logical_or.reduce([times > 1 for times in members.values()]) if members else np.zeros(len(rows), bool)
    return answers[alike] | crossed  # two members of one dimension: their texts decide, so each row is looked at


def _sort(value: Any, found: Label | None) -> Any:
    """What the search for heads can ask of a cell, but for the text of a member."""
    if found is None or found.number:
        return value.__class__ is str, found is None
    dimensions = tuple(sorted(found.members))
    return value.__class__ is str, found.meaning, found.pure, dimensions, bool(NUMBERED.search(found.folded))
