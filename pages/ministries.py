"""Ministries: how the visits of a year are spread over the bodies in charge, and what changed."""

import streamlit as st

from visitstats.ui import blocks, exhibit, page, shown

# Title and filters
view = page.begin("ministries", "year", "regions", "kinds")

# Data
found = shown.ministries(view)

# Charts, with their tables and downloads
if found:
    left, right = st.columns(2, gap="large")
    with left:
        exhibit.show(found.ranked, view, narrow=True)
    if found.changes:
        with right:
            exhibit.show(found.changes, view, narrow=True)
    st.space("small")
    exhibit.show(found.by_month, view)
    st.space("small")
    exhibit.show(found.by_kind, view)
else:
    blocks.empty(view.chosen.year)
