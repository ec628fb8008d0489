"""Checks: are the data complete, what do they cover, and do published and recorded numbers agree?"""

import streamlit as st

from visitstats.ui import blocks, checks, data, editions, exhibit, mandate, page, published, spellings
from visitstats.ui.exhibits import checks as exhibits
from visitstats.ui.exhibits import reconciliation

# Title and filters
view = page.begin("checks", "year", keeps=("by",))
look, year = view.look, view.chosen.year
rows = checks.choose_rows()

# Data
cells = data.ask("completeness", year=year, rows=rows)
recorded = data.ask("breakdown_basis", years=[year], source_id=0)
institutions = data.ask("institutions_visited")
numbers = data.ask("reconciliation")
parts = data.ask("reconciliation_parts", year=year)
conflicts = data.ask("conflicts")
stated = data.ask("published_statements")

# Completeness
exhibit.show(exhibits.completeness(cells, recorded, year, rows, look, view.mark), view)

# Reconciliation
st.space("small")
exhibit.show(reconciliation.by_year(numbers, view.mark), view)
published.explain(numbers)
st.space("small")
exhibit.show(reconciliation.parts(parts, year, view.mark), view)
st.space("small")
blocks.heading(*checks.conflicts_heading())
blocks.also(reconciliation.conflicts(conflicts))
st.space("small")
exhibit.show(reconciliation.published(stated, view.mark), view)
published.change(stated)

# Coverage
st.space("small")
exhibit.show(exhibits.coverage(institutions, view.mark), view)
spellings.show()
st.space("small")
mandate.show(view)

# Editions
st.space("small")
editions.show(view)
