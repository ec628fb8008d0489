"""Forms on the page of checks: why numbers differ, and published figures added, corrected and taken back."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from visitstats.access import Denied, may, published
from visitstats.charts.rows import each
from visitstats.ingest.typed import checked
from visitstats.settings import today
from visitstats.texts import _, date_short, number, say
from visitstats.ui import data, sources, statements, words
from visitstats.ui.exhibits.reconciliation import NOTES
from visitstats.warehouse import Refusal

DONE = "published_done"


def explain(numbers: pd.DataFrame) -> None:
    """The field for the reason of a difference and its state, for those who may."""
    if not may(data.actor(), "reconcile") or numbers.empty:
        return
    with st.expander(_("Explain a difference")), st.form("explain", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            years = sorted(numbers["year"].astype(int), reverse=True)
            year = st.selectbox(_("Year"), years, key="note_year", width=140)
            states = {code: _(text) for code, text in NOTES.items()}
            state = st.selectbox(
                _("State"), list(states), format_func=states.__getitem__, index=1, key="note_state", width=200
            )
        reason = st.text_input(_("Reason"), max_chars=300, key="note_reason")
        st.caption(_("No names of persons: a text that holds one is not stored."))
        pressed = st.form_submit_button(_("Save"), key="note_save")
    if pressed:
        _do(lambda: published.note(int(year), str(state), checked(reason), data.actor()), _("Saved"))


def change(stated: pd.DataFrame) -> None:
    """The form for another published figure or a correction, and the button that takes one back."""
    _say_done()
    if not may(data.actor(), "reconcile"):
        return
    with st.expander(_("Add or correct a published figure")):
        _form(stated)
    added = stated[(stated["statement_id"] > 0) & (stated["standing"] != "withdrawn")]
    if len(added):
        names = {int(row.statement_id): _named(row) for row in each(added)}
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            picked = st.selectbox(_("Added here"), list(names), format_func=names.__getitem__, key="added", width=520)
            if st.button(_("Take the figure back"), key="take_back"):
                _do(lambda: published.withdraw(int(picked), data.actor()), _("Taken back"))


def _form(stated: pd.DataFrame) -> None:
    fit = stated[stated["counts"].isin(published.COUNTS) & (stated["dimension"] == "total")]
    fit = fit[fit["standing"].isin(["stated", "derived"])]
    names = {"": _("no: it is a statement of its own")} | {row.statement: _named(row) for row in each(fit)}
    kinds = {code: _(text) for code, text in statements.COUNTED.items()}
    day: dict[str, Any] = {"format": "DD.MM.YYYY", "max_value": today()}
    with st.form("published", border=False):
        asked = _("Does it correct a statement?")
        replaces = st.selectbox(asked, list(names), format_func=names.__getitem__, key="published_replaces")
        with st.grid(4, min_column_width=150, gap="small"):
            year = st.selectbox(_("Year"), range(today().year, 2012, -1), key="published_year")
            counts = st.selectbox(
                _("What it counts"), list(kinds), format_func=kinds.__getitem__, key="published_counts"
            )
            amount = st.number_input(_("Number"), min_value=0, step=1, key="published_number")
            stated_on = st.date_input(_("Stated on"), today(), key="published_on", **day)
            as_of = st.date_input(_("Up to which day (a part of a year)"), None, key="published_as_of", **day)
        title = st.text_input(_("Source: who published it, and where"), max_chars=300, key="published_title")
        url = st.text_input(_("Address of the source"), max_chars=500, placeholder="https://", key="published_url")
        pressed = st.form_submit_button(_("Add the figure"), key="published_add")
    if not pressed:
        return
    replaced = fit[fit["statement"] == replaces]
    of_year = int(replaced["year"].iloc[0]) if len(replaced) else int(year)
    given = (of_year, int(amount), str(counts), stated_on, title, url.strip(), as_of, replaces or None)
    _do(lambda: published.add(_statement(*given), data.actor()), _("Added"))


def _statement(year, amount, counts, stated_on, title, url, as_of, replaces) -> published.Statement:
    return published.Statement(year, amount, counts, stated_on, checked(title), url, as_of, replaces)


def _named(row) -> str:
    source = sources.title(row.statement, row.source_title)
    return f"{int(row.year)}: {number(row.number)} – {source}"


def _do(work: Callable[[], object], done: str) -> None:
    """Carry out a change; the page is drawn anew with its numbers, or says why it was refused."""
    try:
        work()
    except (Refusal, Denied) as refusal:
        st.warning(words.markdown(say(refusal)), title=_("Not saved"))
        return
    st.session_state[DONE] = done
    st.rerun()


def _say_done() -> None:
    if done := st.session_state.pop(DONE, ""):
        st.success(done + ", " + date_short(today()))
