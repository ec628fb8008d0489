"""The two periods that are compared: what they are, what comes between them, and the answers about them."""

import datetime
from dataclasses import dataclass
from typing import Any

import pandas as pd

from visitstats.export.facts import Ask
from visitstats.periods import Period, months_of, span_period
from visitstats.reference import breaks
from visitstats.reference.shapes import Event
from visitstats.texts import capital, month_range


@dataclass(frozen=True)
class Comparison:
    """A span (year, h1, q3, m5, to8) of `year` against the same span of `other`, broken down by a dimension."""

    year: int
    other: int
    span: str
    dimension: str

    def period(self, year: int) -> Period:
        """The days of the span in a year."""
        return span_period(year, self.span)

    @property
    def whole(self) -> bool:
        """Whether whole years are compared."""
        return self.span == "year"

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """From the first day of the earlier period to the last day of the later one."""
        return self.period(min(self.year, self.other)).first, self.period(max(self.year, self.other)).last

    @property
    def events(self) -> list[Event]:
        """The breaks of the series in between."""
        return breaks.events_between(*self.days)

    @property
    def added(self) -> list[str]:
        """The kinds of institution that entered the mandate in between."""
        return breaks.added_kinds(*self.days)

    def months(self) -> dict[str, Any]:
        """The months of the span as parameters of a question; both null for a whole year."""
        first, last = months_of(self.span) or (None, None)
        return {"first_month": first, "last_month": last}


def period_name(comparison: Comparison, year: int) -> str:
    """A period as a heading has it: 2016; January–June 2016."""
    months = months_of(comparison.span)
    return str(year) if months is None else capital(month_range(year, *months))


def basis_of(comparison: Comparison, ask: Ask) -> pd.DataFrame:
    """Both periods with their numbers, what is in the way, and what part is broken down; the other year first."""
    years = [comparison.other, comparison.year]
    found = ask("comparison_basis", years=years, dimension=comparison.dimension, **comparison.months())
    return found.set_index("year").loc[years].reset_index()


def comparable(basis: pd.DataFrame) -> bool:
    """Whether nothing is in the way of comparing the two periods."""
    return bool(basis["obstacle"].isna().all())


def parts_of(comparison: Comparison, ask: Ask) -> pd.DataFrame:
    """The parts of the change; see the question comparison_parts."""
    return ask(
        "comparison_parts",
        year=comparison.year,
        other=comparison.other,
        dimension=comparison.dimension,
        added=comparison.added,
        joined=_joined(comparison, ask),
        **comparison.months(),
    )


def _joined(comparison: Comparison, ask: Ask) -> list[str]:
    """The codes that mean the same in both periods only when they are put together."""
    both = (comparison.year, comparison.other)
    if comparison.dimension == "ministry":
        return breaks.joined_ministries(*(comparison.period(year).last for year in both))
    if comparison.dimension == "visit_kind":
        kinds = ask("visits_by_kind", years=list(both))
        counted = [set(kinds.loc[kinds["year"] == year, "visit_kind"].dropna()) for year in both]
        return breaks.joined_visit_kinds(*counted)
    return []
