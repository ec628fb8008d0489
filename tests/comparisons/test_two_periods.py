"""What may be compared with what, and whether the parts of a change add up to it."""

import datetime
import random
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.comparisons.registers import register
from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.export import comparing
from visitstats.export.choice import Filters
from visitstats.export.comparing import Comparison
from visitstats.periods import months_of
from visitstats.reference import breaks

DIMENSIONS = ("ministry", "region", "visit_kind", "institution_kind")
SPANS = ("year", "h1", "h2", "q1", "q4", "m5", "to9")


def within(span: str) -> dict[str, Any]:
    first, last = months_of(span) or (None, None)
    return {"first_month": first, "last_month": last}


def obstacles(span: str, *years: int) -> dict[int, Any]:
    answer = warehouse.ask("comparison_basis", years=list(years), dimension="ministry", **within(span))
    return dict(zip(answer["year"].tolist(), answer["obstacle"].tolist(), strict=True))


def parts(year: int, other: int, dimension: str, span: str = "year", **more: Any) -> list[list[Any]]:
    answer = warehouse.ask("comparison_parts", year=year, other=other, dimension=dimension, **within(span), **more)
    return answer.astype(object).where(answer.notna(), None).values.tolist()


def test_only_exact_whole_years_are_compared_as_years(duckdb_store: Path) -> None:
    rows = [visit(2, "2018-05-04"), visit(3, "2019-06-04")]
    access.commit_import(understood(table(rows)), ANALYST)
    assert obstacles("year", 2014, 2015, 2016, 2017, 2018, 2020, 2023, 2026) == {
        2014: "no_data",
        2015: None,
        2016: None,
        2017: "at_least",
        2018: "recorded_so_far",
        2020: "to_date",
        2023: None,
        2026: "no_data",
    }
    access.mark_complete(2018, ANALYST)
    assert obstacles("year", 2018) == {2018: None}


def test_a_number_up_to_a_day_is_compared_with_the_same_months_only(duckdb_store: Path) -> None:
    everything = figures({(2016, month): 50 if month < 12 else 130 for month in range(1, 13)}, ("year", "month"))
    access.commit_import(understood(everything), ANALYST)
    assert obstacles("to8", 2016, 2020) == {2016: None, 2020: None}
    assert parts(2020, 2016, "ministry", "to8") == [["uncovered", None, 400, 323, -77]]
    assert obstacles("to9", 2016, 2020) == {2016: None, 2020: "no_months"}


def test_months_are_compared_where_the_data_reach_and_cover_them(duckdb_store: Path) -> None:
    few = [visit(2, "2016-01-12"), visit(3, "2016-02-12")]
    recent = [visit(9, f"2026-{month:02}-{day}") for month in (1, 2, 4, 5) for day in (10, 28)]
    undated = [visit(20, "2025-03-01", date=None, year=2025, month=None)]
    access.commit_import(understood(table([*few, *recent, *undated])), ANALYST)
    assert obstacles("q1", 2014, 2016, 2025, 2026) == {
        2014: "no_months",
        2016: "too_little",
        2025: "undated",
        2026: "months_missing",
    }
    assert obstacles("m5", 2026) == {2026: None}
    assert obstacles("m6", 2026) == {2026: "data_end"}
    assert obstacles("m11", 2026) == {2026: "not_over"}
    assert obstacles("year", 2026) == {2026: "recorded_so_far"}


