"""Regions: where the visits of a year were made, and where there were more or fewer than the year before."""

import streamlit as st

from visitstats.ui import address, blocks, data, exhibit, page, reading, sources
from visitstats.ui.exhibits import ministries, region_changes, regions

# Title and filters
view = page.begin("regions", "year", "ministries", "kinds", keeps=("reading",))
look, year, chosen = view.look, view.chosen.year, view.chosen
read = reading.choose()
address.write("year", "ministries", "kinds", "reading")

# Data
recorded = data.ask("visits_by_region", **chosen.params())
by_region = data.ask("visits_by_region", **chosen.params(), **read.params())
both = sources.basis_of([year - 1, year], data.ask)
of_year = sources.basis_of([year], data.ask)

# Charts beside the key figures, with their tables and downloads
if ministries.has_year(by_region, year):
    left, right = st.columns([1.9, 1], gap="large")
    with left:
        exhibit.show(regions.tiles(by_region, of_year, year, look, view.mark, read), view)
    with right:
        blocks.sentence(regions.sentence(by_region, year, read))
        blocks.facts(regions.facts(by_region, year, read))
    st.space("small")
    left, right = st.columns(2, gap="large")
    with left:
        exhibit.show(regions.ranked(by_region, of_year, year, look, view.mark, read), view, narrow=True)
    if ministries.has_year(by_region, year - 1):
        with right:
            exhibit.show(region_changes.changes(recorded, both, year, look, view.mark), view, narrow=True)
else:
    blocks.empty(year)
