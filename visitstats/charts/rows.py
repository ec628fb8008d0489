"""Rows of a frame one after the other, as plain values."""

from collections import namedtuple
from functools import lru_cache
from typing import Any

import pandas as pd


def each(frame: pd.DataFrame) -> list[Any]:
    """All rows; a row has the columns as attributes."""
    return list(map(_row(tuple(frame.columns)), frame.itertuples(index=False, name=None)))


@lru_cache(maxsize=256)
def _row(columns: tuple[str, ...]) -> Any:
    """What makes a row; kept, as pandas makes its class anew for each frame."""
    kind: Any = namedtuple("Row", list(columns), rename=True)  # type: ignore[misc]
    return kind._make


def highest(frame: pd.DataFrame, column: str) -> Any:
    """The first row with the highest value of a column."""
    return frame.sort_values(column, ascending=False, kind="stable", na_position="last").iloc[0]


def lowest(frame: pd.DataFrame, column: str) -> Any:
    """The first row with the lowest value of a column."""
    return frame.sort_values(column, kind="stable", na_position="last").iloc[0]
