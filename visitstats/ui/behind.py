"""What is behind a number: a click on a mark of a chart lists its visits, each with file, sheet and row."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from visitstats.access import may
from visitstats.texts import _, ngettext, number
from visitstats.ui import blocks, data, records, words
from visitstats.ui.filters import Chosen

_LAST = "opened_chart"


@dataclass(frozen=True)
class Cell:
    """A number on a mark: its name, the number, and the parameters of the question `behind` that list its visits."""

    label: str
    amount: int
    params: tuple[tuple[str, Any], ...]


def cell(label: str, amount: Any, **params: Any) -> Cell:
    """A number with the parameters that differ from all visits of the page's filters."""
    return Cell(label, int(amount), tuple(sorted(params.items())))


def selection(key: str) -> dict[str, Any]:
    """Settings of a chart whose marks can be opened; none for a reader who may not read records."""
    if not may(data.actor(), "read_records"):
        return {}
    return {"on_select": partial(_opened, key), "selection_mode": "points"}


def _opened(key: str) -> None:
    st.session_state[_LAST] = key


def picked(key: str, figure: go.Figure, cells: tuple[Cell | None, ...]) -> Cell | None:
    """The number whose mark was clicked last, if it belongs to this chart."""
    state = st.session_state.get(key)
    if st.session_state.get(_LAST) != key or not state or not state["selection"]["points"]:
        return None
    point = state["selection"]["points"][0]
    place = int(point["curve_number"] if len(figure.data) > 1 else point["point_index"])
    return cells[place] if place < len(cells) else None


def show(opened: Cell, chosen: Chosen) -> None:
    """The visits behind a number, and the cells of the one that is selected."""
    filters = {name: value for name, value in chosen.params().items() if name != "years"}
    answer = data.ask("behind", **(filters | dict(opened.params)))
    visits = 0 if answer.empty else int(answer["visits"].sum())
    blocks.heading(_("Behind the number: {label}", label=opened.label))
    rows = ngettext("{n} row", "{n} rows", len(answer))
    blocks.status([(_("Found"), f"{rows}, {words.visits(visits)}")])
    if visits != opened.amount:
        places = {"n": number(opened.amount), "m": number(visits)}
        blocks.source(_("The number is {n}; {m} of its visits are known one by one or from a table.", **places))
    if visits:
        records.show_origin(records.show(answer))
