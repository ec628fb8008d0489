"""Staged rows under construction: lists by column name, turned into an Arrow table at the end."""

import json
from typing import Any

import pyarrow as pa

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

    def table(self) -> pa.Table:
        """The rows as an Arrow table of the staged schema."""
        return pa.Table.from_pylist(self.rows, schema=STAGED)


def shown(value: Any) -> str:
    """A cell as text, dates without a time of day."""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return str(value)


class CellTexts:
    """The text of the recognised cells of a row as JSON; distinct values are checked and quoted once."""

    def __init__(self, grid: Grid, columns: list[int]):
        self._letters = [(column, f'"{grid.letter(column)}": ') for column in sorted(columns)]
        self._known: dict[Any, str | None] = {}

    def of(self, row: list[Any]) -> str:
        """The JSON object of one row."""
        parts = []
        for column, key in self._letters:
            value = row[column]
            if value is None:
                continue
            text = self._known.get(value, "")
            if text == "":
                cleaned = clean(shown(value))
                text = self._known[value] = json.dumps(cleaned, ensure_ascii=False) if cleaned else None
            if text:
                parts.append(key + text)
        return "{" + ", ".join(parts) + "}"
