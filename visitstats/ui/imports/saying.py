"""What became of the last change: said until the next one, or until the page is left; a page may be drawn twice."""

from dataclasses import dataclass

import streamlit as st

from visitstats.ui import address

_SAID = "imports_said"


@dataclass(frozen=True)
class _Said:
    """A message, whether it is about something that was done, and where it belongs."""

    text: str
    done: bool
    place: str


def say_done(place: str, text: str) -> None:
    """Keep a message about something that was done."""
    st.session_state[_SAID] = _Said(text, True, address.key(place))


def say_refused(place: str, text: str) -> None:
    """Keep a message about something that could not be done; markdown in it is to be escaped before."""
    st.session_state[_SAID] = _Said(text, False, address.key(place))


def forget() -> None:
    """Drop the message: something else is begun."""
    st.session_state.pop(_SAID, None)


def show(place: str) -> None:
    """Draw the message that belongs to this place."""
    said = st.session_state.get(_SAID)
    if said is not None and said.place == address.key(place):
        (st.success if said.done else st.warning)(said.text)
