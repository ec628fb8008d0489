"""What is chosen stands in the address, as codes, so that a view can be sent as a link in any language."""

from typing import Any

import streamlit as st

NAMES = ("lang", "year", "years", "ministries", "regions", "kinds", "search", "other", "span", "by", "reading")
_CHOSEN, _WRITTEN, _VISIT = "address_chosen", "address_written", "address_visit"


def read() -> None:
    """Take over the choices of the address at the start of a run, if it came from a link or from going back."""
    given = {name: st.query_params[name] for name in st.query_params if name in NAMES}
    first = _CHOSEN not in st.session_state
    if first or ("lang" in given and given != st.session_state.get(_WRITTEN)):
        st.session_state[_CHOSEN] = given
        st.session_state[_WRITTEN] = given
        st.session_state[_VISIT] = st.session_state.get(_VISIT, 0) + 1


def key(name: str) -> str:
    """The key of the field for a choice: a new one whenever the address has been taken over, so that it starts anew."""
    return f"chosen_{name}_{st.session_state.get(_VISIT, 0)}"


def text(name: str) -> str:
    """One choice as it stands in the address; empty where nothing is chosen."""
    return str(st.session_state.get(_CHOSEN, {}).get(name, ""))


def several(name: str) -> list[str]:
    """The values of a choice of several."""
    return [value for value in text(name).split(",") if value]


def start(field: str, value: Any) -> Any:
    """The value with which a field began: a later choice must not change what the field was made with."""
    starts = st.session_state.setdefault("address_starts", {})
    return starts.setdefault(field, value)


def keep(name: str, value: str) -> None:
    """Remember a choice; `write` puts it into the address."""
    chosen = dict(st.session_state.get(_CHOSEN, {}))
    chosen.pop(name, None)
    if value:
        chosen[name] = value
    st.session_state[_CHOSEN] = chosen


def write(*names: str) -> None:
    """Show the language and these choices in the address."""
    chosen = st.session_state.get(_CHOSEN, {})
    wanted = {name: chosen[name] for name in NAMES if name in chosen and name in ("lang", *names)}
    st.session_state[_WRITTEN] = wanted
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
