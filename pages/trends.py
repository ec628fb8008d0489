"""Trends: visits by year, by month, and from the beginning of the year against the same period of the year before."""

import streamlit as st

from visitstats.ui import blocks, data, events, exhibit, page, sources
from visitstats.ui.exhibits import months, yearly

# Title and filters
view = page.begin("trends", "year", "ministries", "regions", "kinds")


# Data, and the charts made of them
@data.kept
def shown(view: page.View) -> tuple[exhibit.Exhibit, exhibit.Exhibit, exhibit.Exhibit]:
    look, year, chosen = view.look, view.chosen.year, view.chosen
    by_year = data.ask("headline_by_year")
    counts = data.ask("visits_by_ministry", **chosen.params())
    by_month = data.ask("visits_by_month", **chosen.params(year - 1, year))
    all_years = sources.basis_of(sorted({int(one) for one in counts["year"]}), data.ask)
    both = sources.basis_of([year - 1, year], data.ask)
    if chosen.narrowed:
        years = yearly.breakdown_years(counts, all_years, year, look, view.mark)
    else:
        years = yearly.headline_years(by_year, year, look, numbered=True)
    of_months = months.months(by_month, both, year, look, view.mark)
    return years, of_months, months.same_period(by_month, both, year, look, view.mark)


years, of_months, same_period = shown(view)

# Charts, with their tables and downloads
exhibit.show(years, view)
if not view.chosen.narrowed:
    blocks.heading(*events.heading())
    blocks.facts(events.listed(yearly.first_year(data.ask("headline_by_year"))))
st.space("small")
exhibit.show(of_months, view)
st.space("small")
exhibit.show(same_period, view)
