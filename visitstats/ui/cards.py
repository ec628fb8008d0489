"""Key figures side by side, each of which opens what is behind it; one component of the page draws them all."""

from pathlib import Path

import streamlit as st

from visitstats.access import may
from visitstats.texts import _
from visitstats.ui import behind, data
from visitstats.ui.blocks import Card
from visitstats.ui.page import View

CARDS = "cards"
_component = st.components.v2.component(
    "visitstats_cards",
    html='<div class="vs vs-cards"></div>\n',
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
    isolate_styles=False,  # the looks of cards stand with those of the other blocks
)


def show(several: list[Card], view: View) -> None:
    """Cards side by side, two and two on a phone; a click opens what is behind a number, another closes it."""
    may_open = may(data.actor(), "read_records")
    shown = [
        {
            "label": card.label,
            "value": card.value,
            "words": card.words,
            "standing": card.standing,
            "basis": card.basis,
            "opens": _("Behind the number: {label}", label=card.opens.label) if card.opens and may_open else "",
        }
        for card in several
    ]
    _component(key=CARDS, data={"cards": shown}, on_opened_change=_clicked)
    opened = [card.opens for place, card in enumerate(several) if card.opens and behind.is_open(_key(place))]
    if opened and may_open:
        behind.show(opened[0], view.chosen)


def _clicked() -> None:
    """Open the card that was clicked, or close it."""
    behind.open_card(_key(st.session_state[CARDS].get("opened")))


def _key(place: object) -> str:
    return f"open_card_{place}"
