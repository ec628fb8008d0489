"""One decision for all rows of a cause: what is meant, or why they are left out; and taking decisions back."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from visitstats import access
from visitstats.access import Denied
from visitstats.access import imports as control
from visitstats.charts.rows import each
from visitstats.ingest import memory
from visitstats.ingest.guidance import value_key
from visitstats.ingest.outcomes import PROBLEMS
from visitstats.ingest.suggest import UNITS, suggest
from visitstats.reference.naming import name
from visitstats.texts import _, capital, language, mark, moment, ngettext, say
from visitstats.ui import blocks, data, tables, words
from visitstats.ui.imports import listing, saying
from visitstats.warehouse import Refusal

REASONS = {
    "no_visit": mark("no visit"),
    "repeated": mark("repeats another row"),
    "outside_mandate": mark("outside the mandate"),
    "not_clarified": mark("cannot be clarified"),
}
CAUSES = PROBLEMS | {"duplicate_stored": mark("Equal to a stored row"), "unclear": mark("Another problem")}
NONE = "none"
_PLACE = "decision"
DAY = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")


def problem(code: str) -> str:
    """What is wrong with a row, in words."""
    return _(CAUSES.get(code, CAUSES["unclear"]))


def form(cause: Any, ids: list[int], key: str) -> None:
    """The fields of a decision about these rows."""
    if not access.may(data.actor(), "import"):
        return
    with st.container(border=True, key="decision", gap="small"):
        if cause.dimension == "twin":
            _own_visits(ids, key)
        elif cause.dimension:
            _meaning(cause, ids, key)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason = st.selectbox(
                _("Reason"),
                list(REASONS),
                key=f"reason_{key}",
                format_func=lambda one: capital(_(REASONS[one])),
                width=300,
            )
            label = ngettext("Leave {n} row out", "Leave {n} rows out", len(ids))
            st.button(label, key=f"discard_{key}", on_click=_act, args=(control.discard_waiting, ids, reason))


def _own_visits(ids: list[int], key: str) -> None:
    label = ngettext("Count {n} row as a visit of its own", "Count {n} rows as visits of their own", len(ids))
    st.button(
        label,
        type="primary",
        key=f"own_{key}",
        on_click=_act,
        args=(control.resolve_waiting, ids, "twin", "two_visits"),
    )


def _meaning(cause: Any, ids: list[int], key: str) -> None:
    """A field for the value, and the button that decides."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        value = _value(cause, key)
        label = ngettext("Decide for {n} row", "Decide for {n} rows", len(ids))
        st.button(
            label,
            type="primary",
            key=f"resolve_{key}",
            disabled=not value,
            on_click=_act,
            args=(control.resolve_waiting, ids, cause.dimension, value),
        )
    if cause.dimension in UNITS and isinstance(cause.text, str):
        said = _("Remember this for the next files, too")
        if st.checkbox(said, value=False, key=f"remember_{key}"):
            st.session_state["waiting_remember"] = (cause.dimension, cause.text)
        else:
            st.session_state.pop("waiting_remember", None)


def _value(cause: Any, key: str) -> str | None:
    if cause.dimension == "date":
        typed = st.text_input(
            _("Date"), key=f"value_{key}", placeholder=_("05.03.2018, 03.2018 or 2018"), max_chars=10, width=300
        )
        day = day_of(typed)
        if typed and not day:
            blocks.source(_("This is no day, month or year."))
        return day
    if cause.dimension == "visits":
        return str(st.number_input(_("Number of visits"), 1, 100_000, key=f"value_{key}", width=300))
    alike = [one.code for one in suggest(cause.dimension, cause.text)] if isinstance(cause.text, str) else []
    decided = _decided_before(cause)
    alike = [*decided, *(code for code in alike if code not in decided)]
    codes = [*alike, *(code for code in [*UNITS[cause.dimension](), NONE] if code not in alike)]
    if decided:
        blocks.source(_("Decided on the page “{page}”: {name}.", page=_("Upload"), name=_named(cause, decided[0])))
    if likely := [code for code in alike if code not in decided]:
        names = ", ".join(_named(cause, code) for code in likely)
        blocks.source(_("Alike: {names}. A likeness is no answer: ask the sender if in doubt.", names=names))
    return st.selectbox(
        _("What is meant"),
        codes,
        index=None,
        key=f"value_{key}",
        placeholder=_("Choose"),
        format_func=lambda code: _named(cause, code),
        width=420,
    )


