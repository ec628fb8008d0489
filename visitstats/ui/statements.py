"""Small tables behind a number: the statements for a year, and the institutions visited."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.texts import _, capital, language, number
from visitstats.ui import sources, tables, words


def show(found: pd.DataFrame) -> None:
    """All numbers there are for a year, with their sources; the one in force first."""
    rows = each(found)
    table = pd.DataFrame(
        {
            _("Year"): found["year"].astype(int),
            _("Number"): [str(number(row.visits)) for row in rows],
            _("What the number is"): [_standing(row) for row in rows],
            _("Number of the year"): [_("yes") if row.in_force else _("no") for row in rows],
            _("Source"): [_source(row) for row in rows],
            _("Stated on"): [words.day(row.stated_on) for row in rows],
            _("Address"): [row.source_url or "" for row in rows],
        }
    )
    links = {_("Address"): st.column_config.LinkColumn(_("Address"))}
    tables.show(table, f"statements_{language()}", _("Statements"), column_config=links)


def _standing(row: Any) -> str:
    texts = {
        "stated": _("published figure"),
        "derived": _("follows from a published figure"),
        "recorded": _("records"),
        "reported": _("reported figures"),
    }
    return texts.get(row.standing, str(row.standing))


def _source(row: Any) -> str:
    figure = sources.figure_of(int(row.year), row.visits) if row.standing in ("stated", "derived") else None
    return name("figure", figure.key, language(), "source") if figure else str(row.source_title or "")


def show_institutions(found: pd.DataFrame) -> None:
    """Institutions by name, as spelled, with their visits."""
    rows = each(found)
    table = pd.DataFrame(
        {
            _("Institution"): [row.institution or "" for row in rows],
            _("Region"): [capital(words.region(row.region_code, "short")) for row in rows],
            _("Ministry"): [words.ministry_short(row.ministry_code) for row in rows],
            _("Kind of institution"): [words.institution_kind(row.institution_kind) for row in rows],
            _("Visits"): found["visits"],
            _("Last visit"): [words.day(row.last_date) for row in rows],
        }
    )
    tables.show(table, f"institutions_{language()}_{len(found)}", _("Institutions visited"))
