"""Spellings on the page of checks: which names are one institution, which are two, and what was said of them before."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from visitstats import access
from visitstats.access import Denied, may
from visitstats.charts.rows import each
from visitstats.texts import _, capital, language, moment, ngettext, percent, quoted, say
from visitstats.ui import blocks, data, tables, words
from visitstats.warehouse import Refusal

MOST = 50  # likely pairs in the list
TROUBLE = "spellings_trouble"


def show() -> None:
    """Likely pairs, a choice of any two names, and what was said; only for those who may say it."""
    who = data.actor()
    if not may(who, "import") or who.publication:
        return
    about = _("Counts of different institutions follow what is said here; records keep the names as they are written.")
    blocks.heading(_("Spellings of institutions"), about)
    if trouble := st.session_state.pop(TROUBLE, None):
        st.warning(words.markdown(say(trouble)), title=_("Not saved"))
    said = data.ask("spellings", state="in_force")
    if st.toggle(_("Look for names that may be one institution"), key="spellings_open"):
        _likely()
        _any_two()
    if len(said):
        _said(said)


def _likely() -> None:
    found = data.ask("likely_spellings", limit=MOST)
    if found.empty:
        blocks.source(_("No names that look alike are left."))
        return
    rows = each(found)
    table = pd.DataFrame(
        {
            _("Region"): [_region(row.region_code) for row in rows],
            _("One name"): found["first_name"],
            _("Its visits"): found["first_visits"],
            _("Another name"): found["second_name"],
            _("Visits of the other"): found["second_visits"],
            _("Likeness"): [percent(row.likeness) for row in rows],
        }
    )
    tables.show(table, f"likely_{language()}_{len(found)}", _("Names that may be one institution"))
    pairs = {place: f"{_region(row.region_code)}: {_pair(row)}" for place, row in enumerate(rows)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        label = ngettext("{n} pair", "{n} pairs", len(pairs))
        key = f"likely_pair_{language()}_{len(found)}"
        row = rows[st.selectbox(label, list(pairs), format_func=pairs.__getitem__, key=key, width=520)]
        names = {row.first_key: row.first_name, row.second_key: row.second_name}
        _buttons("likely", row.region_code, names)


def _any_two() -> None:
    """Any two names of a region, visited or in the list of the mandate."""
    names = data.ask("institution_names")
    regions = sorted(names["region_code"].unique(), key=_region)
    if not regions:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        region = str(st.selectbox(_("Region"), regions, format_func=_region, key=f"spelled_in_{language()}", width=190))
        here = names[names["region_code"] == region]
        known = dict(zip(here["institution_key"], here["institution"], strict=True))
        picked = {
            place: str(
                st.selectbox(
                    label,
                    list(known),
                    format_func=known.__getitem__,
                    key=f"{place}_of_{region}_{language()}",
                    width=288,
                )
            )
            for place, label in (("one", _("One name")), ("another", _("Another name")))
        }
        _buttons("any", region, {key: known[key] for key in picked.values()})


def _buttons(name: str, region: str, names: dict[str, str]) -> None:
    off = len(names) < 2
    for text, same in ((_("One institution"), True), (_("Two institutions"), False)):
        asked: tuple[Any, ...] = (access.spell, region, names, same)
        st.button(text, key=f"{name}_{same}", disabled=off, on_click=_do, args=asked)


def _said(said: pd.DataFrame) -> None:
    rows = each(said)
    table = pd.DataFrame(
        {
            _("Region"): [_region(row.region_code) for row in rows],
            _("One name"): said["first_name"],
            _("Another name"): said["second_name"],
            _("They are"): [_they_are(row) for row in rows],
            _("Decided by"): said["actor"],
            _("Decided on"): [moment(pd.Timestamp(row.decided_at).to_pydatetime()) for row in rows],
        }
    )
    tables.show(table, f"spellings_{language()}_{len(said)}", _("What was said of spellings"))
    labels = {int(row.spelling_id): f"{_pair(row)} – {_they_are(row)}" for row in rows}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        label = ngettext("{n} entry", "{n} entries", len(labels))
        number = st.selectbox(label, list(labels), format_func=labels.__getitem__, key=f"said_{len(said)}", width=520)
        st.button(_("Take back"), key="take_back_spelling", on_click=_do, args=(access.withdraw_spelling, number))


def _do(change: Callable[..., object], *what: Any) -> None:
    """Carry out a change; a refusal is said when the page is drawn again."""
    try:
        change(*what, data.actor())
    except (Refusal, Denied) as refusal:
        st.session_state[TROUBLE] = refusal


def _they_are(row: Any) -> str:
    return _("one institution") if row.same else _("two institutions")


def _pair(row: Any) -> str:
    return f"{quoted(row.first_name)} – {quoted(row.second_name)}"


def _region(code: str) -> str:
    return capital(words.region(code, "short"))
