"""All that is remembered, with who and when, and a button that takes it back."""

import pandas as pd
import streamlit as st

from visitstats import access
from visitstats.access import Denied
from visitstats.access.decisions import BLANK
from visitstats.charts.rows import each
from visitstats.ingest.guidance import NONE
from visitstats.reference.naming import name
from visitstats.texts import _, capital, language, moment, ngettext, quoted, say
from visitstats.ui import blocks, data, tables
from visitstats.ui.desk.naming import named
from visitstats.ui.desk.state import desk
from visitstats.ui.understood import meaning_in_words
from visitstats.warehouse import Refusal


def show() -> None:
    """Decisions about names and forms of senders in force, closed up until somebody wants to see them."""
    decisions, templates = data.ask("decisions", state="in_force"), data.ask("templates", state="in_force")
    if decisions.empty and templates.empty:
        return
    with st.expander(_("What is remembered ({n})", n=len(decisions) + len(templates))):
        if len(decisions):
            _decisions(decisions)
        if len(templates):
            _templates(templates)


def _when(rows: list) -> list[str]:
    return [moment(pd.Timestamp(row.decided_at).to_pydatetime()) for row in rows]


def _decisions(found: pd.DataFrame) -> None:
    rows = each(found)
    stand = [named(row.dimension, row.code) for row in rows]
    shown = pd.DataFrame(
        {
            _("Text in files"): [_text(row) for row in rows],
            _("Column"): [capital(meaning_in_words(row.dimension)) for row in rows],
            _("Stands for"): stand,
            _("Decided by"): [row.actor for row in rows],
            _("Decided on"): _when(rows),
        }
    )
    blocks.heading(_("Names"), _("A decision holds for files read later; imports that are stored keep what they have."))
    tables.show(shown, f"decisions_{len(rows)}", _("Names"))
    labels = {int(row.decision_id): f"{_text(row)} – {text}" for row, text in zip(rows, stand, strict=True)}
    _take_back("decision", labels, access.withdraw_decision)


def _text(row) -> str:
    if row.text.startswith(f"{BLANK} "):
        return _("blank cells in {file}", file=row.spelled)
    return quoted(row.spelled)


def _templates(found: pd.DataFrame) -> None:
    rows = each(found)
    shown = pd.DataFrame(
        {
            _("Headings"): [row.title for row in rows],
            _("Sending group"): [_group(row.group_code) for row in rows],
            _("Corrected"): [_("yes") if row.guide else _("no") for row in rows],
            _("Decided by"): [row.actor for row in rows],
            _("Decided on"): _when(rows),
        }
    )
    blocks.heading(_("Forms"), _("A form is known by its headings: who sends it, and how it is to be read."))
    tables.show(shown, f"templates_{len(rows)}", _("Forms"))
    labels = {int(row.template_id): f"{_group(row.group_code)} – {row.title[:80]}" for row in rows}
    _take_back("template", labels, access.withdraw_template)


def _group(code: str | None) -> str:
    return name("group", code, language()) if code and code != NONE else _("not stated")


def _take_back(kind: str, labels: dict[int, str], withdraw) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        number = st.selectbox(
            ngettext("{n} entry", "{n} entries", len(labels)),
            list(labels),
            format_func=lambda one: labels[one],
            key=f"{kind}_{len(labels)}",
            width=460,
        )
        st.button(_("Take back"), key=f"take_back_{kind}", on_click=_withdrawn, args=(withdraw, number))


def _withdrawn(withdraw, number: int) -> None:
    try:
        withdraw(number, data.person())
    except (Refusal, Denied) as refusal:
        desk().said = say(refusal)
        return
    for one in desk().files.values():
        one.stale = True
