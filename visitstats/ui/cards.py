"""Key figures side by side, each of which opens what is behind it."""

import streamlit as st

from visitstats.access import may
from visitstats.texts import _
from visitstats.ui import behind, blocks, data
from visitstats.ui.blocks import Card
from visitstats.ui.page import View


def show(several: list[Card], view: View) -> None:
    """Cards side by side, two and two on a phone; a click opens what is behind a number, another closes it."""
    may_open = may(data.actor(), "read_records")
    with st.grid(len(several), min_column_width=150, gap="small"):
        for place, card in enumerate(several):
            with st.container(key=f"card_{place}", height="stretch"):
                blocks.card(card)
                if card.opens is not None and may_open:
                    label = _("Behind the number: {label}", label=card.opens.label)
                    st.button(label, key=_key(place), on_click=behind.open_card, args=(_key(place),))
    opened = [card.opens for place, card in enumerate(several) if card.opens and behind.is_open(_key(place))]
    if opened and may_open:
        behind.show(opened[0], view.chosen)


def _key(place: int) -> str:
    return f"open_card_{place}"
