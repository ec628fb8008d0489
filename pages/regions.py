"""Regions: where the visits of a year were made, and where there were more or fewer than the year before."""

import streamlit as st

from visitstats.ui import address, blocks, exhibit, page, reading, shown

# Title and filters
view = page.begin("regions", "year", "ministries", "kinds", keeps=("reading",))
read = reading.choose()
address.write("year", "ministries", "kinds", "reading")

# Data
found = shown.regions(view, read)

# Charts beside the key figures, with their tables and downloads
if found:
    left, right = st.columns([1.9, 1], gap="large")
    with left:
        exhibit.show(found.tiles, view)
    with right:
        blocks.sentence(found.sentence)
        blocks.facts(found.facts)
    st.space("small")
    left, right = st.columns(2, gap="large")
    with left:
        exhibit.show(found.ranked, view, narrow=True)
    if found.changes:
        with right:
            exhibit.show(found.changes, view, narrow=True)
else:
    blocks.empty(view.chosen.year)
