"""The switch of the language: the address decides, and the browser gives the first guess."""

import streamlit as st

from visitstats.texts import LANGUAGES, _, use_language
from visitstats.ui import address

NAMES = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}


def first_guess() -> str:
    """The language of the browser, if it is one of ours; else Kazakh, the state language."""
    wanted = st.context.headers.get("Accept-Language") or st.context.locale or ""
    for part in wanted.lower().split(","):
        code = part.split(";")[0].strip().split("-")[0]
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def choose_language() -> None:
    """Speak the language of the address, and draw the switch at the foot of the menu."""
    current = address.text("lang")
    if current not in LANGUAGES:
        current = first_guess()
    key = address.link_key("lang")
    current = st.session_state.get(key) or current
    use_language(current)
    address.keep("lang", current)
    with st.sidebar:
        st.segmented_control(
            _("Language"),
            LANGUAGES,
            default=address.start(key, current),
            format_func=NAMES.__getitem__,
            key=key,
            required=True,
        )
