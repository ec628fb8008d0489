"""Where the numbers of a view come from: sources, coverage, the day of the data, the import, the demonstration mark."""

import datetime
from collections.abc import Mapping
from typing import Any

import pandas as pd

from visitstats.export.choice import EVERYTHING, Filters
from visitstats.export.facts import Basis, Facts, none_if_missing
from visitstats.export.views import EXACT, View
from visitstats.reference.naming import name
from visitstats.reference.published import published_figures
from visitstats.texts import _, as_of, language, ngettext, number, percent, quoted, year_range

NBSP = "\u00a0"


def filters_in_words(first: int, last: int, filters: Filters = EVERYTHING) -> str:
    """The filter of a view: what is counted, and of which years."""
    years = year_range(first, last)
    if filters.narrowed:
        return f"{filters.in_words()}; {years}"
    return _("All regions, ministries and kinds of visit; {years}", years=years)


def publication(row: Mapping[str, Any]) -> str:
    """Who published a figure and when, in the language in use; the title as it stands where it is not listed."""
    for key, figure in published_figures().items():
        if (figure.year, figure.number, figure.source_url) == (row["year"], row["number"], row["source_url"]):
            return str(name("figure", key, language(), "source"))
    return str(none_if_missing(row["source_title"]) or _("imported files"))


def published_source(sources: pd.DataFrame) -> str:
    """The source line of published figures: each publication in force once."""
    used = sources[sources["in_force"].astype(bool)].to_dict("records")
    names = [publication({str(key): value for key, value in row.items()}) for row in used]
    found = "; ".join(dict.fromkeys(filter(None, names)))
    return _("Source: {sources}", sources=found or _("imported files"))


def also_published(also: pd.DataFrame) -> str:
    """The published figures that stand beside the series, each with its source; empty where there are none."""
    signs = {"at_least": f">{NBSP}", "about": f"≈{NBSP}"}
    parts = []
    for raw in also.to_dict("records"):
        row = {str(key): none_if_missing(value) for key, value in raw.items()}
        words = name("figure", row["key"], language(), "label")
        source = name("figure", row["key"], language(), "source")
        parts.append(f"{words} – {signs.get(row['bound'], '')}{number(row['number'])} ({source})")
    return _("Also published, beside the series: {parts}.", parts="; ".join(parts)) if parts else ""


def breakdown_source(facts: Facts, dimension: str) -> str:
    """The source line of a breakdown."""
    bases = [facts.basis(dimension, year) for year in (facts.before, facts.year)]
    bases = [basis for basis in bases if basis.source != "none"]
    if not bases:
        return published_source(facts.sources[facts.sources["year"] == facts.year])
    years = year_range(bases[0].year, bases[-1].year)
    if any(basis.demonstration for basis in bases):
        return _("Source: demonstration registers, {years}", years=years)
    if bases[-1].source == "figures":
        return _("Source: tables of the regional groups, {years}", years=years)
    return _("Source: registers of the regional groups, {years}", years=years)


def records_source(first: int, last: int, demonstration: bool) -> str:
    """The source line of records of these years."""
    span = year_range(first, last)
    if demonstration:
        return _("Source: demonstration registers, {years}", years=span)
    return _("Source: registers of the regional groups, {years}", years=span)


def source_of_parts(basis: pd.DataFrame) -> str:
    """The source line of a comparison; `basis` is the answer of comparison_basis."""
    rows = basis[basis["basis"].isin(["records", "figures"])]
    if rows.empty:
        return _("Source: {sources}", sources=_("imported files"))
    years = year_range(int(rows["year"].min()), int(rows["year"].max()))
    if bool(rows["demonstration"].any()):
        return _("Source: demonstration registers, {years}", years=years)
    if set(rows["basis"]) == {"records"}:
        return _("Source: registers of the regional groups, {years}", years=years)
    return _("Source: tables of the regional groups, {years}", years=years)


def data_line(day: datetime.date | None) -> str:
    """To which day the data go; empty where it is not known."""
    return _("data {as_of}", as_of=as_of(day)) if day else ""


def coverage(basis: Basis) -> str:
    """What part of the headline a breakdown covers, as a sentence; empty where there is no headline."""
    if not basis.headline or basis.source == "none":
        return ""
    return ngettext(
        "In {year}, records cover {covered} of {n} visit ({share}).",
        "In {year}, records cover {covered} of {n} visits ({share}).",
        basis.headline,
        year=basis.year,
        covered=number(basis.covered),
        share=percent(basis.covered / basis.headline),
    )


def coverage_of_parts(basis: pd.DataFrame) -> tuple[str, ...]:
    """What part of each period a comparison covers; `basis` is the answer of comparison_basis."""
    rows = [{str(key): none_if_missing(value) for key, value in row.items()} for row in basis.to_dict("records")]
    known = [row for row in rows if row["headline"] and row["basis"] != "none" and row["covered"] is not None]
    return tuple(
        coverage(Basis(int(row["year"]), row["basis"], int(row["covered"]), int(row["headline"]))) for row in known
    )


def difference_of_sources(sources: pd.DataFrame, year: int) -> str:
    """Where two statements for a year differ: both, and which is used; empty where they agree."""
    rows = sources[(sources["year"] == year) & (sources["qualifier"] == EXACT)]
    rows = rows[rows["standing"].isin(["stated", "derived"])]
    used, unused = rows[rows["in_force"].astype(bool)], rows[~rows["in_force"].astype(bool)]
    if used.empty or unused.empty or int(used.iloc[0]["number"]) == int(unused.iloc[0]["number"]):
        return ""
    first, second = unused.iloc[0], used.iloc[0]
    return _(
        "Two published figures for {year} differ by {difference}: {first} and {second}. The later one is used.",
        year=year,
        difference=number(abs(int(first["number"]) - int(second["number"]))),
        first=number(first["number"]),
        second=number(second["number"]),
    )


def edition_words(opened: pd.DataFrame) -> str:
    """Which frozen edition answers; empty for the numbers of today. `opened` is the answer of edition_open."""
    number_of_edition = none_if_missing(opened.iloc[0]["edition_id"]) if len(opened) else None
    if number_of_edition is None:
        return ""
    return _("edition {number}, {title}", number=int(number_of_edition), title=quoted(str(opened.iloc[0]["name"])))


def demonstration_words() -> str:
    """What stands on every export while demonstration data are in force."""
    return _("Demonstration data: they do not describe real visits.")


def import_words(number_of_import: int | None) -> str:
    """Up to which import the numbers go, on one line; empty where nothing was imported."""
    words = "" if number_of_import is None else _("import {number}", number=number_of_import)
    return words.replace(" ", NBSP)


def of_view(view: View) -> str:
    """Source, day of the data and import of a view, as one line."""
    number_of_import = import_words(view.import_id)
    return "; ".join(filter(None, [view.source, data_line(view.data_to), number_of_import, view.edition]))
