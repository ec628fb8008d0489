"""Two spellings of an institution said to be one: counts follow, rows keep what is written."""

from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse

PRISON, OTHER, THIRD = "Prison No. 1", "Prizon No 1", "Central prison No. 1"


@pytest.fixture
def named(duckdb_store: Path) -> dict[str, str]:
    """Three spellings in one region, two of them on one day by different kinds of visit, and one in another region."""
    rows = [
        visit(2, "2018-01-12", "KZ-11", PRISON),
        visit(3, "2018-01-12", "KZ-11", OTHER, visit_kind="special"),
        visit(4, "2018-05-12", "KZ-11", THIRD),
        visit(5, "2019-01-12", "KZ-11", PRISON),
        visit(6, "2018-01-12", "KZ-15", PRISON),
    ]
    access.commit_import(understood(table(rows)), ANALYST)
    names = access.ask(ANALYST, "institution_names", region="KZ-11")
    return dict(zip(names["institution"], names["institution_key"], strict=True))


def counted(**filters: Any) -> dict[int, int]:
    found = warehouse.ask("institutions_visited", **filters)
    for year, several in zip(found["year"], found["institutions"], strict=True):
        if not filters:
            behind = warehouse.ask("institutions_behind", year=int(year))
            assert (len(behind), behind["visits"].sum()) == (several, len(warehouse.ask("records", years=[int(year)])))
    return dict(zip(found["year"], found["institutions"], strict=True))


def say(keys: dict[str, str], first: str, second: str, same: bool = True) -> int:
    return access.spell("KZ-11", {keys[first]: first, keys[second]: second}, same, ANALYST)


def test_joined_spellings_count_once_and_can_be_taken_back(named: dict[str, str]) -> None:
    assert counted() == {2018: 4, 2019: 1}
    first = say(named, OTHER, PRISON)
    assert counted() == {2018: 3, 2019: 1}
    assert counted(kinds=["special"]) == {2018: 1}
    assert counted(kinds=["periodic"], regions=["KZ-11"]) == {2018: 2, 2019: 1}
    assert say(named, PRISON, OTHER) == first, "the same word again changes nothing"
    second = say(named, OTHER, THIRD)
    assert counted() == {2018: 2, 2019: 1}, "over two steps"
    more = visit(7, "2018-03-01", "KZ-11", OTHER)
    number = access.commit_import(understood(table([more]), name="more.xlsx"), ANALYST)
    assert counted() == {2018: 2, 2019: 1}
    access.withdraw(number, ANALYST)
    access.withdraw_spelling(first, ANALYST)
    assert counted() == {2018: 3, 2019: 1}
    access.withdraw_spelling(second, ANALYST)
    assert counted() == {2018: 4, 2019: 1}
    written = warehouse.ask("records")["institution"]
    assert sorted(written) == sorted([PRISON, PRISON, PRISON, OTHER, THIRD])
    done = warehouse.ask("changes_made")["action"].tolist()
    assert (done.count("spell"), done.count("take_back_spelling")) == (2, 2)
    assert warehouse.ask("spellings")["state"].tolist() == ["withdrawn", "withdrawn"]


def test_likely_pairs_are_those_about_which_nothing_is_said(named: dict[str, str]) -> None:
    def likely() -> list[set[str]]:
        found = warehouse.ask("likely_spellings", limit=50)
        return [{row.first_name, row.second_name} for row in found.itertuples()]

    assert likely() == [{PRISON, OTHER}, {PRISON, THIRD}]
    say(named, PRISON, OTHER, same=False)
    assert likely() == [{PRISON, THIRD}]
    assert counted() == {2018: 4, 2019: 1}
    say(named, PRISON, OTHER)
    assert warehouse.ask("spellings", state="in_force")["same"].tolist() == [True]


def test_names_with_other_numbers_or_of_other_kinds_are_not_likely(duckdb_store: Path) -> None:
    rows = [visit(number, "2018-01-12", "KZ-11", f"Police station {number}") for number in (2, 3, 22)]
    rows.append(visit(5, "2018-01-12", "KZ-11", "Police stations 2", institution_kind="police"))
    rows.append(visit(6, "2018-01-12", "KZ-11", "The police station 2", institution_kind="remand"))
    access.commit_import(understood(table(rows)), ANALYST)
    found = warehouse.ask("likely_spellings", limit=50)
    assert {(row.first_name, row.second_name) for row in found.itertuples()} == {
        ("Police station 2", "Police stations 2"),
        ("Police station 2", "The police station 2"),
    }


@pytest.mark.parametrize(("region", "several"), [("KZ-00", {"a": "A", "b": "B"}), ("KZ-11", {"a": "A"})])
def test_only_two_spellings_of_one_region_are_joined(duckdb_store: Path, region: str, several: dict[str, str]) -> None:
    with pytest.raises(warehouse.Refusal, match="two different spellings"):
        access.spell(region, several, True, ANALYST)
    with pytest.raises(access.Denied):
        access.spell("KZ-11", {"a": "A", "b": "B"}, True, access.Actor("reader", "viewer"))
