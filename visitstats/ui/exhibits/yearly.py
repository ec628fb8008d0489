"""Yearly numbers: columns with bounds, parts of years and gaps, and the changes between them."""

from dataclasses import replace
from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.charts.years import YearWords, yearly_columns
from visitstats.reference import loading
from visitstats.reference.naming import name
from visitstats.texts import _, compared_with, language, signed_percent, year_range
from visitstats.ui import events, sentences, sources, words
from visitstats.ui.behind import Cell, cell, headline
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.kept import kept

SHOWN_EVENTS = ("children",)


@kept
def headline_years(by_year: pd.DataFrame, year: int, look: Look, numbered: bool = False) -> Exhibit:
    """All years from the first that has a number to this year; `numbered` marks every event by its number."""
    shown = _from_first(by_year)
    said = _words(look)
    if numbered:
        said = replace(said, events=events.marks(first_year(by_year), look.phone))
    return Exhibit(
        key="years",
        title=sentences.year_title(by_year, year),
        subtitle=_subtitle(shown),
        figure=yearly_columns(_frame(shown, look), look, said),
        table=_table(by_year),
        source=sources.of_years(shown),
        name=_("Preventive visits by year"),
        cells=_traces(*_headlines(shown)),
        columns=_columns(*_headlines(by_year)),
    )


@kept
def breakdown_years(counts: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """The years of a narrowed choice, from the breakdowns; `counts` has year and visits."""
    totals = counts.groupby("year")["visits"].sum().sort_index().reset_index()
    totals["change"] = totals["visits"].diff().where(totals["year"].diff() == 1)
    totals["change_ratio"] = totals["change"] / (totals["visits"] - totals["change"])
    totals = totals.assign(qualifier="exact", basis="records", as_of=None)
    found = totals[totals["year"] == year]
    return Exhibit(
        key="years",
        title=sentences.year_title(totals, year) if len(found) else _("Preventive visits by year"),
        subtitle=_("Visits that match the filters"),
        figure=yearly_columns(_frame(totals, look), look, _words(look)) if len(totals) else None,
        table=_table(totals),
        source=sources.of_breakdown(basis),
        name=_("Preventive visits by year"),
        mark=mark,
        cells=_traces(*_narrowed(totals)),
        columns=_columns(*_narrowed(totals)),
    )


Several = tuple[Cell | None, ...]


def _headlines(by_year: pd.DataFrame) -> tuple[Several, Several]:
    """What the number of each year opens, and what its change on the year before."""
    rows = {int(row.year): row for row in each(by_year)}
    numbers = tuple(headline(str(year), row) for year, row in rows.items())
    changes = tuple(
        headline(_change_name(year), row, minus=rows[year - 1]) if pd.notna(row.change) else None
        for year, row in rows.items()
    )
    return numbers, changes


def _narrowed(totals: pd.DataFrame) -> tuple[Several, Several]:
    """The same for the visits that match the filters."""
    asked: dict[str, Any] = {"dimension": "ministry"}
    numbers = tuple(cell(str(row.year), row.visits, years=[int(row.year)], **asked) for row in each(totals))
    changes = tuple(
        cell(
            _change_name(row.year),
            row.change,
            minus=int(row.year) - 1,
            years=[int(row.year) - 1, int(row.year)],
            **asked,
        )
        if pd.notna(row.change)
        else None
        for row in each(totals)
    )
    return numbers, changes


def _change_name(year: int) -> str:
    return _("Change {compared_with}", compared_with=compared_with(int(year) - 1)) + f", {year}"


def _traces(numbers: Several, changes: Several) -> Several:
    """The traces of the chart: a column a year with a number, then a bar a change."""
    return tuple(one for one in (*numbers, *changes) if one is not None)


def _columns(numbers: Several, changes: Several) -> dict[str, Several]:
    return {_("Number of visits"): numbers, _("Change"): changes}


def first_year(by_year: pd.DataFrame) -> int:
    """The first year that has a number."""
    return int(_from_first(by_year)["year"].min())


def _from_first(by_year: pd.DataFrame) -> pd.DataFrame:
    known = by_year.dropna(subset=["visits"])
    first = int(known["year"].min()) if len(known) else int(by_year["year"].min())
    return by_year[by_year["year"] >= first].reset_index(drop=True)


def _subtitle(shown: pd.DataFrame) -> str:
    years = year_range(int(shown["year"].min()), int(shown["year"].max()))
    return _("Number of preventive visits, Kazakhstan, {years}", years=years)


def _words(look: Look) -> YearWords:
    shown = []
    for code, event in loading.events().items():
        if code in SHOWN_EVENTS:
            place = events.place(event.date)
            label = name("event", code, language())
            shown.append((place, f"{event.date.year}: {label}" if look.phone else f"{label}, {event.date.year}"))
    return YearWords(_("no data"), _("Change on the previous year (— not comparable)"), tuple(shown))


def _note(row, look: Look) -> str:
    if row.qualifier == "to_date":
        return words.to_day(row.as_of, short=look.phone)
    return _("recorded so far") if row.qualifier == "recorded_so_far" else ""


def _hover(row) -> str:
    lines = [f"<b>{row.year}</b>", safe(words.in_words(row.visits, row.qualifier))]
    if row.qualifier == "to_date":
        lines.append(safe(words.to_day(row.as_of)))
    if row.qualifier == "recorded_so_far":
        lines.append(safe(_("recorded so far")))
    if pd.notna(row.change):
        lines.append(f"{safe(words.change(row.change))} ({safe(signed_percent(row.change_ratio))})")
    return "<br>".join(lines)


def _frame(shown: pd.DataFrame, look: Look) -> pd.DataFrame:
    rows = each(shown)
    known = [pd.notna(row.change) for row in rows]
    return pd.DataFrame(
        {
            "year": shown["year"].astype(int),
            "visits": shown["visits"].astype("Float64").astype(float),
            "qualifier": shown["qualifier"],
            "label": [words.value(row.visits, row.qualifier) for row in rows],
            "note": [_note(row, look) for row in rows],
            "hover": [_hover(row) for row in rows],
            "change": shown["change"].astype("Float64").astype(float),
            "change_label": [words.change(row.change) if has else "" for row, has in zip(rows, known, strict=True)],
            "ratio_label": [
                str(signed_percent(row.change_ratio)) if has else "" for row, has in zip(rows, known, strict=True)
            ],
        }
    )


def _qualifier(word: str, as_of: object) -> str:
    texts = {
        "exact": _("exact"),
        "at_least": _("more than this number"),
        "recorded_so_far": _("recorded so far"),
        "none": _("no data"),
    }
    if word == "to_date" and as_of is not None:
        return _("part of a year, {to_day}", to_day=words.to_day(as_of))
    return texts.get(word, word)


def _table(by_year: pd.DataFrame) -> pd.DataFrame:
    basis = {"published": _("published figure"), "figures": _("reported figures"), "records": _("records")}
    return pd.DataFrame(
        {
            _("Year"): by_year["year"].astype(int),
            _("Number of visits"): by_year["visits"],
            _("What the number is"): [
                _qualifier(row.qualifier, row.as_of if pd.notna(row.as_of) else None) for row in each(by_year)
            ],
            _("Basis"): [basis.get(one, _("no data")) for one in by_year["basis"]],
            _("Change"): by_year["change"],
            _("Change, %"): [
                None if pd.isna(ratio) else round(float(ratio) * 100, 1) for ratio in by_year["change_ratio"]
            ],
        }
    )
