"""The years of a narrowed choice (a ministry, a region, a kind), from the breakdowns."""

import datetime
from typing import Any

import pandas as pd

from visitstats.export import findings, provenance
from visitstats.export.facts import Facts
from visitstats.export.views import YEARS, Column, Item, Series, View
from visitstats.texts import _, number


def _frame(every_year: pd.DataFrame) -> pd.DataFrame:
    """year, visits, change, change_ratio: one row a year that is broken down."""
    totals = every_year.groupby("year")["visits"].sum().sort_index()
    frame = pd.DataFrame({"year": totals.index.astype("int64"), "visits": totals.to_numpy()})
    frame["change"] = frame["visits"].diff().where(frame["year"].diff() == 1)
    frame["change_ratio"] = frame["change"] / (frame["visits"] - frame["change"]).where(
        frame["visits"] > frame["change"]
    )
    return frame.astype({"visits": "Int64", "change": "Int64", "change_ratio": "Float64"})


def narrowed_years(facts: Facts) -> View | None:
    """One column a year that is broken down, with the change on the year before it."""
    if facts.every_year.empty:
        return None
    frame = _frame(facts.every_year)
    items = [Item(str(year), int(n), number(int(n))) for year, n in zip(frame["year"], frame["visits"], strict=True)]
    first, last = int(frame["year"].min()), int(frame["year"].max())
    chosen = frame[frame["year"] == facts.year].assign(qualifier="exact")
    row: dict[str, Any] = {"year": facts.year, "visits": None, "qualifier": "none"}
    for found in chosen.to_dict("records"):
        row = {str(key): value for key, value in found.items()}
    basis = facts.basis("ministry", facts.year)
    return View(
        key="overview",
        shape=YEARS,
        title=findings.year_finding(row),
        subtitle=_("Visits that match the filters"),
        series=(Series(_("Visits"), "total", tuple(items)),),
        columns=(
            Column("year", _("Year"), "year"),
            Column("visits", _("Visits"), "count"),
            Column("change", _("Change"), "change"),
            Column("change_ratio", _("Change, %"), "change_ratio"),
        ),
        frame=frame,
        source=provenance.breakdown_source(facts, "ministry"),
        definition=_("A visit counts in the calendar year in which it was made. The years come from the breakdowns."),
        alt=_("Column chart of the number of visits by year."),
        filters=provenance.filters_in_words(first, last, facts.filters),
        notes=tuple(
            filter(None, (provenance.coverage(facts.basis("ministry", y)) for y in (facts.before, facts.year)))
        ),
        data_to=basis.data_to or datetime.date(last, 12, 31),
        import_id=facts.import_id,
        demonstration=basis.demonstration,
    )
