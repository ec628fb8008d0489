"""What the pages Trends, Ministries and Regions show of a choice, made once for all readers who would see the same."""

from dataclasses import dataclass

from visitstats.ui import data, sources
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits import ministries as by_body
from visitstats.ui.exhibits import ministry_parts, region_changes, yearly
from visitstats.ui.exhibits import months as by_months
from visitstats.ui.exhibits import regions as by_place
from visitstats.ui.page import View
from visitstats.ui.reading import Reading


@dataclass(frozen=True)
class Trends:
    """Visits by year, by month, and from the beginning of the year."""

    years: Exhibit
    months: Exhibit
    same_period: Exhibit


@dataclass(frozen=True)
class Ministries:
    """The visits of a year by ministry; `changes` only where the year before has a breakdown too."""

    ranked: Exhibit
    changes: Exhibit | None
    by_month: Exhibit
    by_kind: Exhibit


@dataclass(frozen=True)
class Regions:
    """The visits of a year by region; `changes` only where the year before has a breakdown too."""

    tiles: Exhibit
    sentence: str
    facts: list[tuple[str, str]]
    ranked: Exhibit
    changes: Exhibit | None


@data.kept
def trends(view: View) -> Trends:
    """What the page shows; a choice that is narrowed has no published number, so its years are those of a breakdown."""
    look, year, chosen, mark = view.look, view.chosen.year, view.chosen, view.mark
    by_year = data.ask("headline_by_year")
    counts = data.ask("visits_by_ministry", **chosen.params())
    by_month = data.ask("visits_by_month", **chosen.params(year - 1, year))
    all_years = sources.basis_of(sorted({int(one) for one in counts["year"]}), data.ask)
    both = sources.basis_of([year - 1, year], data.ask)
    if chosen.narrowed:
        years = yearly.breakdown_years(counts, all_years, year, look, mark)
    else:
        years = yearly.headline_years(by_year, year, look, numbered=True)
    same_period = by_months.same_period(by_month, both, year, look, mark)
    return Trends(years, by_months.months(by_month, both, year, look, mark), same_period)


@data.kept
def ministries(view: View) -> Ministries | None:
    """What the page shows; None for a year without a breakdown."""
    look, year, chosen, mark = view.look, view.chosen.year, view.chosen, view.mark
    by_ministry = data.ask("visits_by_ministry", **chosen.params(year - 1, year))
    if not by_body.has_year(by_ministry, year):
        return None
    by_month = data.ask("visits_by_ministry_month", **chosen.params(year - 1, year))
    by_kind = data.ask("visits_by_ministry_kind", **chosen.params(year))
    both, of_year = sources.basis_of([year - 1, year], data.ask), sources.basis_of([year], data.ask)
    compared = by_body.has_year(by_ministry, year - 1)
    return Ministries(
        by_body.ranked(by_ministry, of_year, year, look, mark),
        by_body.changes(by_ministry, both, year, look, mark) if compared else None,
        ministry_parts.by_month(by_month, by_ministry, both, year, look, mark),
        ministry_parts.by_kind(by_kind, of_year, year, look, mark),
    )


@data.kept
def regions(view: View, read: Reading) -> Regions | None:
    """What the page shows in a reading of regions; None for a year without a breakdown."""
    look, year, chosen, mark = view.look, view.chosen.year, view.chosen, view.mark
    by_region = data.ask("visits_by_region", **chosen.params(), **read.params())
    if not by_body.has_year(by_region, year):
        return None
    recorded = data.ask("visits_by_region", **chosen.params())
    both, of_year = sources.basis_of([year - 1, year], data.ask), sources.basis_of([year], data.ask)
    compared = by_body.has_year(by_region, year - 1)
    return Regions(
        by_place.tiles(by_region, of_year, year, look, mark, read),
        by_place.sentence(by_region, year, read),
        by_place.facts(by_region, year, read),
        by_place.ranked(by_region, of_year, year, look, mark, read),
        region_changes.changes(recorded, both, year, look, mark) if compared else None,
    )
