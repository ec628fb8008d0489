"""What is chosen stands in the address, as codes, so that a view can be sent as a link in any language."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

VIEWED = ("lang", "edition", "publication")  # what holds on every page
NAMES = (
    *VIEWED,
    *("year", "years", "ministries", "regions", "kinds", "search"),
    *("other", "span", "by", "reading", "story"),
    *("import", "show", "only"),
)
_CHOSEN, _WRITTEN, _SEEN = "address_chosen", "address_written", "address_seen"
_LINK, _ENTRY, _PAGE = "address_link", "address_entry", "address_page"


def base() -> str:
    """What stands before every path, such as /visits; empty at the top of a host."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def read() -> None:
    """Take over the choices of the address at the start of a run, if it came from a link or from going back.

    The browser shows what `write` says only after the run, so an address that it has sent before is no news.
    """
    given = {name: st.query_params[name] for name in st.query_params if name in NAMES}
    first = _CHOSEN not in st.session_state
    known = (st.session_state.get(_SEEN), st.session_state.get(_WRITTEN))
    if first or ("lang" in given and given not in known):
        st.session_state[_CHOSEN] = given
        st.session_state[_LINK] = st.session_state.get(_LINK, 0) + 1
    if given:
        st.session_state[_SEEN] = given


def enter(page: str) -> None:
    """Say which page is drawn: its fields begin with what is chosen now, whatever they held on an earlier visit."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        st.session_state[_ENTRY] = st.session_state.get(_ENTRY, 0) + 1


def page() -> str:
    """The page that is drawn."""
    return str(st.session_state.get(_PAGE, ""))


def written() -> dict[str, str]:
    """What the address of this page says."""
    return dict(st.session_state.get(_WRITTEN, {}))


def link_key(name: str) -> str:
    """The key of a field that stands on every page: a new one whenever an address has been taken over."""
    return f"chosen_{name}_{st.session_state.get(_LINK, 0)}"


def key(name: str) -> str:
    """The key of a field of a page: a new one whenever an address has been taken over or the page was entered."""
    return f"{link_key(name)}_{st.session_state.get(_ENTRY, 0)}"


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
    """Let the address show what holds everywhere and these choices; the frame puts them there after the run."""
    chosen = st.session_state.get(_CHOSEN, {})
    st.session_state[_WRITTEN] = {name: chosen[name] for name in NAMES if name in chosen and name in (*VIEWED, *names)}


def viewed() -> dict[str, str]:
    """What holds on every page, for a link to another page."""
    return {name: text(name) for name in VIEWED if text(name)}


def asked() -> str:
    """All that is chosen, as it stands in an address, with its question mark; of a page that was not shown, too."""
    chosen = urlencode(st.session_state.get(_CHOSEN, {}))
    return f"?{chosen}" if chosen else ""


def query() -> str:
    """What `write` said last, as it stands behind the question mark."""
    return urlencode(st.session_state.get(_WRITTEN, {}))
