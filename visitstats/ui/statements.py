"""Small tables behind a number: the statements for a year, and the institutions visited."""

from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.texts import _, capital, language, mark, number
from visitstats.ui import sources, tables, words

COUNTED = {
    "visits": mark("whole year"),
    "visits_lower_bound": mark("more than this number"),
    "visits_partial_year": mark("part of a year"),
}
PLANS = {"visits_increase": mark("stated increase"), "visits_planned": mark("plan")}


def show(found: pd.DataFrame) -> None:
    """All numbers there are for a year, with their sources; the one in force first."""
    rows = each(found)
    table = pd.DataFrame(
        {
            _("Year"): found["year"].astype(int),
            _("Number"): [str(number(row.visits)) for row in rows],
            _("What the number is"): [standing(row) for row in rows],
            _("Number of the year"): [_("yes") if row.in_force else _("no") for row in rows],
            _("Source"): [_source(row) for row in rows],
            _("Stated on"): [words.day(row.stated_on) for row in rows],
            _("Address"): [row.source_url or "" for row in rows],
        }
    )
    tables.show(table, f"statements_{language()}", _("Statements"))


def counts(row: Any) -> str:
    """What a published number counts: a whole year, a bound, a part of a year up to a day."""
    text = _(COUNTED[row.counts])
    return f"{text} ({words.to_day(row.as_of)})" if row.counts == "visits_partial_year" and row.as_of else text


def standing(row: Any) -> str:
    """What a number is, in words."""
    if row.counts in PLANS:
        return _(PLANS[row.counts])
    texts = {
        "stated": _("published figure"),
        "corrected": _("corrected since"),
        "withdrawn": _("taken back"),
        "derived": _("follows from a published figure"),
        "recorded": _("records"),
        "reported": _("reported figures"),
    }
    return texts.get(row.standing, str(row.standing))


def _source(row: Any) -> str:
    return sources.title(row.statement, row.source_title)


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
