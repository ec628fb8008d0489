"""What the overview says of one year: cards, sentences, the status line and what was published besides."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.reference.published import published_figures
from visitstats.texts import (
    _,
    about,
    compared_with,
    decimal,
    language,
    month_year,
    more_than,
    number,
    percent,
    signed_percent,
)
from visitstats.ui import behind, data, sentences, sources, words
from visitstats.ui.blocks import Card
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits import ministries, months, yearly
from visitstats.ui.page import View


@dataclass(frozen=True)
class Overview:
    """All that the page shows of a year; without a breakdown there are no parts and no months."""

    cards: list[Card]
    sentences: list[str]
    status: list[tuple[str, str]]
    years: Exhibit
    parts: Exhibit | None
    months: Exhibit | None
    besides: list[tuple[str, str, str, str]]


@data.kept
def shown(view: View) -> Overview:
    """What the page shows for what is chosen."""
    year, look, mark = view.chosen.year, view.look, view.mark
    span = [year - 1, year]
    by_year, basis = data.ask("headline_by_year"), data.ask("breakdown_basis", years=[year])
    by_ministry, by_month = (data.ask(name, years=span) for name in ("visits_by_ministry", "visits_by_month"))
    both = sources.basis_of(span, data.ask)
    parts = by_months = None
    if ministries.has_year(by_ministry, year):
        compared = ministries.has_year(by_ministry, year - 1)
        parts = (ministries.changes if compared else ministries.ranked)(by_ministry, both, year, look, mark)
        by_months = months.months(by_month, both, year, look, mark, narrow=True)
    return Overview(
        cards(by_year, basis, data.ask("institutions_visited", years=span), year),
        said(by_year, by_ministry, [data.ask("year_sources", year=one) for one in span], year),
        status(by_year, basis, data.ask("status"), year),
        yearly.headline_years(by_year, year, look),
        parts,
        by_months,
        also(data.ask("also_published")),
    )


def cards(by_year: pd.DataFrame, basis: pd.DataFrame, institutions: pd.DataFrame, year: int) -> list[Card]:
    """The number, its change, the institutions visited, and what the data cover."""
    row, before = (next(iter(each(by_year[by_year["year"] == one])), None) for one in (year, year - 1))
    return [
        _number_card(row, year),
        _change_card(row, before, year),
        _institutions_card(institutions, basis, year),
        _cover_card(row, basis),
    ]


def _number_card(row, year: int) -> Card:
    label = _("Visits, {year}", year=year)
    if row is None or pd.isna(row.visits):
        return Card(label, "—", _("no data"))
    figure = sources.figure(row.statement)
    standing = _(sources.BASES[row.basis])
    basis = words.to_day(row.as_of) if row.qualifier == "to_date" else ""
    if row.basis == "published":
        day = pd.Timestamp(row.stated_about)
        basis = str(day.year) if figure and not figure.stated_on else month_year(day.year, day.month)
        if row.qualifier == "to_date":
            basis = f"{words.to_day(row.as_of)}; {basis}"
    if row.qualifier == "recorded_so_far":
        standing, basis = _("recorded so far"), ""
    return Card(label, words.value(row.visits, row.qualifier), standing, basis, opens=behind.headline(label, row))


def _change_card(row, other, year: int) -> Card:
    label = _("Change {compared_with}", compared_with=compared_with(year - 1))
    if row is None or pd.isna(row.change):
        return Card(label, "—", _("not comparable"), _("Only two exact whole years next to each other are compared."))
    before = words.plain(row.visits - row.change)
    basis = _("on {n}, whole years", n=before)
    opens = behind.headline(label, row, minus=other)
    return Card(label, words.change(row.change), str(signed_percent(row.change_ratio)), basis, opens=opens)


def _institutions_card(institutions: pd.DataFrame, basis: pd.DataFrame, year: int) -> Card:
    label = _("Institutions visited")
    row = next(iter(each(institutions[institutions["year"] == year])), None)
    if row is None or pd.isna(row.institutions) or not row.institutions:
        return Card(label, "—", _("no data"))
    standing = _("demonstration") if bool(basis["demonstration"].any()) else _("as spelled")
    mean = decimal(row.visits_with_institution / row.institutions, 2)
    opens = None if data.actor().publication else behind.institutions(label, row.institutions, year)
    return Card(label, str(number(row.institutions)), standing, _("{n} visits on average to each", n=mean), opens=opens)


def _cover_card(year: Any, basis: pd.DataFrame) -> Card:
    label, row = _("Covered by the data"), basis.iloc[0]
    if row["basis"] == "none" or pd.isna(row["covered"]):
        return Card(label, "—", _("no data"), _("no breakdown for this year"))
    kind = _("records") if row["basis"] == "records" else _("reported figures")
    asked: dict[str, Any] = {"source_id": int(row["source_id"]), "years": [int(row["year"])]}
    opens = behind.cell(label, row["covered"], "behind_source", **asked)
    if year is not None and year.qualifier == "recorded_so_far":
        return Card(label, str(number(row["covered"])), kind, _("the year may not be complete"), opens=opens)
    if pd.isna(row["share"]):
        return Card(label, str(number(row["covered"])), kind, _("the year has no total"), opens=opens)
    both = _("{n} of {total}", n=words.plain(row["covered"]), total=words.plain(row["headline"]))
    return Card(label, str(percent(row["share"])), both, kind, opens=opens)


def said(by_year: pd.DataFrame, by_ministry: pd.DataFrame, stated: list[pd.DataFrame], year: int) -> list[str]:
    """The finding in words, what drove it, and where two statements differ."""
    driver = ""
    row = next(iter(each(by_year[by_year["year"] == year])), None)
    if row is not None and pd.notna(row.change) and ministries.has_year(by_ministry, year - 1):
        driver = sentences.largest_changes(ministries.parts(by_ministry, year))
    differing = " ".join(text for text in (sentences.two_statements(one) for one in stated) if text)
    return [f"{sentences.year_sentence(by_year, year)} {driver}".strip(), differing]


def status(by_year: pd.DataFrame, basis: pd.DataFrame, state: pd.DataFrame, year: int) -> list[tuple[str, str]]:
    """Data to which day, what the records cover, who reports, and the last import."""
    row, now = basis.iloc[0], state.iloc[0]
    so_far = bool((by_year.loc[by_year["year"] == year, "qualifier"] == "recorded_so_far").any())
    pairs = []
    if pd.notna(row["data_to"]):
        pairs.append((_("Data to"), words.day(row["data_to"])))
    if pd.notna(row["covered"]) and pd.notna(row["headline"]) and not so_far:
        pairs.append((_("Records cover"), f"{number(row['covered'])} / {number(row['headline'])}"))
    if now["groups_reporting"]:
        pairs.append((_("Groups reporting"), str(number(now["groups_reporting"]))))
    if pd.notna(now["last_import_id"]):
        last = f"{words.imports([int(now['last_import_id'])])}, {words.day(now['last_import_at'])}"
        pairs.append((_("Last import"), last))
    if now["waiting"]:
        pairs.append((_("Rows waiting for a decision"), str(number(now["waiting"]))))
    return pairs


def also(answer: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Numbers published besides the series: number, what it counts, source, address."""
    rows = []
    for row in each(answer):
        figure = published_figures().get(row.key)
        shown = {"at_least": more_than, "about": about}.get(row.bound, number)(row.number)
        label, source = name("figure", row.key, language(), "label"), name("figure", row.key, language(), "source")
        note = figure.names.get("note", {}).get(language(), "") if figure else ""
        if figure and figure.key == "facilities_2023":
            visits = next(one for one in published_figures().values() if one.year == 2023 and one.counts == "visits")
            label += f" ({words.visits(visits.number)})"
        rows.append((str(shown), f"{label}. {note}".strip(), source, row.source_url))
    return rows


def besides_heading() -> tuple[str, str]:
    """Title and subtitle of the strip."""
    return _("Also published"), _("Numbers of other kinds; they are never added to the yearly series.")
