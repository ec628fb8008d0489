"""Rows of a frame one after the other, as plain values."""

from typing import Any

import pandas as pd


def each(frame: pd.DataFrame) -> list[Any]:
    """All rows; a row has the columns as attributes."""
    return list(frame.itertuples(index=False))


def highest(frame: pd.DataFrame, column: str) -> Any:
    """The first row with the highest value of a column."""
    return frame.sort_values(column, ascending=False, kind="stable", na_position="last").iloc[0]


def lowest(frame: pd.DataFrame, column: str) -> Any:
    """The first row with the lowest value of a column."""
    return frame.sort_values(column, kind="stable", na_position="last").iloc[0]
