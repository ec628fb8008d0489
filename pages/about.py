"""About: what the numbers mean, where they come from, and how one is chosen among several."""

from visitstats.ui import about, data, page, tables

# Title
page.begin("about")

# Data
figures = data.ask("visits_by_year")

# Words
about.show_definitions()
about.show_choice()

# Tables
tables.show(about.sources(figures), "sources", about.sources_title())
about.show_rest()
