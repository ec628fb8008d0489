"""The parts of the page Imports; the chosen one stands in the address."""

import pandas as pd
import streamlit as st

from visitstats.charts.rows import each
from visitstats.texts import _, mark, ngettext
from visitstats.ui import address, blocks, filters, menu
from visitstats.ui.imports import changing, deciding, detail, listing, returning, waiting

SECTIONS = {"imports": mark("All imports"), "waiting": mark("Waiting rows"), "years": mark("Complete years")}


def choose() -> str:
    """Draw the choice of a part."""
    return filters.one_of("imports_show", "show", _("Show"), SECTIONS, label_visibility="collapsed")


def show(section: str, imports: pd.DataFrame, numbers: pd.DataFrame) -> None:
    """Draw a part."""
    if imports.empty:
        blocks.text(_("Nothing has been imported yet."))
    elif section == "waiting":
        waiting.show()
        deciding.history()
    elif section == "years":
        changing.of_years(numbers)
    else:
        _one(imports)
    address.write("show", *(["import"] if section == "imports" else []))


def _one(imports: pd.DataFrame) -> None:
    chosen = listing.choose(imports)
    row = next(one for one in each(imports) if int(one.import_id) == chosen)
    st.space("small")
    listing.facts(row)
    if row.state == "in_force":
        menu.link_to_records(chosen)
    changing.of_import(row)
    detail.show(row)
    if int(row.waiting) and row.state == "in_force":
        label = ngettext("{n} row waits for a decision", "{n} rows wait for a decision", int(row.waiting))
        with st.expander(label):
            returning.problem_rows_of(row)
            waiting.show(chosen)
