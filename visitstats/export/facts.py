"""The answers that a ready set is made of: each question asked once, nothing computed."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from visitstats.export.choice import EVERYTHING, Filters
from visitstats.reference.reading import Reading

Ask = Callable[..., pd.DataFrame]

# Plans and increases are published too; they are no visits of a year.
_QUALIFIERS = ("exact", "at_least", "to_date", "recorded_so_far")
_COUNTS = ("visits", "visits_lower_bound", "visits_partial_year")

DIMENSIONS = ("month", "region", "ministry", "visit_kind")


@dataclass(frozen=True)
class Basis:
    """What the breakdown of a year rests on: `covered` visits of `headline` by `source` (records, figures, none)."""

    year: int
    source: str = "none"
    covered: int = 0
    headline: int | None = None
    imports: str = ""
    demonstration: bool = False
    data_to: datetime.date | None = None


@dataclass(frozen=True)
class Facts:
    """All answers for one year and the year before; frames as the questions return them."""

    year: int
    years: pd.DataFrame
    sources: pd.DataFrame
    also: pd.DataFrame
    bases: Mapping[tuple[str, int], Basis]
    ministries: pd.DataFrame
    regions: pd.DataFrame
    months: pd.DataFrame
    kinds: pd.DataFrame
    import_id: int | None
    filters: Filters = EVERYTHING
    reading: Reading = field(default_factory=Reading)
    every_year: pd.DataFrame = field(
        default_factory=pd.DataFrame
    )  # year and visits of all years, where less than everything is counted

    @property
    def before(self) -> int:
        return self.year - 1

    def basis(self, dimension: str, year: int) -> Basis:
        """What the breakdown of a year by month, region, ministry or visit_kind rests on."""
        return self.bases[dimension, year]

    def headline(self, year: int) -> Mapping[str, Any]:
        """The row of visits_by_year for a year; an empty year where there is none."""
        rows = self.years[self.years["year"] == year]
        if rows.empty:
            return {"year": year, "visits": None, "qualifier": "none", "change": None, "change_ratio": None}
        return {str(key): none_if_missing(value) for key, value in rows.iloc[0].to_dict().items()}


def none_if_missing(value: Any) -> Any:
    """None for NaN, NaT and NA; the value itself otherwise."""
    return None if pd.api.types.is_scalar(value) and pd.isna(value) else value


def as_day(value: Any) -> datetime.date | None:
    """A date of a frame (timestamp, date or text) as a date."""
    value = none_if_missing(value)
    return None if value is None else pd.Timestamp(value).date()


def basis_of(ask: Ask, year: int, **which: str | int) -> Basis:
    """What a breakdown of a year rests on; `which` names a dimension or a source_id (0: the records)."""
    answer = ask("breakdown_basis", years=[year], **which)
    if answer.empty:
        return Basis(year)
    row = {key: none_if_missing(value) for key, value in answer.iloc[0].to_dict().items()}
    return Basis(
        year,
        row["basis"] or "none",
        int(row["covered"] or 0),
        None if row["headline"] is None else int(row["headline"]),
        str(row["import_ids"] or ""),
        bool(row["demonstration"]),
        as_day(row["data_to"]),
    )


def latest_year(ask: Ask) -> int:
    """The latest year that has a breakdown; else the latest exact year; else the last year there is."""
    broken_down = ask("breakdown_years")
    if not broken_down.empty:
        return int(broken_down["year"].max())
    years = ask("visits_by_year")
    exact = years[years["qualifier"] == "exact"]
    return int((years if exact.empty else exact)["year"].max())


def remembered(ask: Ask) -> Ask:
    """The same answers, each question asked once: the views of a set share most of them."""
    known: dict[str, pd.DataFrame] = {}

    def asked(name: str, **params: Any) -> pd.DataFrame:
        key = f"{name} {sorted(params.items())}"
        if key not in known:
            known[key] = ask(name, **params)
        return known[key]

    return asked


def _reading(ask: Ask, code: str) -> Reading:
    """The reading of regions; common borders are those of the first year that is broken down."""
    years = ask("breakdown_years")["year"]
    return Reading(code, datetime.date(int(years.min()), 1, 1) if len(years) else None)


def gather(ask: Ask, year: int, filters: Filters = EVERYTHING) -> Facts:
    """Ask all questions of the ready set for `year`, with these filters."""
    both = {"years": [year - 1, year]} | filters.params()
    reading = _reading(ask, filters.reading)
    by_reading = {} if filters.reading == EVERYTHING.reading else reading.params()
    years = ask("visits_by_year")
    known = years[years["visits"].notna()]["year"]
    sources = [ask("year_sources", year=int(known_year)) for known_year in known]
    sources = [frame[frame["qualifier"].isin(_QUALIFIERS) & frame["counts"].isin(_COUNTS)] for frame in sources]
    sources = [frame for frame in sources if not frame.empty]
    status = ask("status")
    last = None if status.empty else none_if_missing(status.iloc[0]["last_import_id"])
    return Facts(
        year=year,
        years=years,
        sources=pd.concat(sources, ignore_index=True) if sources else ask("year_sources", year=year),
        also=ask("also_published"),
        bases={(part, y): basis_of(ask, y, dimension=part) for part in DIMENSIONS for y in (year - 1, year)},
        ministries=ask("visits_by_ministry", **both),
        regions=ask("visits_by_region", **both, **by_reading),
        months=ask("visits_by_month", **both),
        kinds=ask("visits_by_kind", **both),
        import_id=None if last is None else int(last),
        filters=filters,
        reading=reading,
        every_year=ask("visits_by_ministry", years=None, **filters.params()) if filters.narrowed else pd.DataFrame(),
    )
