"""Published figures as they stand in data/published/figures.csv, each with its source, bound and words."""

import csv
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from visitstats.reference.loading import names_in
from visitstats.reference.shapes import Names
from visitstats.settings import ROOT

PUBLISHED = ROOT / "data" / "published" / "figures.csv"


@dataclass(frozen=True)
class PublishedFigure:
    """One published number. Only `counts` of visits, visits_lower_bound and visits_partial_year are visits of a year.

    `bound` is exact, at_least, about, plan, part or cumulative. `stated_on` is empty where only the year is known: of
    two statements the later one is in force, by `stated_on`, else by `stated_year`. `also_published` orders the strip
    of figures that stand beside the series.
    """

    key: str
    year: int | None
    period_from: datetime.date | None
    period_to: datetime.date | None
    dimension: str
    code: str | None
    number: int
    counts: str
    bound: str
    standing: str  # stated | derived
    stated_on: datetime.date | None
    stated_year: int
    as_of: datetime.date | None
    also_published: int | None
    names: Names  # label, source, note
    source_title: str
    source_url: str


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _figure(row: dict[str, str]) -> PublishedFigure:
    return PublishedFigure(
        row["key"],
        int(row["year"]) if row["year"] else None,
        _day(row["period_from"]),
        _day(row["period_to"]),
        row["dimension"],
        row["code"] or None,
        int(row["number"]),
        row["counts"],
        row["bound"],
        row["standing"],
        _day(row["stated_on"]),
        int(row["stated_year"]),
        _day(row["as_of"]),
        int(row["also_published"]) if row["also_published"] else None,
        names_in(row),
        row["source_title"],
        row["source_url"],
    )


@cache
def published_figures() -> Mapping[str, PublishedFigure]:
    """All published figures by key, in the order of their years."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {row["key"]: _figure(row) for row in csv.DictReader(file)}