@pytest.mark.parametrize("seed", range(4))
def test_parts_add_up_to_the_change_whatever_is_recorded(duckdb_store: Path, seed: int) -> None:
    source = random.Random(seed)
    years = (2017, 2018, 2019, 2021, 2022, 2023)
    rows = [row for year in years for row in register(source, year, source.randrange(40, 60), year * 100)]
    access.commit_import(understood(table(rows)), ANALYST)
    for year in (2018, 2019, 2021, 2022):
        access.mark_complete(year, ANALYST)
    for span in SPANS:
        year, other = source.sample(years, 2)
        basis = warehouse.ask("comparison_basis", years=[other, year], dimension="region", **within(span))
        totals = dict(zip(basis["year"], basis["visits"], strict=True))
        first = datetime.date(min(year, other), 1, 1)
        added = breaks.added_kinds(first, datetime.date(max(year, other), 12, 31))
        for dimension in DIMENSIONS:
            found = parts(year, other, dimension, span, added=added, joined=["health", "labour"])
            before, after, change = (sum(row[place] for row in found) for place in (2, 3, 4))
            assert (before, after) == (totals[other], totals[year]), (span, year, other, dimension)
            assert change == after - before
        dimension = source.choice(DIMENSIONS)
        filters = {
            "ministries": source.choice([None, ["health", "none"]]),
            "regions": source.choice([None, ["KZ-11", "KZ-75", "KZ-63", "none"]]),
            "kinds": source.choice([["periodic"], ["special", "none"]]),
        }
        chosen = warehouse.ask("comparison_basis", years=[other, year], dimension=dimension, **within(span), **filters)
        narrow = dict(zip(chosen["year"], chosen["visits"], strict=True))
        found = parts(year, other, dimension, span, added=added, **filters)
        assert [sum(row[place] for row in found) for place in (2, 3)] == [narrow[other], narrow[year]]
        counted = warehouse.ask("records", years=[year], limit=1000, **filters)
        months = months_of(span) or (1, 12)
        assert narrow[year] == counted.loc[pd.to_datetime(counted["date"]).dt.month.between(*months), "visits"].sum()


def test_a_breakdown_of_a_small_part_explains_nothing(duckdb_store: Path) -> None:
    access.commit_import(understood(table([visit(2, "2016-01-12"), visit(3, "2015-02-12")])), ANALYST)
    for dimension in DIMENSIONS:
        assert parts(2016, 2015, dimension) == [["uncovered", None, 527, 680, 153]]


def test_what_is_missing_from_a_breakdown_is_a_part_of_its_own(duckdb_store: Path) -> None:
    tables = [figures({(year, "interior"): visits, (year, "health"): 20}, ("year", "ministry"), number)
              for number, (year, visits) in enumerate(((2015, 500), (2016, 640)), start=1)]  # fmt: skip
    access.commit_import(understood(*tables), ANALYST)
    assert parts(2016, 2015, "ministry") == [
        ["uncovered", None, 7, 20, 13],
        ["stated", "interior", 500, 640, 140],
        ["stated", "health", 20, 20, 0],
    ]


def test_what_entered_the_mandate_in_between_is_a_part_of_its_own(duckdb_store: Path) -> None:
    school = {"ministry_code": "education", "institution_kind": "special_school"}
    orphanage = {"ministry_code": "education", "institution_kind": "orphanage"}
    rows = [visit(2, "2018-05-04", **school), visit(3, "2021-05-04", **school), visit(4, "2021-05-05", **orphanage)]
    access.commit_import(understood(table(rows)), ANALYST)
    for year in (2018, 2021):
        access.mark_complete(year, ANALYST)
    added = breaks.added_kinds(datetime.date(2018, 1, 1), datetime.date(2021, 12, 31))
    assert added == ["orphanage", "child_rights"]
    assert parts(2021, 2018, "ministry", added=added) == [["stated", "education", 1, 1, 0], ["added", None, 0, 1, 1]]
    assert parts(2021, 2018, "institution_kind", added=added) == [
        ["stated", "special_school", 1, 1, 0],
        ["added", "orphanage", 0, 1, 1],
    ]


