"""The months of a year beside those of the year before."""

import pandas as pd

from visitstats.export import findings, provenance
from visitstats.export.breakdowns import common
from visitstats.export.facts import Facts
from visitstats.export.views import EXACT, LINES, NONE, Column, Item, Series, View
from visitstats.texts import _, capital, month_name, number

DIMENSION = "month"
Months = list[int | None]


def _months_of(facts: Facts, year: int) -> Months:
    """Visits of January to December; None after the day to which the data go and in a year without records."""
    basis = facts.basis(DIMENSION, year)
    rows = facts.months[facts.months["year"] == year].dropna(subset=["month"])
    found = {int(month): int(visits) for month, visits in zip(rows["month"], rows["visits"], strict=True)}
    if basis.source == "none" or not found:
        return [None] * 12
    day = basis.data_to
    last = day.month if day is not None and day.year == year else 12
    return [found.get(month, 0) if month <= max(last, *found) else None for month in range(1, 13)]


def _frame(facts: Facts, this: Months, before: Months) -> pd.DataFrame:
    """Month, both years and the change, which is NA where a year is not covered as a whole."""
    names = [capital(month_name(month)) for month in range(1, 13)]
    frame = pd.DataFrame({"month": names, "before": before, "visits": this})
    frame = frame.astype({"before": "Int64", "visits": "Int64"})
    bases = [facts.basis(DIMENSION, year) for year in (facts.before, facts.year)]
    whole = all(basis.covered == basis.headline for basis in bases)
    frame["change"] = frame["visits"] - frame["before"] if whole else pd.Series(pd.NA, frame.index, "Int64")
    return frame


def _line(year: int, values: Months, colour: str) -> Series:
    names = [month_name(month, "short") for month in range(1, 13)]
    items = [
        Item(label, value, "" if value is None else number(value), colour, EXACT if value is not None else NONE)
        for label, value in zip(names, values, strict=True)
    ]
    return Series(str(year), colour, tuple(items))


def _notes(facts: Facts, this: Months) -> tuple[str, ...]:
    """What part of the year the months cover, and how many visits have no month."""
    basis = facts.basis(DIMENSION, facts.year)
    notes = [provenance.coverage(basis)]
    undated = facts.months[(facts.months["year"] == facts.year) & facts.months["month"].isna()]["visits"].sum()
    unknown = undated if facts.filters.narrowed else basis.covered - sum(value or 0 for value in this)
    if unknown > 0:
        notes.append(_("Visits without a month: {n}.", n=number(int(unknown))))
    return tuple(filter(None, notes))


def months(facts: Facts) -> View | None:
    """The months of the year beside those of the year before."""
    this, before = _months_of(facts, facts.year), _months_of(facts, facts.before)
    if not any(this):
        return None
    lines = [(facts.before, before, "other"), (facts.year, this, "total")]
    return View(
        key="months",
        shape=LINES,
        title=findings.month_finding(facts.year, this),
        subtitle=_("Visits by month, {year} and the year before", year=facts.year),
        series=tuple(_line(*line) for line in lines if any(value is not None for value in line[1])),
        columns=(
            Column("month", _("Month")),
            Column("before", str(facts.before), "count"),
            Column("visits", str(facts.year), "count"),
            Column("change", _("Change"), "change"),
        ),
        frame=_frame(facts, this, before),
        definition=_("A visit counts in the month of its date."),
        alt=_("Line chart of visits by month, two years."),
        **common(facts, DIMENSION) | {"notes": _notes(facts, this)},  # type: ignore[arg-type]
    )
