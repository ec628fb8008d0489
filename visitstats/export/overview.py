"""The views of the whole: the years and the method."""

import datetime
from typing import Any

import pandas as pd

from visitstats.export import findings, provenance
from visitstats.export.facts import Facts, as_day, none_if_missing
from visitstats.export.views import NONE, TABLE, YEARS, Column, Item, Moment, Series, View
from visitstats.reference.units import events, name
from visitstats.texts import _, language, year_range


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


def moments_between(first: int, last: int) -> tuple[Moment, ...]:
    """The growth of the mandate, where it lies within a series of years."""
    shown = [one for one in events().values() if one.kind == "mandate" and first < one.date.year <= last]
    return tuple(
        Moment(
            (one.date.year - first + (one.date.month - 1) / 12) / (last - first + 1),
            f"{name('event', one.event_code, language())}, {one.date.year}",
        )
        for one in shown
    )


def _yearly(span: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Item, ...]]:
    """The table of the years and the columns of the chart."""
    rows, items = [], []
    for raw in span.to_dict("records"):
        row: dict[str, Any] = {str(key): none_if_missing(value) for key, value in raw.items()}
        state, day = row["qualifier"] or NONE, as_day(row["as_of"])
        visits = None if row["visits"] is None else int(row["visits"])
        note = findings.state_note(state, day)
        rows.append((row["year"], visits, row["change"], row["change_ratio"], findings.mark_sign(state), note))
        items.append(Item(str(row["year"]), visits, findings.year_text(visits, state), "total", state, note))
    frame = pd.DataFrame(rows, columns=["year", "visits", "change", "change_ratio", "mark", "note"])
    kinds = {"year": "int64", "visits": "Int64", "change": "Int64", "change_ratio": "Float64"}
    return frame.astype(kinds), tuple(items)


def overview(facts: Facts) -> View:
    """The years: what is exact, what is a bound or a part, what is not known."""
    span = _span(facts)
    frame, items = _yearly(span)
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
        series=(Series(_("Visits"), "total", items),),
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
        filters=provenance.filters_in_words(first, last),
        notes=notes
        + tuple(filter(None, [provenance.difference_of_sources(facts.sources, y) for y in (facts.before, facts.year)])),
        data_to=_series_day(facts.years),
        import_id=facts.import_id,
        moments=moments_between(first, last),
    )


def _statements(facts: Facts) -> pd.DataFrame:
    """Every published number with its standing and its source."""
    rows = []
    stated = facts.sources["standing"].isin(["stated", "derived"]) | facts.sources["in_force"].astype(bool)
    for raw in facts.sources[stated].sort_values(["year", "in_force"]).to_dict("records"):
        row = {str(key): none_if_missing(value) for key, value in raw.items()}
        used = _("used") if row["in_force"] else _("not used")
        text = findings.year_text(row["number"], row["qualifier"] or NONE)
        title, url = row["source_title"] or "", row["source_url"] or ""
        rows.append((row["year"], text, used, provenance.publication(row), title, url))
    return pd.DataFrame(rows, columns=["year", "number", "used", "source", "title", "url"]).astype({"year": "int64"})


def method(facts: Facts) -> View:
    """How the numbers are chosen, and every statement they rest on."""
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
        frame=_statements(facts),
        source=provenance.published_source(facts.sources),
        definition=_("Published totals and records are two kinds of fact and are never added together."),
        alt=_("Table of the published figures and their sources."),
        filters=provenance.filters_in_words(int(facts.years["year"].min()), int(facts.years["year"].max())),
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