def _named(cause: Any, code: str) -> str:
    return name(cause.dimension, code, language(), "full")


def _decided_before(cause: Any) -> list[str]:
    """What the same text stands for in files by a remembered decision, if there is one."""
    known = memory.decisions(data.ask) if isinstance(cause.text, str) else {}
    code = known.get((cause.dimension, value_key(cause.text)))
    return [code] if code else []


def day_of(typed: str) -> str | None:
    """05.03.2018, 03.2018 or 2018 as 2018-03-05, 2018-03, 2018; None for anything else."""
    found = DAY.fullmatch(typed.strip())
    if not found:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    try:
        known = datetime.date(year or 0, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return known[: 10 if day else 7 if month else 4]


def _act(change: Callable[..., int], ids: list[int], *values: Any) -> None:
    """Enter a decision and, if that was asked for, remember it for the next files."""
    remember = st.session_state.pop("waiting_remember", None)
    try:
        change(ids, *values, data.actor())
        if remember and change is control.resolve_waiting:
            dimension, text = remember
            access.decide(dimension, text, values[-1], data.actor())
        decided = ngettext("Decided for {n} row.", "Decided for {n} rows.", len(ids))
        saying.say_done(_PLACE, f"{decided} {_('It can be taken back under “{part}”.', part=_('Waiting rows'))}")
    except (Refusal, Denied) as refusal:
        saying.say_refused(_PLACE, words.markdown(say(refusal)))


def told() -> None:
    """Say what became of the decision that was just made."""
    saying.show(_PLACE)


def history() -> None:
    """All decisions about waiting rows, and taking one of them back."""
    decisions = data.ask("waiting_decisions")
    if decisions.empty:
        return
    rows = each(decisions)
    shown = pd.DataFrame(
        {
            _("Decision"): [_said(row) for row in rows],
            _("Rows"): decisions["rows"],
            _("State"): [_("in force") if row.state == "in_force" else _("taken back") for row in rows],
            _("By"): [listing.person(row.actor) for row in rows],
            _("When"): [moment(pd.Timestamp(row.decided_at).to_pydatetime()) for row in rows],
        }
    )
    blocks.heading(_("Decisions about waiting rows"), _("A decision that is taken back lets its rows wait again."))
    tables.show(shown, f"decisions_{len(rows)}_{language()}", _("Decisions about waiting rows"))
    standing = {int(row.resolution_id): row for row in rows if row.state == "in_force"}
    if not standing or not access.may(data.actor(), "import"):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Decision"),
            list(standing),
            key=f"decision_{len(rows)}_{len(standing)}",
            format_func=lambda one: (
                f"{_said(standing[one])} – {ngettext('{n} row', '{n} rows', int(standing[one].rows))}"
            ),
            width=520,
        )
        st.button(_("Take back"), key="take_back", on_click=_take_back, args=(chosen,))


def _said(row: Any) -> str:
    """A decision in words: Region not recognised: “Акм-ая” → Akmola region."""
    said = problem(row.problem)
    subject = _("{problem}: “{text}”", problem=said, text=row.text) if isinstance(row.text, str) else said
    if row.action == "discard":
        return f"{subject} → {_('left out')}: {_(REASONS[row.value])}"
    if row.dimension == "twin":
        return f"{said} → {_('a visit of its own')}"
    value = name(row.dimension, row.value, language(), "full") if row.dimension in UNITS else row.value
    return f"{subject} → {value}"


def _take_back(number: int) -> None:
    try:
        control.take_back(number, data.actor())
        saying.say_done(_PLACE, _("The decision is taken back; its rows wait again."))
    except (Refusal, Denied) as refusal:
        saying.say_refused(_PLACE, words.markdown(say(refusal)))
