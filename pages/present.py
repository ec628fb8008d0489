"""Present: a story full screen, as slides, workbook, report or pictures, in the languages of the audience."""

import streamlit as st

from visitstats.ui import address, exporting, page, present, present_story

# Title and filters
view = page.begin("present", "year", keeps=("story",))
chosen = present.choose(view.chosen.year)
address.write("year", "story")

# Words, and the hall
present.show_introduction()
present.show_link(chosen)

# Files
st.space("small")
exporting.show_files(chosen.order(), chosen.year, chosen.fits)

# The story itself
st.space("small")
present_story.show(chosen)
