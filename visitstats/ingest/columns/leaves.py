"""The columns of a found table: the texts of their header from top to bottom, and what they hold."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from visitstats.ingest.coded import Coded, joined
from visitstats.ingest.labels import KEYS, Label, label
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head
from visitstats.ingest.values.counts import is_number

ASKED = 2000  # different values of a column, from which on only so many are asked what they can be


@dataclass
class Leaf:
    """One column: its place, its header's labels from top to bottom, the numbers of its values."""

    column: int
    path: list[Label]
    body: Coded  # the cells of all body rows in order

    @cached_property
    def values(self) -> Counter:
        """The different values but blank, each with the number of its cells."""
        counted: Counter = Counter()
        for value, times in self.body.counts():
            counted[value] = times + counted.get(value, 0)  # 1 and 1.0 are one here
        return counted

    @cached_property
    def sample(self) -> Counter:
        """The values that are asked what they can be: all, or of a column of many those of cells at even distances."""
        if np.count_nonzero(np.bincount(self.body.codes)[1:]) <= ASKED:
            return self.values
        rows = np.flatnonzero(self.body.codes)
        return Counter(self.body.values[self.body.codes[row]] for row in rows[:: len(rows) // ASKED])

    @cached_property
    def cells(self) -> list[Any]:
        """The cells of all body rows in order."""
        return [self.body.values[code] for code in self.body.codes]

    @property
    def header(self) -> str:
        """The header as one text."""
        return header_text(self.path)

    @property
    def own(self) -> Label | None:
        """The lowest text of the header."""
        return self.path[-1] if self.path else None

    def combined(self) -> Label | None:
        """All texts of the header read as one."""
        return label(" ".join(one.text for one in self.path)) if self.path else None

    def share(self, test: Any) -> float:
        """The part of the filled cells that pass a test, by the values that are asked."""
        filled = sum(self.sample.values())
        return sum(times for value, times in self.sample.items() if test(value)) / filled if filled else 0.0

    def mostly(self, test: Any, part: float) -> bool:
        """Whether at least this part of the filled cells pass a test; ends as soon as that is settled."""
        filled = sum(self.sample.values())
        passed, left = 0, filled
        for value, times in self.sample.items():
            left -= times
            passed += times if test(value) else 0
            if passed / filled >= part:
                return True
            if (passed + left) / filled < part:
                return False
        return part <= 0

    @property
    def numeric(self) -> float:
        """The part of the filled cells that are numbers."""
        return self.share(is_number)

    @property
    def dated(self) -> float:
        """The part of the filled cells that the spreadsheet itself holds as dates."""
        return self.share(lambda value: isinstance(value, date))


def header_text(labels: list[Label]) -> str:
    """The texts of a header as one."""
    return " / ".join(one.text for one in labels)


def leaves(found: Found) -> list[Leaf]:
    """The columns of a table with their values, all blocks together."""
    head, grid = found.head, found.grid
    joined_texts = _written_below(grid, head)
    columns = []
    for number in range(head.left, head.right + 1):
        whole = grid.column(number)
        body = joined([whole.taken(slice(block.first, block.last + 1)) for block in found.blocks])
        columns.append(Leaf(number, joined_texts.get(number) or path(grid, head, number), body))
    return _with_counts(columns)


def _with_counts(columns: list[Leaf]) -> list[Leaf]:
    """ "Число" behind the labels of rows that name neither a month nor an institution is a number of visits."""
    meanings = {one.meaning for leaf in columns for one in leaf.path}
    if meanings & {"month", "date", "place", "institution", "count"}:
        return columns
    for place, leaf in enumerate(columns):
        behind = any(one.meaning in KEYS for other in columns[place + 1 :] for one in other.path)
        if place and not behind and leaf.own and leaf.own.or_count and leaf.mostly(is_number, 0.5):
            leaf.path[-1] = replace(leaf.own, meaning="count")
    return columns


def _written_below(grid: Grid, head: Head) -> dict[int, list[Label]]:
    """Headers whose words stand in cells below each other ("Дата" over "посещения", in each column): one text each.

    Nothing where a text stands over several columns, or where the head is none of a register.
    """
    rows = range(head.top, head.bottom + 1)
    columns = range(head.left, head.right + 1)
    upper = [grid.rows[head.top][column] for column in columns]
    merged = any((row, column) in grid.across or (row, column) in grid.down for row in rows for column in columns)
    if len(rows) < 2 or merged or None in upper or len(set(upper)) < len(upper):
        return {}
    texts = {
        column: [grid.rows[row][column] for row in rows if grid.rows[row][column] is not None] for column in columns
    }
    labels = {column: label(" / ".join(map(str, text))) for column, text in texts.items()}
    if sum(one is not None and one.meaning in KEYS for one in labels.values()) < 3:
        return {}
    return {column: [one] for column, one in labels.items() if one is not None}


def path(grid: Grid, head: Head, column: int) -> list[Label]:
    """The texts of a column's header from top to bottom."""
    texts: list[Any] = []
    for row in range(head.top, head.bottom + 1):
        value = grid.spread(row, column)
        if value is None and row < head.bottom:
            value = _from_left(grid, head, row, column)
        if value is not None and (not texts or texts[-1] != value):
            texts.append(value)
    return [found for found in map(label, texts) if found]


def _from_left(grid: Grid, head: Head, row: int, column: int) -> Any:
    """The text of an upper header row that stands over this column without being merged."""
    if all(grid.rows[below][column] is None for below in range(row + 1, head.bottom + 1)):
        return None
    for left in range(column - 1, head.left - 1, -1):
        value = grid.rows[row][left]
        if value is None:
            continue
        place = grid.across.get((row, left))
        over = any(grid.rows[below][left] is not None for below in range(row + 1, head.bottom + 1))
        return value if over and place is None and (row, left) not in grid.down else None
    return None