def test_regions_are_compared_on_the_borders_of_the_earlier_period(duckdb_store: Path) -> None:
    rows = [
        visit(2, "2022-02-04", "KZ-63"),
        visit(3, "2022-09-04", "KZ-10"),
        visit(4, "2023-02-04", "KZ-10"),
        visit(5, "2023-02-05", "KZ-63"),
        visit(6, "2023-08-05", "KZ-63"),
    ]
    access.commit_import(understood(table(rows)), ANALYST)
    assert parts(2023, 2022, "region", "m2") == [["stated", "KZ-63", 1, 2, 1]]
    assert parts(2023, 2022, "region", "q3") == [["stated", "KZ-63", 0, 1, 1], ["stated", "KZ-10", 1, 0, -1]]


def test_filters_of_a_comparison_count_like_with_like(duckdb_store: Path) -> None:
    rows = [
        visit(2, "2021-02-04", "KZ-63", visit_kind="planned"),
        visit(3, "2021-09-04", "KZ-11", visit_kind="special"),
        visit(4, "2023-02-04", "KZ-10"),
        visit(5, "2023-02-05", "KZ-63"),
        visit(6, "2023-08-05", "KZ-11", visit_kind="special"),
    ]
    access.commit_import(understood(table(rows)), ANALYST)
    access.mark_complete(2021, ANALYST)
    east = Filters(regions=("KZ-63",), kinds=("periodic",))
    comparison = comparing.widened(Comparison(2023, 2021, "h1", "ministry", east), warehouse.ask)
    assert comparison.wider
    assert set(comparison.filters.regions) == {"KZ-10", "KZ-63"}
    assert set(comparison.filters.kinds) == {"periodic", "planned"}
    found = comparing.parts_of(comparison, warehouse.ask)
    assert found[["code", "earlier", "later"]].values.tolist() == [["interior", 1, 2]]
    same = comparing.widened(Comparison(2023, 2021, "h1", "ministry", Filters(regions=("KZ-11",))), warehouse.ask)
    assert not same.wider


def test_a_choice_that_the_source_does_not_know_is_not_compared(duckdb_store: Path) -> None:
    tables = [figures({(year, "interior"): visits, (year, "health"): 20}, ("year", "ministry"), number)
              for number, (year, visits) in enumerate(((2015, 500), (2016, 640)), start=1)]  # fmt: skip
    access.commit_import(understood(*tables), ANALYST)
    assert parts(2016, 2015, "ministry", ministries=["health"]) == [["stated", "health", 20, 20, 0]]
    for filters in ({"regions": ["KZ-11"]}, {"kinds": ["special"]}):
        basis = warehouse.ask("comparison_basis", years=[2015, 2016], dimension="ministry", **filters)
        assert basis["obstacle"].tolist() == ["uncovered", "uncovered"]


def test_breaks_between_two_periods_are_known() -> None:
    found = breaks.events_between(datetime.date(2016, 1, 1), datetime.date(2023, 12, 31))
    assert [event.event_code for event in found if event.kind == "border"] == ["south_kazakhstan", "three_regions"]
    assert "children" in [event.event_code for event in found]
    assert breaks.joined_ministries(datetime.date(2016, 12, 31), datetime.date(2018, 12, 31)) == ["health", "labour"]
    assert breaks.joined_ministries(datetime.date(2015, 12, 31), datetime.date(2016, 12, 31)) == []
    assert breaks.joined_visit_kinds(["periodic", "special"], ["planned", "special"]) == ["periodic", "planned"]
    assert breaks.joined_visit_kinds(["planned", "special"], ["planned"]) == []


@pytest.mark.parametrize(
    ("span", "months"),
    [("year", None), ("h1", (1, 6)), ("h2", (7, 12)), ("q3", (7, 9)), ("m5", (5, 5)), ("to8", (1, 8))],
)
def test_spans_of_a_year(span: str, months: Any) -> None:
    assert months_of(span) == months


@pytest.mark.parametrize("span", ["", "h3", "q0", "m13", "to", "to13", "x1", "years", "m-1"])
def test_another_word_is_no_span(span: str) -> None:
    with pytest.raises(ValueError, match=f"^{span}$"):
        months_of(span)
