"""About: what the numbers mean, where they come from, and how one is chosen among several."""

from visitstats.ui import about, data, page, tables

# Title
page.begin("about")

# Data
stated = data.ask("published_statements")

# Words
about.show_definitions()
about.show_choice()

# Tables
tables.show(about.sources(stated), "sources", about.sources_title())
about.show_rest()
