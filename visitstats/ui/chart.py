"""A chart on a page: a small component draws it by plotly.js, once, and changes it in place when its figure changes."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from visitstats.charts.canvas import Canvas
from visitstats.charts.theme import config
from visitstats.texts import language, month_name
from visitstats.ui import chart_library

_component = st.components.v2.component(
    "visitstats_chart",
    html='<div class="vs-chart"></div>\n',
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
    isolate_styles=False,  # the picture button and the printed page reach for what is drawn
)


def show(
    key: str, figure: Canvas, alt: str, picked: tuple[int, int] | None, clicked: Callable[[], None] | None
) -> None:
    """Draw a figure; its height in pixels is kept free before it is drawn.

    `alt` is what a screen reader says; `picked` the trace and the place in it of the mark that stands out. A click on a
    mark is in the session's state under `key` and calls `clicked`; without it nothing can be clicked.
    """
    data = {
        "library": chart_library.address(),
        "figure": figure.drawing,
        "mark": figure.mark,
        "config": _config(language()),
        "alt": alt,
        "opens": clicked is not None,
        "picked": picked,
    }
    listening: dict[str, Any] = {"on_clicked_change": clicked} if clicked else {}
    _component(key=key, data=data, height=int(figure.layout["height"]), **listening)


@cache
def _config(spoken: str) -> dict[str, Any]:
    """The settings of plotly in a language, the one that is spoken now."""
    months, short = ([month_name(month, form) for month in range(1, 13)] for form in ("full", "short"))
    return config(spoken, months, short)
