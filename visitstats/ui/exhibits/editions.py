"""What differs between an edition and the statistics of today, number by number and import by import."""

from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.texts import _, capital, language, month_name, ngettext, number, signed
from visitstats.ui import words
from visitstats.ui.exhibit import Exhibit

DIMENSIONS = ("total", "month", "region", "ministry", "visit_kind", "institution_kind")


def differences(found: pd.DataFrame, edition: int, mark: str) -> Exhibit:
    """Every number that is another today, was not there, or is gone."""
    ordered = found.assign(place=[DIMENSIONS.index(one) for one in found["dimension"]])
    rows = each(ordered.sort_values(["year", "place"], kind="stable"))
    title = _("Nothing differs today from edition {number}", number=edition)
    if rows:
        title = ngettext(
            "{n} number differs today from edition {number}",
            "{n} numbers differ today from edition {number}",
            len(rows),
            number=edition,
        )
    table = pd.DataFrame(
        {
            _("Year"): [row.year for row in rows],
            _("Breakdown"): [_dimension(row.dimension) for row in rows],
            _("What"): [_named(row.dimension, row.code) for row in rows],
            _("In the edition"): [_value(row.visits_then, row.qualifier_then) for row in rows],
            _("Today"): [_value(row.visits_now, row.qualifier_now) for row in rows],
            _("Difference"): [_difference(row) for row in rows],
        }
    )
    about = _("Each number of a year and of its breakdowns, then and now.")
    said = _("Source: the edition and the statistics of today.")
    return Exhibit("edition_differences", title, about, None, table, said, _("What differs today"), mark)


def imports(moved: pd.DataFrame, mark: str) -> Exhibit:
    """Every import that came or changed its state since."""
    states = {"in_force": _("in force"), "withdrawn": _("withdrawn"), "stepped_aside": _("stepped aside")}
    rows = each(moved)
    table = pd.DataFrame(
        {
            _("Import"): [words.imports([int(row.import_id)]) for row in rows],
            _("File"): [row.file_name for row in rows],
            _("In the edition"): [states.get(row.state_then, "—") for row in rows],
            _("Today"): [states.get(row.state_now, "—") for row in rows],
        }
    )
    title = ngettext("{n} import stands otherwise today", "{n} imports stand otherwise today", len(rows))
    said = _("Source: the edition and the statistics of today.")
    return Exhibit("edition_imports", title, "", None, table, said, _("Imports since the edition"), mark)


def _dimension(dimension: str) -> str:
    texts = {
        "total": _("Total"),
        "month": _("Month"),
        "region": _("Region"),
        "ministry": _("Ministry"),
        "visit_kind": _("Kind of visit"),
        "institution_kind": _("Kind of institution"),
    }
    return texts[dimension]


def _named(dimension: str, code: Any) -> str:
    if dimension == "total":
        return ""
    known = words.known(code)
    if dimension == "month" and known:
        return capital(month_name(int(known)))
    return capital(name("region" if dimension == "month" else dimension, known, language()))


def _value(visits: Any, qualifier: Any) -> str:
    if pd.isna(visits):
        return "—"
    return words.value(visits, qualifier)


def _difference(row: Any) -> str:
    before, after = (0 if pd.isna(visits) else int(visits) for visits in (row.visits_then, row.visits_now))
    return str(signed(after - before)) if after != before else str(number(0))
