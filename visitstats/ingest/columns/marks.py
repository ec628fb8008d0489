"""Columns of marks under the names of kinds or ministries (a + under "периодич." or "спец."): one column of names."""

from typing import Any

import numpy as np

from visitstats.ingest.coded import Coded
from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.labels import Label, is_word
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.counts import is_number, read_count
from visitstats.reference.spelling import fold

MARKED = ("visit_kind", "ministry")
PART = 0.9  # of the cells that must be marks, and of the rows that must have at most one
SIGNS = {"+", "✓", "✔", "☑", "√", "v", "V", "x", "X", "х", "Х", "*", "•", "●", "■"}


def with_names(found: Found, columns: list[Leaf]) -> list[Leaf]:
    """The columns of a register, those of marks with the name of the marked one in the first of them."""
    for dimension in MARKED:
        group = [leaf for leaf in columns if _is_marked(leaf, dimension)]
        if len(group) > 1 and _is_register(columns) and _one_a_row(group):
            columns = _named(found, columns, group, dimension)
    return columns


def _is_marked(leaf: Leaf, dimension: str) -> bool:
    own = leaf.own
    return (
        bool(leaf.sample) and own is not None and own.pure and dimension in own.members and leaf.share(_telling) >= PART
    )


def _telling(value: Any) -> bool:
    return is_mark(value) or _none(value) or is_number(value)


def is_mark(value: Any) -> bool:
    """Whether a cell is a sign such as +, or 1, or yes."""
    if isinstance(value, str) and value.strip() in SIGNS:
        return True
    if is_number(value):
        return read_count(value).number == 1
    return isinstance(value, str) and is_word("status", value) == "held" and len(fold(value)) < 4


def _none(value: Any) -> bool:
    count = read_count(value)
    return count.number == 0


def _is_register(columns: list[Leaf]) -> bool:
    meanings = {leaf.own.meaning for leaf in columns if leaf.own}
    return bool(meanings & {"date", "day"}) or {"institution", "month"} <= meanings


def _one_a_row(group: list[Leaf]) -> bool:
    """Whether nearly each row has at most one mark, and nearly each cell is a mark: numbers are left to totals."""
    marks = np.sum([leaf.body.test(is_mark) for leaf in group], axis=0)
    others = np.sum([leaf.body.test(lambda value: not is_mark(value) and not _none(value)) for leaf in group], axis=0)
    rows = int(np.count_nonzero((marks > 0) | (others > 0)))
    return rows > 0 and bool(np.count_nonzero((marks == 1) & (others == 0)) >= PART * (rows - 1))


def _named(found: Found, columns: list[Leaf], group: list[Leaf], dimension: str) -> list[Leaf]:
    grid, first = found.grid, group[0]
    names = [leaf.own.text if leaf.own else "" for leaf in group]
    rows = len(grid.rows)
    codes, values = np.zeros(rows, np.int32), [None, *names]
    for block in found.blocks:
        for number, leaf in enumerate(group, 1):
            part = slice(block.first, block.last + 1)
            marked = grid.column(leaf.column).taken(part).test(is_mark)
            codes[part] = np.where(marked & (codes[part] == 0), number, np.where(marked, len(values), codes[part]))
    values.append(", ".join(names))  # two marks in one row
    named = Label(" / ".join(names), fold(" ".join(names)), dimension, 90, marked=True)
    places = np.concatenate([np.arange(block.first, block.last + 1) for block in found.blocks])
    grid.fill(first.column, Coded(codes, values), places)
    for leaf in group[1:]:
        grid.fill(leaf.column, Coded(np.zeros(rows, np.int32), [None]), places)
    bodies = {leaf.column: grid.column(leaf.column).taken(places) for leaf in group}
    return [
        leaf
        if leaf.column not in bodies
        else Leaf(leaf.column, [named] if leaf is first else leaf.path, bodies[leaf.column])
        for leaf in columns
    ]
