"""Regions: where the visits of a year were made, and where there were more or fewer than the year before."""

from typing import Any

import streamlit as st

from visitstats.ui import address, blocks, data, exhibit, page, reading, sources
from visitstats.ui.exhibits import ministries, region_changes, regions

# Title and filters
view = page.begin("regions", "year", "ministries", "kinds", keeps=("reading",))
read = reading.choose()
address.write("year", "ministries", "kinds", "reading")


# Data, and what is made of them; nothing in a year without a breakdown
@data.kept
def shown(view: page.View, read: reading.Reading) -> dict[str, Any]:
    look, year, chosen, mark = view.look, view.chosen.year, view.chosen, view.mark
    by_region = data.ask("visits_by_region", **chosen.params(), **read.params())
    if not ministries.has_year(by_region, year):
        return {}
    recorded = data.ask("visits_by_region", **chosen.params())
    both, of_year = sources.basis_of([year - 1, year], data.ask), sources.basis_of([year], data.ask)
    compared = ministries.has_year(by_region, year - 1)
    return {
        "tiles": regions.tiles(by_region, of_year, year, look, mark, read),
        "sentence": regions.sentence(by_region, year, read),
        "facts": regions.facts(by_region, year, read),
        "ranked": regions.ranked(by_region, of_year, year, look, mark, read),
        "changes": region_changes.changes(recorded, both, year, look, mark) if compared else None,
    }


# Charts beside the key figures, with their tables and downloads
if parts := shown(view, read):
    left, right = st.columns([1.9, 1], gap="large")
    with left:
        exhibit.show(parts["tiles"], view)
    with right:
        blocks.sentence(parts["sentence"])
        blocks.facts(parts["facts"])
    st.space("small")
    left, right = st.columns(2, gap="large")
    with left:
        exhibit.show(parts["ranked"], view, narrow=True)
    if parts["changes"]:
        with right:
            exhibit.show(parts["changes"], view, narrow=True)
else:
    blocks.empty(view.chosen.year)
