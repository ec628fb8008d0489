"""Editions on the page of checks: what was frozen, what differs today, and the field that freezes."""

import pandas as pd
import streamlit as st

from visitstats.access import Denied, may
from visitstats.access import editions as frozen
from visitstats.charts.rows import each
from visitstats.texts import _, moment, say
from visitstats.ui import blocks, data, exhibit, tables, viewing, words
from visitstats.ui.exhibits import editions as exhibits
from visitstats.ui.page import View
from visitstats.warehouse import Refusal


def show(view: View) -> None:
    """The list of editions, what differs from one of them today, and the field to freeze another."""
    about = _("An edition keeps all numbers, with everything behind them, so that a figure can be shown again later.")
    blocks.heading(_("Editions"), about)
    _freeze_field()
    listed = frozen.editions(data.actor())
    if listed.empty:
        blocks.source(_("Nothing has been frozen yet."))
        return
    tables.show(_table(listed), "editions", _("Editions"))
    titles = {int(row.edition_id): words.edition(row.edition_id, row.name) for row in each(listed)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        number = int(st.selectbox(_("Edition"), list(titles), format_func=titles.__getitem__, key="edition", width=420))
        if number != data.actor().edition:
            st.button(_("Open the edition"), key="open_edition", on_click=viewing.enter, args=(number,))
    _differences(number, view)


def _freeze_field() -> None:
    if not may(data.actor(), "freeze"):
        return
    with st.form("freeze", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        typed = st.text_input(
            _("Name of the edition"), placeholder=_("Consolidated report 2016"), max_chars=120, width=420
        )
        pressed = st.form_submit_button(_("Freeze the statistics"), key="freeze_button")
    if not pressed:
        return
    try:
        number = viewing.freeze(typed)
    except (Refusal, Denied) as refusal:
        st.warning(words.markdown(say(refusal)), title=_("Not frozen"))
        return
    st.success(words.markdown(words.edition(number, " ".join(typed.split()))), title=_("Frozen"))


def _table(listed: pd.DataFrame) -> pd.DataFrame:
    rows = each(listed)
    return pd.DataFrame(
        {
            _("Edition"): listed["edition_id"],
            _("Name"): listed["name"],
            _("Frozen on"): [moment(pd.Timestamp(row.made_at).to_pydatetime()) for row in rows],
            _("By"): listed["actor"],
        }
    )


def _differences(number: int, view: View) -> None:
    found = frozen.differences(number, data.actor())
    moved = frozen.changed_imports(number, data.actor())
    exhibit.show(exhibits.differences(found, number, view.mark), view)
    if len(moved):
        exhibit.show(exhibits.imports(moved, view.mark), view)
