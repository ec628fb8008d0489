"""Overview: how many visits were made, how that compares, what drove it, and whether the data behind it are whole."""

import streamlit as st

from visitstats.ui import blocks, cards, exhibit, overview, page

# Title and filters
view = page.begin("overview", "year")
shown = overview.shown(view)

# Key figures
cards.show(shown.cards, view)
blocks.sentence(*shown.sentences)
blocks.status(shown.status)

# Charts, with their tables and downloads
st.space("small")
exhibit.show(shown.years, view)
if shown.parts and shown.months:
    st.space("small")
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        exhibit.show(shown.parts, view, narrow=True)
    with right:
        exhibit.show(shown.months, view, narrow=True)
st.space("small")
blocks.heading(*overview.besides_heading())
blocks.also(shown.besides)
