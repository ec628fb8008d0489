"""Ministries: how the visits of a year are spread over the bodies in charge, and what changed."""

import streamlit as st

from visitstats.ui import blocks, data, exhibit, page, questions, sources
from visitstats.ui.exhibits import ministries, ministry_parts

# Title and filters
view = page.begin("ministries", "year", "regions", "kinds")
look, year, chosen = view.look, view.chosen.year, view.chosen

# Data
by_ministry = data.ask("visits_by_ministry", **chosen.params(year - 1, year))
by_month = questions.of_each_ministry("visits_by_month", by_ministry, chosen, year)
by_kind = questions.of_each_kind("visits_by_ministry", chosen, year)
both = sources.basis_of([year - 1, year], data.ask)
of_year = sources.basis_of([year], data.ask)

# Charts, with their tables and downloads
if ministries.has_year(by_ministry, year):
    left, right = st.columns(2, gap="large")
    with left:
        exhibit.show(ministries.ranked(by_ministry, of_year, year, look, view.mark), view, narrow=True)
    if ministries.has_year(by_ministry, year - 1):
        with right:
            exhibit.show(ministries.changes(by_ministry, both, year, look, view.mark), view, narrow=True)
    st.space("small")
    exhibit.show(ministry_parts.by_month(by_month, by_ministry, both, year, look, view.mark), view)
    st.space("small")
    exhibit.show(ministry_parts.by_kind(by_kind, of_year, year, look, view.mark), view)
else:
    blocks.empty(year)
