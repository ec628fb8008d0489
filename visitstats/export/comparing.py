"""The two periods that are compared: what they are, what comes between them, and the answers about them."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from visitstats.export.choice import EVERYTHING, Filters
from visitstats.export.facts import Ask
from visitstats.periods import Period, months_of, span_period
from visitstats.reference import breaks
from visitstats.reference.borders import existing, on_common_borders
from visitstats.reference.shapes import Event
from visitstats.texts import capital, month_range

NOT_STATED = "none"


@dataclass(frozen=True)
class Comparison:
    """A span (year, h1, q3, m5, to8) of `year` against the same span of `other`, broken down by a dimension.

    `filters` say which visits are counted; `wider` whether they count more than was chosen, see `widened`.
    """

    year: int
    other: int
    span: str
    dimension: str
    filters: Filters = EVERYTHING
    wider: bool = False

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
    asked = comparison.months() | comparison.filters.params()
    found = ask("comparison_basis", years=years, dimension=comparison.dimension, **asked)
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
        joined=_joined(comparison, comparison.dimension, ask),
        **comparison.months(),
        **comparison.filters.params(),
    )


def widened(comparison: Comparison, ask: Ask) -> Comparison:
    """The same with filters that count like with like: what is one thing in one of the periods is chosen together."""
    chosen = comparison.filters
    ministries, kinds = (
        tuple(dict.fromkeys([*codes, *joined])) if set(codes) & set(joined) else codes
        for codes, joined in (
            (chosen.ministries, _joined(comparison, "ministry", ask) if chosen.ministries else []),
            (chosen.kinds, _joined(comparison, "visit_kind", ask) if chosen.kinds else []),
        )
    )
    filters = replace(chosen, ministries=ministries, kinds=kinds, regions=_regions_of(comparison))
    wider = any(
        set(after) != set(before)
        for after, before in (
            (filters.ministries, chosen.ministries),
            (filters.regions, chosen.regions),
            (filters.kinds, chosen.kinds),
        )
    )
    return replace(comparison, filters=filters, wider=wider)


def _regions_of(comparison: Comparison) -> tuple[str, ...]:
    """The chosen regions, and with them those that share a unit with one of them on the borders of both periods."""
    first, last = comparison.days
    chosen = [code for code in comparison.filters.regions if code != NOT_STATED]
    units = {on_common_borders(code, first) for code in chosen}
    shared = [code for code in existing(first, last) if on_common_borders(code, first) in units]
    if units and not shared:
        return comparison.filters.regions
    return (*shared, *(code for code in comparison.filters.regions if code == NOT_STATED))


def _joined(comparison: Comparison, dimension: str, ask: Ask) -> list[str]:
    """The codes that mean the same in both periods only when they are put together."""
    both = (comparison.year, comparison.other)
    if dimension == "ministry":
        return breaks.joined_ministries(*(comparison.period(year).last for year in both))
    if dimension == "visit_kind":
        kinds = ask("visits_by_kind", years=list(both), **comparison.filters.params() | {"kinds": None})
        counted = [set(kinds.loc[kinds["year"] == year, "visit_kind"].dropna()) for year in both]
        return breaks.joined_visit_kinds(*counted)
    return []
