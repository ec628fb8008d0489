"""Ready sets for the tests of exports: in three languages, and with hostile text in every place."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from tests.export.answers import Answers
from visitstats.export.ready import ready_sets
from visitstats.export.views import Edition, View

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "+1-1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "http://evil.example/a",
    "mailto:a@evil.example",
    "{=1+1}",
    "<script>alert(1)</script>",
    "</title></svg><b>&amp;",
    "$x^2$ \\frac{1}{2}",
    "nul\x00 control\x0b lone\ud800 end\uffff",
    "internal:'1 x'!A1",
)


@pytest.fixture(scope="session")
def editions() -> dict[str, Edition]:
    """The ready set of 2016 by language."""
    sets = ready_sets(("kk", "ru", "en"), 2016, Answers())
    return {edition.language: edition for edition in sets}


def poisoned_view(view: View, text: str) -> View:
    """The view with `text` wherever text of the data can stand."""
    frame = view.frame.copy()
    for column in view.columns:
        if column.form == "text":
            frame[column.key] = pd.Series([text] * len(frame), index=frame.index, dtype=object)
    series = tuple(
        replace(part, name=text, items=tuple(replace(item, label=text, text=text, note=text) for item in part.items))
        for part in view.series
    )
    columns = tuple(replace(column, label=f"{text}{place}") for place, column in enumerate(view.columns))
    words: dict[str, Any] = dict.fromkeys(("title", "subtitle", "source", "definition", "alt", "filters"), text)
    return replace(view, frame=frame, series=series, columns=columns, notes=(text,), legend=(text,) * 5, **words)


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def poisoned(request: pytest.FixtureRequest, editions: dict[str, Edition]) -> Edition:
    """The English ready set with one hostile text in every place."""
    text: str = request.param
    views = tuple(poisoned_view(view, text) for view in editions["en"].views)
    return replace(editions["en"], title=text, subtitle=text, office=text, views=views)
