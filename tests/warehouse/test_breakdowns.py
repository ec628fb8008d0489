"""Which source a breakdown comes from, what it covers, and what the filters do to it."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse


def rows(name: str, **params: Any) -> list[list[Any]]:
    answer = warehouse.ask(name, **params)
    return answer.astype(object).where(answer.notna(), None).values.tolist()


def basis(year: int, dimension: str | None = None) -> tuple[Any, ...]:
    (found,) = rows("breakdown_basis", years=[year], dimension=dimension)
    return tuple(found[:-1])  # the last column says which source it is


@pytest.fixture
def register(duckdb_store: Path) -> int:
    visits = [
        visit(2, "2016-01-12", "KZ-11", "Prison 1"),
        visit(3, "2016-02-12", "KZ-11", "Prison 2"),
        visit(4, "2016-02-13", "KZ-15", "Hospital 1", ministry_code="health", visit_kind="special", visits=2),
        visit(5, "2016-12-01", "KZ-15", None, ministry_code=None, visit_kind=None, institution_kind="prison"),
        visit(6, "2018-02-13", "KZ-15", "“prison  1”"),
        visit(7, "2018-03-13", "KZ-15", "Prison 1"),
        visit(8, "2018-03-14", "KZ-11", "Prison 1", date=None, year=2018, month=3),
    ]
    return access.commit_import(understood(table(visits)), ANALYST)


GIVEN = [
    ("visits_by_ministry", {"years": [2016]}, [[2016, "health", 2], [2016, "interior", 2], [2016, None, 1]]),
    ("visits_by_region", {"years": [2016]}, [[2016, "KZ-15", 3], [2016, "KZ-11", 2]]),
    ("visits_by_region", {"years": [2016], "ministries": ["none"]}, [[2016, "KZ-15", 1]]),
    ("visits_by_region", {"years": [2016], "ministries": ["none", "health"]}, [[2016, "KZ-15", 3]]),
    ("visits_by_region", {"years": []}, []),
    ("visits_by_month", {"years": [2016]}, [[2016, 1, 1], [2016, 2, 3], [2016, 12, 1]]),
    ("visits_by_kind", {"years": [2016]}, [[2016, "periodic", 2], [2016, "special", 2], [2016, None, 1]]),
    ("visits_by_kind", {"years": [2016], "regions": ["KZ-11"]}, [[2016, "periodic", 2]]),
    ("visits_by_kind", {"years": [2023]}, [[2023, "planned", 422], [2023, "special", 33], [2023, None, 6]]),
    ("visits_by_kind", {"years": [2023], "regions": ["KZ-11"]}, []),
    ("visits_by_institution_kind", {"years": [2016]}, [[2016, None, 4], [2016, "prison", 1]]),
    (
        "visits_by_ministry_region",
        {"years": [2016], "kinds": ["periodic", "special"]},
        [[2016, "health", "KZ-15", 2], [2016, "interior", "KZ-11", 2]],
    ),
    (
        "visits_by_ministry_month",
        {"years": [2016], "ministries": ["health", "none"]},
        [[2016, "health", 2, 2], [2016, None, 12, 1]],
    ),
    (
        "visits_by_ministry_kind",
        {"years": [2016]},
        [[2016, "health", "special", 2], [2016, "interior", "periodic", 2], [2016, None, None, 1]],
    ),
    ("institutions_visited", {}, [[2016, 3, 4], [2018, 2, 3]]),
    ("institutions_visited", {"regions": ["KZ-11"]}, [[2016, 2, 2], [2018, 1, 1]]),
    ("breakdown_years", {}, [[2016, 5, 680], [2018, 3, 3]]),
]


def test_given_a_register_expect(register: int) -> None:
    assert [(name, params, rows(name, **params)) for name, params, _ in GIVEN] == GIVEN


def test_the_basis_says_what_part_of_the_headline_it_covers(register: int) -> None:
    assert basis(2016) == (2016, 680, "records", 5, 5 / 680, "1", False, datetime.date(2016, 12, 1))
    assert basis(2017) == (2017, 500, "none", None, None, None, False, None)
    assert basis(2019) == (2019, None, "none", None, None, None, False, None)
    assert basis(2023)[2] == "none"
    assert basis(2023, "visit_kind") == (2023, 461, "figures", 461, 1.0, None, False, datetime.date(2023, 12, 31))


def test_the_source_that_covers_most_gives_the_breakdown(register: int) -> None:
    by_region = figures({(2016, "KZ-11"): 300, (2016, "KZ-15"): 100}, ("year", "region"))
    by_ministry = figures({(2016, "interior"): 500, (2016, "health"): 180}, ("year", "ministry"), number=2)
    access.commit_import(understood(by_region, by_ministry, name="tables.xlsx"), ANALYST)
    assert rows("visits_by_region", years=[2016]) == [[2016, "KZ-11", 300], [2016, "KZ-15", 100]]
    assert rows("visits_by_ministry", years=[2016]) == [[2016, "interior", 500], [2016, "health", 180]]
    assert basis(2016, "region")[2:5] == ("figures", 400, 400 / 680)
    assert basis(2016)[2:5] == ("figures", 680, 1.0)
    # Neither table says which ministry was visited where, so the records do.
    expected = [[2016, "health", 2], [2016, None, 1]]
    assert rows("visits_by_ministry", years=[2016], regions=["KZ-15"]) == expected


def test_records_come_first_on_a_tie_and_the_later_table_among_tables(register: int) -> None:
    access.commit_import(understood(figures({(2018, "KZ-19"): 3}, ("year", "region")), name="a.xlsx"), ANALYST)
    assert rows("visits_by_region", years=[2018]) == [[2018, "KZ-15", 2], [2018, "KZ-11", 1]]
    for name, code in (("b.xlsx", "KZ-23"), ("c.xlsx", "KZ-27")):
        access.commit_import(understood(figures({(2019, code): 3}, ("year", "region")), name=name), ANALYST)
    assert rows("visits_by_region", years=[2019]) == [[2019, "KZ-27", 3]]


def test_records_are_found_by_filter_and_search_page_by_page(register: int) -> None:
    everything = warehouse.ask("records")
    assert everything["source_row"].tolist() == [7, 8, 6, 5, 4, 3, 2]
    assert everything["file_name"].unique().tolist() == ["register.xlsx"]
    assert warehouse.ask("records", search="PRISON  1 ")["source_row"].tolist() == [6]
    assert warehouse.ask("records", search="hospital")["institution"].tolist() == ["Hospital 1"]
    assert warehouse.ask("records", limit=2, offset=1)["source_row"].tolist() == [8, 6]
    assert rows("records_count") == [[7, 8]]
    assert rows("records_count", years=[2016], regions=["KZ-15"]) == [[2, 3]]
    assert rows("records_count", search="no such place") == [[0, 0]]


def test_a_record_opens_its_cells(register: int) -> None:
    visit_id = int(warehouse.ask("records", search="hospital")["visit_id"].iloc[0])
    assert rows("origin", visit_id=visit_id) == [
        ["A", "2016-02-13", "register.xlsx", "Sheet1", 4, 1],
        ["B", "KZ-15", "register.xlsx", "Sheet1", 4, 1],
        ["C", "Hospital 1", "register.xlsx", "Sheet1", 4, 1],
    ]
    assert rows("origin", visit_id=17) == []
