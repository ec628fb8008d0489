"""Rows of earlier imports that wait under a text that is decided now: offered with one press, never silently."""

import streamlit as st

from visitstats import access
from visitstats.access import Denied
from visitstats.access import imports as control
from visitstats.texts import _, ngettext, quoted, say
from visitstats.ui import blocks, data, words
from visitstats.ui.desk import memory
from visitstats.ui.desk.memory import Earlier
from visitstats.ui.desk.naming import named
from visitstats.ui.imports import moving, saying
from visitstats.warehouse import Refusal

_PLACE, _SHOWN = "earlier_rows", "earlier_shown"


def show() -> None:
    """Each decision that would answer for waiting rows of stored imports, with the button that lets it."""
    saying.show(_PLACE)
    found = memory.earlier() if access.may(data.actor(), "import") else []
    if not found:
        return
    blocks.heading(
        _("Rows of earlier imports that say the same"),
        _("They wait still. A decision about a name holds for files; for these rows it is made with the button."),
    )
    for one in found:
        with st.container(border=True):
            _offer(one)


def _offer(one: Earlier) -> None:
    key = f"{one.dimension}_{one.text}_{len(one.rows)}"
    waiting = ngettext(
        "{n} waiting row of {imports} says the same.",
        "{n} waiting rows of {imports} say the same.",
        len(one.rows),
        imports=words.imports(one.imports),
    )
    blocks.text(f"{quoted(one.text)} – {named(one.dimension, one.code)}. {waiting}")
    with st.container(horizontal=True):
        label = ngettext("Decide for {n} row, too", "Decide for {n} rows, too", len(one.rows))
        st.button(label, key=f"earlier_{key}", on_click=_decide, args=(one,))
        st.button(_("Show which figures move"), key=f"moves_{key}", type="tertiary", on_click=_ask, args=(key,))
    if st.session_state.get(_SHOWN) == key:
        try:
            moving.show(control.preview_resolve(one.rows, one.dimension, one.code, data.actor()), f"moves_{key}")
        except (Refusal, Denied) as refusal:
            st.warning(words.markdown(say(refusal)))


def _ask(key: str) -> None:
    saying.forget()
    st.session_state[_SHOWN] = None if st.session_state.get(_SHOWN) == key else key


def _decide(one: Earlier) -> None:
    try:
        control.resolve_waiting(one.rows, one.dimension, one.code, data.actor())
        decided = ngettext("Decided for {n} row.", "Decided for {n} rows.", len(one.rows))
        back = _("It can be taken back on the page “{page}”, part “{part}”.", page=_("Imports"), part=_("Waiting rows"))
        saying.say_done(_PLACE, f"{decided} {back}")
    except (Refusal, Denied) as refusal:
        saying.say_refused(_PLACE, words.markdown(say(refusal)))
