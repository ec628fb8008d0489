"""Which number stands for a year: published, reported for the whole country, or recorded so far."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST, figures, row, table, understood, visit
from visitstats import access, warehouse
from visitstats.reference.units import regions


def shown(number: int) -> tuple[Any, ...]:
    answer = warehouse.ask("visits_by_year")
    found = answer[answer["year"] == number].astype(object).where(answer.notna(), None).to_dict("records")[0]
    return found["visits"], found["qualifier"], found["basis"], found["as_of"], found["change"], found["change_ratio"]


def all_regions(day: datetime.date) -> list[str]:
    return [
        code
        for code, region in regions().items()
        if (region.valid_from or day) <= day and (region.valid_before is None or day < region.valid_before)
    ]


PUBLISHED = [
    (2012, (None, "none", "none", None, None, None)),
    (2014, (None, "none", "none", None, None, None)),
    (2015, (527, "exact", "published", None, None, None)),
    (2016, (680, "exact", "published", None, 153, 0.2903)),
    (2017, (500, "at_least", "published", None, None, None)),
    (2018, (None, "none", "none", None, None, None)),
    (2020, (323, "to_date", "published", datetime.date(2020, 9, 1), None, None)),
    (2023, (461, "exact", "published", None, None, None)),
    (2026, (None, "none", "none", None, None, None)),
]


def test_published_figures_stand_and_the_rest_is_a_gap(duckdb_store: Path) -> None:
    assert [(number, shown(number)) for number, _ in PUBLISHED] == PUBLISHED
    assert warehouse.ask("visits_by_year")["year"].tolist() == list(range(2012, 2027))


def test_the_later_of_two_statements_is_in_force(duckdb_store: Path) -> None:
    sources = warehouse.ask("year_sources", year=2015)
    assert sources[["number", "in_force"]].values.tolist() == [[527, True], [528, False]]


def test_records_never_change_a_published_year(duckdb_store: Path) -> None:
    access.commit_import(understood(table([visit(2, "2016-05-04")])), ANALYST)
    assert shown(2016) == (680, "exact", "published", None, 153, 0.2903)


def test_records_are_so_far_until_the_year_is_marked_complete(duckdb_store: Path) -> None:
    rows = [visit(2, "2018-05-04"), visit(3, "2018-06-04"), visit(4, "2019-06-04")]
    access.commit_import(understood(table(rows)), ANALYST)
    assert shown(2018) == (2, "recorded_so_far", "records", None, None, None)
    access.mark_complete(2018, ANALYST)
    access.mark_complete(2019, ANALYST)
    assert shown(2018) == (2, "exact", "records", None, None, None)
    assert shown(2019) == (1, "exact", "records", None, -1, -0.5)
    access.mark_incomplete(2018, ANALYST)
    assert shown(2019) == (1, "exact", "records", None, None, None)


def test_a_year_that_is_not_over_cannot_be_marked_complete(duckdb_store: Path) -> None:
    with pytest.raises(warehouse.Refusal, match="2026 is not over"):
        access.mark_complete(2026, ANALYST)


def test_a_table_of_every_region_is_the_number_of_its_year(duckdb_store: Path) -> None:
    day = datetime.date(2021, 1, 1)
    values = {(2021, code): 10 for code in all_regions(day)}
    assert len(values) == 17
    access.commit_import(understood(figures(values, ("year", "region"))), ANALYST)
    assert shown(2021) == (170, "exact", "figures", None, None, None)


def test_a_table_without_one_region_is_no_number_of_the_country(duckdb_store: Path) -> None:
    values = {(2021, code): 10 for code in all_regions(datetime.date(2021, 1, 1)) if code != "KZ-47"}
    access.commit_import(understood(figures(values, ("year", "region"))), ANALYST)
    assert shown(2021) == (None, "none", "none", None, None, None)


@pytest.mark.parametrize(
    ("values", "dimensions", "group", "expected"),
    [
        ({(2021, "interior"): 300, (2021, "health"): 100}, ("year", "ministry"), None, (400, "exact", "figures")),
        ({(2021, "interior"): 300, (2021, "health"): 100}, ("year", "ministry"), "GROUP-11", (None, "none", "none")),
        ({(2021, "interior"): 300}, ("year", "ministry"), None, (None, "none", "none")),
        ({(2021, "KZ-11", 1): 30, (2021, "KZ-11", 2): 9}, ("year", "region", "month"), None, (None, "none", "none")),
        ({(2021, month): 10 for month in range(1, 13)}, ("year", "month"), None, (120, "exact", "figures")),
        ({(2021, month): 10 for month in (1, 2, 5)}, ("year", "month"), None, (30, "at_least", "figures")),
        ({(2026,): 300}, ("year",), None, (300, "at_least", "figures")),
        ({(2021,): 440}, ("year",), None, (440, "exact", "figures")),
    ],
)  # fmt: skip
def test_what_a_reported_table_says_of_the_country(
    duckdb_store: Path, values: Any, dimensions: tuple[str, ...], group: str | None, expected: tuple[Any, ...]
) -> None:
    access.commit_import(understood(figures(values, dimensions)), ANALYST, group)
    assert shown(max(key[0] for key in values))[:3] == expected


def test_months_to_june_are_a_part_of_the_year(duckdb_store: Path) -> None:
    access.commit_import(understood(figures({(2022, m): 5 for m in range(1, 7)}, ("year", "month"))), ANALYST)
    assert shown(2022)[:4] == (30, "to_date", "figures", datetime.date(2022, 6, 30))


def test_a_table_in_which_a_cell_was_set_aside_is_a_lower_bound(duckdb_store: Path) -> None:
    reported = figures({(2021, "interior"): 300, (2021, "health"): 100}, ("year", "ministry"))
    aside = row(9, year=2021, set_aside=True, visits=None, column="C", sheet="Sheet1")
    reported.rows = table([*reported.rows.to_pylist(), aside]).rows
    access.commit_import(understood(reported), ANALYST)
    assert shown(2021)[:3] == (400, "at_least", "figures")


def test_the_later_of_two_reported_tables_is_in_force_and_they_are_not_added(duckdb_store: Path) -> None:
    access.commit_import(understood(figures({(2021,): 440}, ("year",)), name="a.xlsx"), ANALYST)
    second = access.commit_import(understood(figures({(2021,): 430}, ("year",)), name="b.xlsx"), ANALYST)
    assert shown(2021)[:3] == (430, "exact", "figures")
    access.withdraw(second, ANALYST)
    assert shown(2021)[:3] == (440, "exact", "figures")
    assert warehouse.ask("year_sources", year=2021)["source_title"].tolist() == ["a.xlsx"]
