"""What changed: the change between two periods that may be compared, taken apart into parts that add up to it."""

import streamlit as st

from visitstats.ui import address, blocks, cards, comparison, comparison_words, exhibit, page
from visitstats.ui.exhibits import two_periods

# Title and the two periods
view = page.begin("changes", "ministries", "regions", "kinds", keeps=("year", "other", "span", "by"))
look = view.look
chosen = comparison.choose(view)
counted = comparison.counting(view, chosen)
address.write("ministries", "regions", "kinds", "year", "other", "span", "by")

# Data
basis = comparison.basis_of(chosen)

if comparison.comparable(basis):
    parts = comparison.parts_of(chosen)

    # Key figures
    cards.show(comparison_words.cards(chosen, basis, parts), counted)
    blocks.sentence(comparison_words.sentence(chosen, basis, parts))
    blocks.notes(comparison_words.cautions(chosen, basis, parts))

    # Charts, with their tables and downloads
    st.space("small")
    if chosen.dimension == "region":
        left, right = st.columns(2, gap="large")
        with right:
            exhibit.show(two_periods.both(parts, basis, chosen, look, view.mark), counted)
    else:
        left = st.container()
    with left:
        exhibit.show(two_periods.changes(parts, basis, chosen, look, view.mark), counted)
else:
    comparison.explain(comparison_words.obstacles(chosen, basis), comparison_words.instead(comparison.free(chosen)))

# What came in between
if chosen.events:
    st.space("small")
    blocks.heading(*comparison_words.events_heading())
    blocks.facts(comparison_words.events(chosen))
