"""Staged rows under construction: lists by column name, turned into an Arrow table at the end."""

import json
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from visitstats.ingest.coded import Answers, Coded, ask
from visitstats.ingest.model import STAGED, LeftOut, Problem
from visitstats.ingest.personal import clean
from visitstats.ingest.tables.grid import Grid

pa.array([0])  # loads what pyarrow wants at its first array, before the workers of the reading process are forked


class Staging:
    """What one table gives: rows, problems, rows left out. Row and column numbers are those of its grid."""

    def __init__(self, grid: Grid):
        self.grid = grid
        self.sheet = grid.sheet.name
        self.rows: list[dict[str, Any]] = []
        self.visits: pa.Table | None = None  # of a register
        self.problems: list[Problem] = []
        self.left_out: list[LeftOut] = []

    def add(self, row: int, **values: Any) -> None:
        """One row; values that are not given are null."""
        values.setdefault("set_aside", False)
        values.setdefault("approximate", False)
        values["sheet"], values["row"] = self.sheet, self.grid.number(row)
        self.rows.append(values)

    def problem(self, row: int, column: int | None, problem: str, value: Any) -> None:
        """One problem at one place, its value without personal data."""
        letter = self.grid.letter(column) if column is not None else None
        text = clean(shown(value)) if value is not None else None
        self.problems.append(Problem(self.sheet, self.grid.number(row), letter, problem, text))

    def leave_out(self, row: int, reason: str) -> None:
        """One row that is no visit."""
        self.left_out.append(LeftOut(self.sheet, self.grid.number(row), reason))

    def placed(self, rows: np.ndarray, columns: dict[str, pa.Array], cells: pa.Array) -> pa.Table:
        """Columns of a register's rows, with their places, as an Arrow table of the staged schema."""
        columns = columns | {
            "sheet": pa.repeat(pa.scalar(self.sheet, pa.string()), len(rows)),
            "row": pa.array((rows + self.grid.first_row).astype(np.int32)),
            "column": pa.nulls(len(rows), pa.string()),
            "cells": cells,
        }
        return pa.table([columns[name] for name in STAGED.names], schema=STAGED)

    def table(self) -> pa.Table:
        """The rows as an Arrow table of the staged schema."""
        return pa.Table.from_pylist(self.rows, schema=STAGED) if self.visits is None else self.visits


def shown(value: Any) -> str:
    """A cell as text, dates without a time of day, whole numbers without a decimal point."""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def cell_texts(grid: Grid, columns: list[int], rows: np.ndarray) -> pa.Array:
    """The text of the recognised cells of some rows as JSON objects; different values are checked and quoted once."""
    texts = [_texts(grid.column(column).taken(rows), grid.letter(column)) for column in sorted(columns)]
    if not texts:
        return pa.repeat("{}", len(rows))
    gapless = not any(None in one.found for one in texts)
    if gapless:  # the brackets can stand in the texts themselves
        texts[0] = Answers(texts[0].ids, ["{" + str(text) for text in texts[0].found])
        texts[-1] = Answers(texts[-1].ids, [str(text) + "}" for text in texts[-1].found])
    every = np.arange(len(rows))
    arrays = [one.arrow(lambda text: text, pa.string(), every) for one in texts]
    joined = pc.binary_join_element_wise(*arrays, ", ", null_handling="emit_null" if gapless else "skip")
    return joined if gapless else pc.binary_join_element_wise("{", joined, "}", "")


def _texts(cells: Coded, letter: str) -> Answers[str | None]:
    """Each cell as `"A": "its text"`, None where nothing may be kept of it."""

    def text(place: int) -> str | None:
        value = cells.at(place)
        cleaned = clean(shown(value)) if value is not None else None
        return f'"{letter}": {json.dumps(cleaned, ensure_ascii=False)}' if cleaned else None

    return ask(cells.codes, text)
