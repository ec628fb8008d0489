"""The months of a year beside those of the year before, each by itself and from January on."""

import calendar
from itertools import accumulate
from typing import Any

import pandas as pd

from visitstats.export import findings, provenance
from visitstats.export.breakdowns import common
from visitstats.export.facts import Basis, Facts
from visitstats.export.views import EXACT, LINES, NONE, Column, Item, Series, View
from visitstats.texts import _, capital, month_name, number, year_range

DIMENSION = "month"
Months = list[int | None]


def month_values(months: pd.DataFrame, basis: Basis) -> Months:
    """Visits of January to December; None after the day to which the data go and in a year without records."""
    rows = months[months["year"] == basis.year].dropna(subset=["month"])
    found = {int(month): int(visits) for month, visits in zip(rows["month"], rows["visits"], strict=True)}
    if basis.source == "none" or not found:
        return [None] * 12
    last = _last_month(basis)
    return [found.get(month, 0 if month <= last else None) for month in range(1, 13)]


def _last_month(basis: Basis) -> int:
    """The last month that the data reach; one that has only begun is not compared with a whole one."""
    day = basis.data_to
    if day is None or day.year != basis.year:
        return 12
    whole = day.day >= calendar.monthrange(day.year, day.month)[1] - 7
    return day.month if whole else max(1, day.month - 1)


def _both(facts: Facts) -> tuple[Months, Months]:
    """The months of the year and of the year before."""
    this, before = (month_values(facts.months, facts.basis(DIMENSION, year)) for year in (facts.year, facts.before))
    return this, before


def _frame(facts: Facts, this: Months, before: Months) -> pd.DataFrame:
    """Month, both years and the change, which is NA where a year is not covered as a whole."""
    names = [capital(month_name(month)) for month in range(1, 13)]
    frame = pd.DataFrame({"month": names, "before": before, "visits": this})
    frame = frame.astype({"before": "Int64", "visits": "Int64"})
    bases = [facts.basis(DIMENSION, year) for year in (facts.before, facts.year)]
    whole = all(basis.covered == basis.headline for basis in bases)
    frame["change"] = frame["visits"] - frame["before"] if whole else pd.Series(pd.NA, frame.index, "Int64")
    return frame


def month_line(name: str, values: Months, colour: str) -> Series:
    """A line over the months; a month without data is a gap."""
    names = [month_name(month, "short") for month in range(1, 13)]
    items = [
        Item(label, value, "" if value is None else number(value), colour, EXACT if value is not None else NONE)
        for label, value in zip(names, values, strict=True)
    ]
    return Series(name, colour, tuple(items))


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
    this, before = _both(facts)
    if not any(this):
        return None
    return _two_lines(
        facts,
        this,
        before,
        key="months",
        title=findings.month_finding(facts.year, this),
        subtitle=_("Visits by month, {year} and the year before", year=facts.year),
        definition=_("A visit counts in the month of its date."),
        alt=_("Line chart of visits by month, two years."),
        notes=_notes(facts, this),
    )


def _summed(values: Months) -> Months:
    """Each month with all before it; None stays None."""
    sums = accumulate(value or 0 for value in values)
    return [None if value is None else n for value, n in zip(values, sums, strict=True)]


def same_period(facts: Facts) -> View | None:
    """The visits from January on beside the same period of the year before."""
    months_of_this, months_before = _both(facts)
    if not any(months_of_this):
        return None
    this, before = _summed(months_of_this), _summed(months_before)
    reach = max(month for month, value in enumerate(this, 1) if value is not None)
    return _two_lines(
        facts,
        this,
        before,
        key="period",
        title=findings.period_finding(facts.year, reach, this[reach - 1] or 0, before[reach - 1]),
        subtitle=_("Visits from the beginning of the year, {years}", years=year_range(facts.before, facts.year)),
        definition=_("Each month stands with all months before it. A visit counts in the month of its date."),
        alt=_("Line chart of visits from the beginning of the year, two years."),
        notes=_notes(facts, months_of_this),
    )


def _two_lines(facts: Facts, this: Months, before: Months, **words: Any) -> View:
    lines = [(facts.before, before, "other"), (facts.year, this, "total")]
    return View(
        shape=LINES,
        series=tuple(month_line(str(line[0]), *line[1:]) for line in lines if any(n is not None for n in line[1])),
        columns=(
            Column("month", _("Month")),
            Column("before", str(facts.before), "count"),
            Column("visits", str(facts.year), "count"),
            Column("change", _("Change"), "change"),
        ),
        frame=_frame(facts, this, before),
        **common(facts, DIMENSION) | words,  # type: ignore[arg-type]
    )
