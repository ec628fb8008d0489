"""Overview: how many visits were made, how that compares, what drove it, and whether the data behind it are whole."""

import streamlit as st

from visitstats.ui import blocks, cards, data, exhibit, overview, page, sources
from visitstats.ui.exhibits import ministries, months, yearly

# Title and filters
view = page.begin("overview", "year")
look, year = view.look, view.chosen.year
span = {"years": [year - 1, year]}

# Data
by_year = data.ask("headline_by_year")
by_ministry = data.ask("visits_by_ministry", **span)
by_month = data.ask("visits_by_month", **span)
institutions = data.ask("institutions_visited", **span)
basis = data.ask("breakdown_basis", year=year)
both = sources.basis_of([year - 1, year], data.ask)
state = data.ask("status")
besides = data.ask("also_published")
stated = [data.ask("year_sources", year=one) for one in span["years"]]

# Key figures
cards.show(overview.cards(by_year, basis, institutions, year), view)
blocks.sentence(*overview.said(by_year, by_ministry, stated, year))
blocks.status(overview.status(by_year, basis, state, year))

# Charts, with their tables and downloads
st.space("small")
exhibit.show(yearly.headline_years(by_year, year, look), view)
if ministries.has_year(by_ministry, year):
    st.space("small")
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        compared = ministries.has_year(by_ministry, year - 1)
        shown = ministries.changes if compared else ministries.ranked
        exhibit.show(shown(by_ministry, both, year, look, view.mark), view, narrow=True)
    with right:
        exhibit.show(months.months(by_month, both, year, look, view.mark, narrow=True), view, narrow=True)
st.space("small")
blocks.heading(*overview.besides_heading())
blocks.also(overview.also(besides))
