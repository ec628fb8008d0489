"""Visits of an answer added up one by one: for so few rows a pivot table takes longer."""

from typing import Any

import pandas as pd

from visitstats.ui import words

NONE = "not_stated"


def sums(answer: pd.DataFrame, *columns: str) -> dict[Any, Any]:
    """The visits in dictionaries one within the other, by the values of the columns; NONE for what is not stated."""
    found: dict[Any, Any] = {}
    for *values, visits in zip(*(answer[column].tolist() for column in (*columns, "visits")), strict=True):
        *outer, last = (value if isinstance(value, int) else words.known(value) or NONE for value in values)
        place = found
        for value in outer:
            place = place.setdefault(value, {})
        place[last] = place.get(last, 0) + visits
    return found
