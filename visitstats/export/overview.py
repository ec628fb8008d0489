"""The views of the whole: the years, the months, and the method."""

import datetime
from typing import Any

import pandas as pd

from visitstats.export import findings, provenance
from visitstats.export.facts import Facts, as_day, none_if_missing
from visitstats.export.views import EXACT, LINES, NONE, TABLE, YEARS, Column, Item, Series, View
from visitstats.texts import _, capital, month_name, number, year_range


def filters_in_words(first: int, last: int) -> str:
    """The filter of a ready set: nothing is left out but other years."""
    return _("All regions, ministries and kinds of visit; {years}", years=year_range(first, last))


def _span(facts: Facts) -> pd.DataFrame:
    """The years from the first to the last that has a figure, and the year of the set."""
    known = facts.years[facts.years["visits"].notna()]["year"]
    first, last = min([*known, facts.year]), max([*known, facts.year])
    return facts.years[facts.years["year"].between(first, last)].sort_values("year")


def _series_day(years: pd.DataFrame) -> datetime.date | None:
    """The day to which the series of years goes: the end of its last year, or the day of its last part."""
    known = years[years["visits"].notna()].sort_values("year")
    if known.empty:
        return None
    last = known.iloc[-1]
    return as_day(last["as_of"]) or datetime.date(int(last["year"]), 12, 31)


def overview(facts: Facts) -> View:
    """The years: what is exact, what is a bound or a part, what is not known."""
    span = _span(facts)
    rows, items = [], []
    for raw in span.to_dict("records"):
        row: dict[str, Any] = {str(key): none_if_missing(value) for key, value in raw.items()}
        state, day = row["qualifier"] or NONE, as_day(row["as_of"])
        visits = None if row["visits"] is None else int(row["visits"])
        note = findings.state_note(state, day)
        rows.append((row["year"], visits, row["change"], row["change_ratio"], findings.mark_sign(state), note))
        items.append(Item(str(row["year"]), visits, findings.year_text(visits, state), "total", state, note))
    frame = pd.DataFrame(rows, columns=["year", "visits", "change", "change_ratio", "mark", "note"])
    frame = frame.astype({"year": "int64", "visits": "Int64", "change": "Int64", "change_ratio": "Float64"})
    first, last = int(span["year"].min()), int(span["year"].max())
    headline = dict(facts.headline(facts.year))
    headline["as_of"] = as_day(headline.get("as_of"))
    shown = facts.sources[facts.sources["year"].isin(span["year"])]
    notes = (_("Bounds and parts of a year are never compared; a year without a figure is a gap, not a zero."),)
    return View(
        key="overview",
        shape=YEARS,
        title=findings.year_finding(headline),
        subtitle=_("Number of preventive visits, Kazakhstan, {years}", years=year_range(first, last)),
        series=(Series(_("Visits"), "total", tuple(items)),),
        columns=(
            Column("year", _("Year"), "year"),
            Column("visits", _("Visits"), "count"),
            Column("change", _("Change"), "change"),
            Column("change_ratio", _("Change, %"), "change_ratio"),
            Column("mark", _("Mark")),
            Column("note", _("Note")),
        ),
        frame=frame,
        source=provenance.published_source(shown),
        definition=_(
            "A visit counts in the calendar year in which it was made. The figure of a year is the published one; "
            "of two statements the later is used."
        ),
        alt=_("Column chart of the number of visits by year."),
        filters=filters_in_words(first, last),
        notes=notes
        + tuple(filter(None, [provenance.difference_of_sources(facts.sources, y) for y in (facts.before, facts.year)])),
        data_to=_series_day(facts.years),
        import_id=facts.import_id,
    )


def _months_of(facts: Facts, year: int) -> list[int | None]:
    """Visits of January to December; None after the day to which the data go and in a year without records."""
    basis = facts.basis("month", year)
    rows = facts.months[facts.months["year"] == year].dropna(subset=["month"])
    found = {int(month): int(visits) for month, visits in zip(rows["month"], rows["visits"], strict=True)}
    if basis.source == "none" or not found:
        return [None] * 12
    day = basis.data_to
    last = day.month if day is not None and day.year == year else 12
    return [found.get(month, 0) if month <= max(last, *found) else None for month in range(1, 13)]


