"""The list of institutions in the mandate: what it holds, what share was visited, and who sees which names."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import mandate
from visitstats.access.actor import Actor
from visitstats.ingest.lists import commit_list, read_list
from visitstats.settings import ROOT

DEMONSTRATION = ROOT / "data" / "sample" / "demonstration_institutions.csv"
VIEWER, PUBLIC = Actor("v", "viewer"), Actor("a", "analyst", publication=True)


def row(number: int, name: str, region: str = "KZ-11", **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("institution_kind", "ministry_code", "valid_from", "valid_before"))
    return {"source_row": number, "institution": name, "region_code": region} | empty | more


@pytest.fixture
def listed(duckdb_store: Path) -> int:
    rows = [
        visit(2, "2016-01-12", "KZ-11", "“Prison  1”", visits=2),
        visit(3, "2015-02-12", "KZ-11", "PRISON 2"),
        visit(4, "2016-03-12", "KZ-YUZ", "Prison 3"),
        visit(5, "2016-03-12", "KZ-15", "Prison 4"),
        visit(6, "2017-03-12", "KZ-11", "Prison 5"),
    ]
    access.commit_import(understood(table(rows)), ANALYST)
    institutions = [
        row(2, "Prison 1", institution_kind="colony"),
        row(3, "Prison 2", institution_kind="colony"),
        row(4, "Prison 3", "KZ-61"),
        row(5, "Prison 4"),
        row(6, "Prison 5", valid_from="2016-06-01"),
        row(7, "Prison 6", valid_before="2016-12-31"),
        row(8, "Prison 7", valid_from="2017-01-01"),
    ]
    return mandate.import_list("list.csv", "1", institutions, ANALYST)


def coverage(**params: Any) -> dict[Any, tuple[int, int, int]]:
    answer = warehouse.ask("mandate_coverage", **params)
    return {r.code: (int(r.institutions), int(r.visited), int(r.visits)) for r in answer.itertuples()}


def test_the_share_visited_is_that_of_the_institutions_of_the_day(listed: int) -> None:
    assert coverage(year=2016, within=1) == {"KZ-11": (4, 1, 2), "KZ-61": (1, 1, 1)}
    assert coverage(year=2016, within=2) == {"KZ-11": (4, 2, 3), "KZ-61": (1, 1, 1)}
    assert coverage(year=2017, within=1) == {"KZ-11": (5, 1, 1), "KZ-61": (1, 0, 0)}
    assert coverage(year=2016, within=2, rows="kind") == {"colony": (2, 2, 3), None: (3, 1, 1)}


def test_what_opens_behind_has_as_many_rows(listed: int) -> None:
    for visited, place in ((None, 0), (True, 1)):
        for code, numbers in coverage(year=2016, within=2).items():
            asked = {"year": 2016, "within": 2, "codes": [code], "visited": visited}
            assert len(access.ask(ANALYST, "mandate_behind", **asked)) == numbers[place]


def test_those_never_visited_come_first_and_only_analysts_see_them(listed: int) -> None:
    found = access.ask(ANALYST, "longest_not_visited", year=2016)
    assert found["institution"].tolist() == ["Prison 4", "Prison 5", "Prison 2", "Prison 1", "Prison 3"]
    assert found["last_date"].tolist()[:3] == [None, None, datetime.date(2015, 2, 12)]
    for actor in (VIEWER, Actor("p", "presenter"), PUBLIC):
        for name in ("longest_not_visited", "mandate_behind"):
            with pytest.raises(access.Denied):
                access.ask(actor, name, year=2016)
    assert len(access.ask(VIEWER, "mandate_coverage", year=2016)) == 2


def test_the_latest_list_holds_until_it_is_withdrawn(listed: int) -> None:
    second = mandate.import_list("new.csv", "2", [row(2, "Prison 1")], ANALYST)
    assert coverage(year=2016) == {"KZ-11": (1, 1, 2)}
    with pytest.raises(warehouse.Refusal, match="already"):
        mandate.import_list("new.csv", "2", [row(2, "Prison 1")], ANALYST)
    mandate.withdraw_list(second, ANALYST)
    assert coverage(year=2016, within=1)["KZ-11"] == (4, 1, 2)
    mandate.restore_list(second, ANALYST)
    assert warehouse.ask("mandate_lists")[["list_id", "institutions", "in_force"]].values.tolist() == [
        [2, 1, True],
        [1, 7, False],
    ]
    with pytest.raises(access.Denied):
        mandate.withdraw_list(1, Actor("p", "presenter"))


def test_a_demonstration_list_is_not_mixed_with_real_registers(listed: int) -> None:
    mandate.withdraw_list(listed, ANALYST)
    mandate.import_list("demo.csv", "3", [row(2, "Prison 1")], ANALYST, demonstration=True)
    assert coverage(year=2016) == {}


def test_the_demonstration_list_is_read_whole(duckdb_store: Path) -> None:
    found = read_list(DEMONSTRATION.read_bytes(), DEMONSTRATION.name)
    assert (found.refused, found.problems, len(found.rows)) == ("", [], 336)
    assert all(each["institution_kind"] and each["ministry_code"] for each in found.rows)
    assert commit_list(found, ANALYST) == 1


MESSY = """Тізім;;;;;
Мекеме атауы;Мекеме түрі;Өңір;Ведомство;Бастап;Дейін
"№ 1 түрме";;Астана қаласы;ІІМ;01.04.2014;2019
№ 1 түрме;;г. Астана;МВД;01.04.2014;
Изолятор;ИВС;Атлантида;МВД;;
;ИВС;Астана;МВД;;
Приём Ахметова Серика Болатовича;ИВС;Астана;МВД;;
Изолятор 2;ИВС;Астана;МВД;когда-то;
"""


def test_problems_of_a_list_are_named_with_their_rows(duckdb_store: Path) -> None:
    found = read_list(MESSY.encode(), "тізім Ахметов Серик Болатович.csv")
    assert "Ахметов" not in found.file
    assert [(one["institution"], one["valid_before"]) for one in found.rows] == [("№ 1 түрме", "2020-01-01")]
    problems = {number: problem for number, problem in found.problems if problem != "kind_unknown"}
    expected = {4: "repeated", 5: "region_unknown", 6: "name_missing", 7: "personal", 8: "date_unclear"}
    assert problems == expected
    assert read_list(b"a;b\n1;2\n", "x.csv").refused == "no_table"
    assert read_list(b"\0\1\2", "x.xlsx").refused
