"""Trends: visits by year, by month, and from the beginning of the year against the same period of the year before."""

import streamlit as st

from visitstats.ui import blocks, data, events, exhibit, page, shown
from visitstats.ui.exhibits import yearly

# Title and filters
view = page.begin("trends", "year", "ministries", "regions", "kinds")

# Data
found = shown.trends(view)

# Charts, with their tables and downloads
exhibit.show(found.years, view)
if not view.chosen.narrowed:
    blocks.heading(*events.heading())
    blocks.facts(events.listed(yearly.first_year(data.ask("headline_by_year"))))
st.space("small")
exhibit.show(found.months, view)
st.space("small")
exhibit.show(found.same_period, view)
