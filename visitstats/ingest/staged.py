"""Staged rows under construction: lists by column name, turned into an Arrow table at the end."""

import json
from typing import Any

import numpy as np
import pyarrow as pa

from visitstats.ingest.coded import Answers, Coded, ask, numbered
from visitstats.ingest.model import LeftOut, Problem
from visitstats.ingest.personal import clean
from visitstats.ingest.rows import STAGED, CodedRows
from visitstats.ingest.tables.grid import Grid

pa.array([0])  # loads what pyarrow wants at its first array, before the workers of the reading process are forked


class Staging:
    """What one table gives: rows, problems, rows left out. Row and column numbers are those of its grid."""

    def __init__(self, grid: Grid):
        self.grid = grid
        self.sheet = grid.sheet.name
        self.rows: list[dict[str, Any]] = []
        self.visits: CodedRows | None = None  # of a register
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

    def placed(self, rows: np.ndarray, columns: dict[str, pa.Array], cells: list[pa.Array]) -> CodedRows:
        """Columns of a register's rows and their cells, with their places."""
        same = pa.array(np.zeros(len(rows), np.int32))
        columns = columns | {
            "sheet": pa.DictionaryArray.from_arrays(same, pa.array([self.sheet], pa.string())),
            "row": pa.array((rows + self.grid.first_row).astype(np.int32)),
            "column": pa.DictionaryArray.from_arrays(same, pa.array([None], pa.string())),
        }
        arrays = [columns[name] for name in STAGED.names[:-1]]
        return CodedRows(pa.table([*arrays, *cells], schema=CodedRows.schema(len(cells))))

    def table(self) -> pa.Table | CodedRows:
        """The rows: an Arrow table of the staged schema, or coded rows of a register."""
        return pa.Table.from_pylist(self.rows, schema=STAGED) if self.visits is None else self.visits


def shown(value: Any) -> str:
    """A cell as text, dates without a time of day, whole numbers without a decimal point."""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def cell_texts(grid: Grid, columns: list[int], rows: np.ndarray) -> list[pa.DictionaryArray]:
    """The texts of the recognised cells of some rows, by column; different values are checked and quoted once."""
    every = np.arange(len(rows))
    texts = [_texts(grid.column(column).taken(rows), grid.letter(column)) for column in sorted(columns)]
    return [one.dictionary(lambda text: text, every) for one in texts]


def _texts(cells: Coded, letter: str) -> Answers[str | None]:
    """Each cell as `"A": "its text"`, None where nothing may be kept of it."""

    def text(place: int) -> str | None:
        value = cells.at(place)
        cleaned = clean(shown(value)) if value is not None else None
        return f'"{letter}": {json.dumps(cleaned, ensure_ascii=False)}' if cleaned else None

    return ask(numbered(cells.codes), text)
