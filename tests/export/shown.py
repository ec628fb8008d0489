"""What is asked for and shown: tables of views, and of pages, in a form that can be compared."""

import io
from typing import Any

import pandas as pd
from pptx import Presentation

from visitstats.export.choice import from_address
from visitstats.export.ready import chosen_sets

Ask = Any


def exported(ask: Ask, view: str, **chosen: str) -> pd.DataFrame:
    """The table of a view, with plain columns."""
    edition = chosen_sets(("en",), (from_address(view, {"year": "2016"} | chosen),), 2016, ask)[0]
    return edition.views[0].frame


def rows_of(table: pd.DataFrame, *columns: int) -> list[tuple[Any, ...]]:
    """Some columns of a table, sorted by their names, gaps as None."""
    picked = table.iloc[:, list(columns)].astype(object)
    found = [tuple(row) for row in picked.where(picked.notna(), None).itertuples(index=False)]
    return sorted(found, key=str)


def charted(data: bytes, place: int) -> list[list[Any]]:
    """The series of the chart on a slide, the cover being slide 0."""
    slide = Presentation(io.BytesIO(data)).slides[place]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    return [list(series.values) for series in chart.plots[0].series]
