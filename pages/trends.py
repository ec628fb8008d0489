"""Trends: visits by year, by month, and from the beginning of the year against the same period of the year before."""

import streamlit as st

from visitstats.ui import blocks, data, events, exhibit, page, sources
from visitstats.ui.exhibits import months, yearly

# Title and filters
view = page.begin("trends", "year", "ministries", "regions", "kinds")
look, year, chosen = view.look, view.chosen.year, view.chosen

# Data
by_year = data.ask("headline_by_year")
counts = data.ask("visits_by_ministry", **chosen.params())
by_month = data.ask("visits_by_month", **chosen.params(year - 1, year))
all_years = sources.basis_of(sorted({int(one) for one in counts["year"]}), data.ask)
both = sources.basis_of([year - 1, year], data.ask)

# Charts, with their tables and downloads
if chosen.narrowed:
    exhibit.show(yearly.breakdown_years(counts, all_years, year, look, view.mark), view)
else:
    exhibit.show(yearly.headline_years(by_year, year, look, numbered=True), view)
    blocks.heading(*events.heading())
    blocks.facts(events.listed(yearly.first_year(by_year)))
st.space("small")
exhibit.show(months.months(by_month, both, year, look, view.mark), view)
st.space("small")
exhibit.show(months.same_period(by_month, both, year, look, view.mark), view)
