"""Source lines: where the numbers of an exhibit come from, what part they cover, and up to which day they go."""

import datetime
import re
from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.reference.published import PublishedFigure, published_figures
from visitstats.texts import _, date_short, language, ngettext, number, percent, years_short
from visitstats.ui import words


def figure(statement: Any) -> PublishedFigure | None:
    """The published figure of data/published with this key; None where there is none."""
    return published_figures().get(statement) if isinstance(statement, str) else None


def title(statement: Any, typed: Any) -> str:
    """The source of a published statement in the reader's language; of one that was added here as it was typed."""
    if figure(statement):
        return name("figure", statement, language(), "source")
    return typed if isinstance(typed, str) else ""


def of_years(by_year: pd.DataFrame) -> str:
    """The source line of yearly numbers: the published sources in force, and the last day they speak of."""
    found, last = [], None
    for row in each(by_year.dropna(subset=["visits"])):
        said = title(row.statement, row.source_title) if row.basis == "published" else _(BASES[row.basis])
        if said not in found:
            found.append(said)
        end = row.as_of if pd.notna(row.as_of) else None
        day = pd.Timestamp(end).date() if end is not None else datetime.date(row.year, 12, 31)
        last = day if last is None or day > last else last
    if last is None:
        return _("There are no data yet.")
    sources = "; ".join(found)
    return _("Source: {sources}. Data to {day}.", sources=sources, day=date_short(last))


BASES = {
    "published": "published figure",
    "figures": "reported figures",
    "records": "records",
    "none": "no data",
}


def import_numbers(basis: pd.DataFrame) -> list[int]:
    """All imports that stand behind the breakdowns of some years."""
    text = " ".join(str(ids) for ids in basis["import_ids"] if ids is not None)
    return [int(digits) for digits in re.findall(r"\d+", text)]


def of_breakdown(basis: pd.DataFrame) -> str:
    """The source line of a breakdown of one or several years: registers or tables, imports, last day, coverage."""
    basis = basis[basis["basis"].isin(["records", "figures"])]
    if basis.empty:
        return _("There are no data yet.")
    years = years_short(int(basis["year"].min()), int(basis["year"].max()))
    if bool(basis["demonstration"].any()):
        kind = _("demonstration registers")
    else:
        kind = _("registers") if set(basis["basis"]) == {"records"} else _("reported tables")
    ids = import_numbers(basis)
    imports = ngettext("import {numbers}", "imports {numbers}", len(set(ids)), numbers=words.imports(ids))
    line = _("Source: {kind}, {years}; {imports}.", kind=kind, years=years, imports=imports)
    ends = basis["data_to"].dropna()
    if len(ends):
        line += " " + _("Data to {day}.", day=words.day(ends.max()))
    short = [
        _("{year}: {covered} of {headline} ({percent})", year=row.year, **_shares(row))
        for row in each(basis)
        if pd.notna(row.share) and row.share != 1
    ]
    return line + (" " + _("Coverage: {parts}.", parts="; ".join(short)) if short else "")


def _shares(row) -> dict[str, str]:
    return {"covered": number(row.covered), "headline": number(row.headline), "percent": percent(row.share)}


def basis_of(years: list[int], ask) -> pd.DataFrame:
    """What the breakdowns of some years rest on, one row a year."""
    return ask("breakdown_basis", years=years)
