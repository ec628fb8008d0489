"""Ministries: how the visits of a year are spread over the bodies in charge, and what changed."""

from typing import Any

import streamlit as st

from visitstats.ui import blocks, data, exhibit, page, questions, sources
from visitstats.ui.exhibits import ministries, ministry_parts

# Title and filters
view = page.begin("ministries", "year", "regions", "kinds")


# Data, and the charts made of them; none in a year without a breakdown
@data.kept
def shown(view: page.View) -> dict[str, Any]:
    look, year, chosen, mark = view.look, view.chosen.year, view.chosen, view.mark
    by_ministry = data.ask("visits_by_ministry", **chosen.params(year - 1, year))
    if not ministries.has_year(by_ministry, year):
        return {}
    by_month = questions.of_each_ministry("visits_by_month", by_ministry, chosen, year)
    by_kind = questions.of_each_kind("visits_by_ministry", chosen, year)
    both, of_year = sources.basis_of([year - 1, year], data.ask), sources.basis_of([year], data.ask)
    compared = ministries.has_year(by_ministry, year - 1)
    return {
        "ranked": ministries.ranked(by_ministry, of_year, year, look, mark),
        "changes": ministries.changes(by_ministry, both, year, look, mark) if compared else None,
        "by_month": ministry_parts.by_month(by_month, by_ministry, both, year, look, mark),
        "by_kind": ministry_parts.by_kind(by_kind, of_year, year, look, mark),
    }


# Charts, with their tables and downloads
if parts := shown(view):
    left, right = st.columns(2, gap="large")
    with left:
        exhibit.show(parts["ranked"], view, narrow=True)
    if parts["changes"]:
        with right:
            exhibit.show(parts["changes"], view, narrow=True)
    st.space("small")
    exhibit.show(parts["by_month"], view)
    st.space("small")
    exhibit.show(parts["by_kind"], view)
else:
    blocks.empty(view.chosen.year)
