"""Imports: what was imported, what waits for a decision, and which years are complete."""

from visitstats.ui import data, page
from visitstats.ui.imports import sections

# Title, and which part is shown
page.begin("imports")
section = sections.choose()

# Data
imports = data.ask("imports")
numbers = data.ask("numbers_by_year")

# Table, figures that move, decisions
sections.show(section, imports, numbers)
