"""What is behind a number: a click on a mark, a cell or a card lists its visits, each with file, sheet and row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from visitstats.access import Denied, may
from visitstats.charts.canvas import Canvas
from visitstats.texts import _, ngettext, number, say, signed
from visitstats.ui import blocks, data, records, statements, words
from visitstats.ui.filters import Chosen

_LAST = "opened_exhibit"
MOST = 1000  # rows that are shown of what is behind a number
STATEMENTS, INSTITUTIONS = "year_sources", "institutions_behind"


@dataclass(frozen=True)
class Cell:
    """A number that can be opened: its name, the number, the question that lists what is behind, and its parameters.

    A change is the visits of all years but `minus`, less those of the year `minus`.
    """

    label: str
    amount: int
    params: tuple[tuple[str, Any], ...]
    question: str = "behind"
    minus: int | None = None
    rows: bool = False  # the number is that of the rows, not of their visits


Cells = Sequence["Cell | tuple[Cell | None, ...] | None"]


def cell(label: str, amount: Any, question: str = "behind", minus: int | None = None, **params: Any) -> Cell:
    """A number with the parameters that differ from all visits of the page's filters."""
    return Cell(label, 0 if pd.isna(amount) else int(amount), tuple(sorted(params.items())), question, minus)


def institutions(label: str, amount: Any, year: int, rows: bool = True) -> Cell:
    """The number of institutions visited in a year or, without `rows`, of the visits to them."""
    return Cell(label, int(amount), (("year", year),), INSTITUTIONS, None, rows)


def headline(label: str, row: Any, minus: Any = None) -> Cell | None:
    """The number of a year, a row of headline_by_year, or its change on the row `minus`; None where there is none."""
    if pd.isna(row.visits):
        return None
    if minus is not None:
        return cell(
            label, row.visits - minus.visits, STATEMENTS, int(minus.year), years=[int(minus.year), int(row.year)]
        )
    if row.basis == "published":
        return cell(label, row.visits, STATEMENTS, years=[int(row.year)])
    return cell(label, row.visits, "behind_source", source_id=int(row.source_id), years=[int(row.year)])


def selection(key: str) -> dict[str, Any]:
    """Settings of a table whose numbers can be opened; none for a reader who may not read records."""
    opens = opener(key)
    return {"on_select": opens, "selection_mode": "single-cell"} if opens else {}


def opener(key: str) -> Callable[[], None] | None:
    """What to call when a mark or a cell was clicked; None for a reader who may not read records."""
    return partial(_opened, key) if may(data.actor(), "read_records") else None


def _opened(key: str) -> None:
    st.session_state[_LAST] = key


def close() -> None:
    """Close what is open."""
    st.session_state[_LAST] = ""


def picked(key: str, figure: Canvas) -> tuple[int, int] | None:
    """The trace and the place in it of the mark that is open; what was clicked in an earlier figure is closed."""
    told = dict(st.session_state.get(key) or {}).get("clicked")
    if st.session_state.get(_LAST) != key or not isinstance(told, dict):
        return None
    if told.get("mark") != figure.mark:
        close()
        return None
    place = told.get("place")
    if not isinstance(place, list) or len(place) != 2 or not all(isinstance(one, int) and one >= 0 for one in place):
        return None
    return place[0], place[1]


def at(figure: Canvas, cells: Cells, curve: int, point: int) -> Cell | None:
    """The number of a point: `cells` are those of each trace, or one a trace, or one a point of the only trace."""
    nested = any(isinstance(one, tuple) for one in cells)
    place = curve if nested or len(figure.data) > 1 else point
    found = cells[place] if place < len(cells) else None
    if isinstance(found, tuple):
        return found[point] if point < len(found) else None
    return found


def in_table(key: str, columns: Mapping[str, tuple[Cell | None, ...]]) -> Cell | None:
    """The number whose cell of a table was picked last, if it belongs to this table."""
    state = st.session_state.get(key)
    if st.session_state.get(_LAST) != key or not state or not state["selection"].get("cells"):
        return None
    row, column = state["selection"]["cells"][0]
    only = next(iter(columns.values())) if len(columns) == 1 else ()  # the name of a row opens its one number too
    cells = columns.get(str(column), only)
    return cells[row] if row < len(cells) else None


def open_card(key: str) -> None:
    """Open a card, or close it if it is open."""
    st.session_state[_LAST] = "" if st.session_state.get(_LAST) == key else key


def is_open(key: str) -> bool:
    """Whether what was opened last is this card."""
    return st.session_state.get(_LAST) == key


def answer(opened: Cell, chosen: Chosen) -> pd.DataFrame:
    """What is behind a number, a row each; the numbers of a statement are called visits like those of a fact."""
    params = dict(opened.params)
    if opened.question == STATEMENTS:
        years = params.pop("years")
        several = [data.ask(STATEMENTS, year=year, **params) for year in years]
        return pd.concat(several, ignore_index=True).rename(columns={"number": "visits"})
    if opened.question == "behind":
        params = {name: value for name, value in chosen.params().items() if name != "years"} | params
    return data.ask(opened.question, **params)


def counted(opened: Cell, found: pd.DataFrame) -> int:
    """The number that follows from what is behind it."""
    if opened.rows:
        return len(found)
    if opened.question == STATEMENTS:
        found = found[found["in_force"].astype(bool)]
    if found.empty:
        return 0
    less = found["year"] == opened.minus if opened.minus is not None else pd.Series(False, index=found.index)
    return int(found.loc[~less, "visits"].sum() - found.loc[less, "visits"].sum())


def show(opened: Cell, chosen: Chosen) -> None:
    """What is behind a number: visits or cells, statements, institutions; and the cells of the row that is selected."""
    with st.container(border=True, gap="small", key="behind"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            blocks.heading(_("Behind the number: {label}", label=opened.label))
            st.button(_("Close"), key="close_behind", type="tertiary", icon=":material/close:", on_click=close)
        try:
            found = answer(opened, chosen)
        except Denied as denied:
            blocks.source(say(denied))
            return
        total = counted(opened, found)
        blocks.status(_found(opened, found, total))
        if total != opened.amount:
            places = {"n": number(opened.amount), "m": number(total)}
            blocks.source(_("The number is {n}; {m} of its visits are known one by one or from a table.", **places))
        if len(found) > MOST:
            blocks.source(_("The first {n} rows are shown.", n=number(MOST)))
        _list(opened, found)


def _found(opened: Cell, found: pd.DataFrame, total: int) -> list[tuple[str, str]]:
    rows = ngettext("{n} row", "{n} rows", len(found))
    if opened.minus is None:
        return [(_("Found"), rows if opened.rows else f"{rows}, {words.visits(total)}")]
    used = found[found["in_force"].astype(bool)] if opened.question == STATEMENTS else found
    by_year = used.groupby("year")["visits"].sum()
    years = [(str(year), str(number(by_year.get(year, 0)))) for year in sorted(dict(opened.params)["years"])]
    return [(_("Found"), rows), *years, (_("Change"), str(signed(total)))]


def _list(opened: Cell, found: pd.DataFrame) -> None:
    if opened.question == STATEMENTS:
        statements.show(found)
        recorded = data.ask("behind_source", source_id=0, years=dict(opened.params)["years"])
        blocks.heading(_("Recorded visits"), words.visits(int(recorded["visits"].sum())))
        found = recorded
    if found.empty:
        return
    if opened.question in (INSTITUTIONS, "mandate_behind"):
        statements.show_institutions(found.head(MOST))
    else:
        records.show_origin(records.show(found.head(MOST)))