def months(facts: Facts) -> View | None:
    """The months of the year beside those of the year before."""
    this, before = _months_of(facts, facts.year), _months_of(facts, facts.before)
    if not any(this):
        return None
    names = [month_name(month) for month in range(1, 13)]
    frame = pd.DataFrame({"month": [capital(name) for name in names], "before": before, "visits": this})
    frame = frame.astype({"before": "Int64", "visits": "Int64"})
    whole = all(
        facts.basis("month", year).covered == facts.basis("month", year).headline for year in (facts.before, facts.year)
    )
    frame["change"] = frame["visits"] - frame["before"] if whole else pd.Series(pd.NA, frame.index, "Int64")
    basis = facts.basis("month", facts.year)
    series = []
    for year, colour, values in ((facts.before, "other", before), (facts.year, "total", this)):
        if any(value is not None for value in values):
            items = [
                Item(
                    month_name(month, "short"),
                    value,
                    "" if value is None else number(value),
                    colour,
                    EXACT if value is not None else NONE,
                )
                for month, value in enumerate(values, 1)
            ]
            series.append(Series(str(year), colour, tuple(items)))
    unknown = basis.covered - sum(value or 0 for value in this)
    notes = [provenance.coverage(basis)]
    if unknown > 0:
        notes.append(_("Visits without a month: {n}.", n=number(unknown)))
    return View(
        key="months",
        shape=LINES,
        title=findings.month_finding(facts.year, this),
        subtitle=_("Visits by month, {year} and the year before", year=facts.year),
        series=tuple(series),
        columns=(
            Column("month", _("Month")),
            Column("before", str(facts.before), "count"),
            Column("visits", str(facts.year), "count"),
            Column("change", _("Change"), "change"),
        ),
        frame=frame,
        source=provenance.breakdown_source(facts, "month"),
        definition=_("A visit counts in the month of its date."),
        alt=_("Line chart of visits by month, two years."),
        filters=filters_in_words(facts.before, facts.year),
        notes=tuple(filter(None, notes)),
        data_to=basis.data_to,
        import_id=facts.import_id,
        demonstration=basis.demonstration,
    )


def method(facts: Facts) -> View:
    """How the numbers are chosen, and every statement they rest on."""
    rows = []
    stated = facts.sources["standing"].isin(["stated", "derived"]) | facts.sources["in_force"].astype(bool)
    for raw in facts.sources[stated].sort_values(["year", "in_force"]).to_dict("records"):
        row = {str(key): none_if_missing(value) for key, value in raw.items()}
        used = _("used") if row["in_force"] else _("not used")
        text = findings.year_text(row["number"], row["qualifier"] or NONE)
        title, url = row["source_title"] or "", row["source_url"] or ""
        rows.append((row["year"], text, used, provenance.publication(row), title, url))
    frame = pd.DataFrame(rows, columns=["year", "number", "used", "source", "title", "url"]).astype({"year": "int64"})
    words = findings.mark_words()
    return View(
        key="method",
        shape=TABLE,
        title=_("How the numbers are chosen"),
        subtitle=_("Published figures and their sources"),
        series=(),
        columns=(
            Column("year", _("Year"), "year"),
            Column("number", _("Number")),
            Column("used", _("Standing")),
            Column("source", _("Source")),
            Column("title", _("Title of the publication")),
            Column("url", _("Address")),
        ),
        frame=frame,
        source=provenance.published_source(facts.sources),
        definition=_("Published totals and records are two kinds of fact and are never added together."),
        alt=_("Table of the published figures and their sources."),
        filters=filters_in_words(int(facts.years["year"].min()), int(facts.years["year"].max())),
        notes=(
            _(
                "The figure of a year is the published one; where there is none, a reported table of the whole "
                "country; else the records, shown as recorded so far."
            ),
            _("A breakdown comes from the source that covers most of the figure, and says what part it covers."),
            _("Whole years are compared with whole years only. A bound, a part of a year or a gap is not compared."),
            *filter(None, [provenance.also_published(facts.also)]),
            _("Marks: {marks}.", marks="; ".join(f"[{sign}] {text}" for sign, text in words.items())),
        ),
        data_to=_series_day(facts.years),
        import_id=facts.import_id,
    )
