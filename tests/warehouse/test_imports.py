"""Imports: one transaction with lineage, duplicates set aside with their twin, withdrawn and restored in any order."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.making import ANALYST, figures, row, table, understood, visit
from visitstats import access, warehouse
from visitstats.ingest.model import Problem, Understanding
from visitstats.warehouse import connect, refresh, sql


def count(year: int | None = None) -> int:
    return int(warehouse.ask("records_count", years=None if year is None else [year])["visits"].iloc[0])


def stored(statement: str) -> list[tuple[Any, ...]]:
    with connect.cursor() as own:
        return own.execute(statement).fetchall()


def imports() -> list[tuple[Any, ...]]:
    wanted = ["import_id", "state", "tables", "visits", "waiting"]
    return [tuple(each) for each in warehouse.ask("imports")[wanted].values.tolist()]


def test_an_import_keeps_what_it_brought_and_who_brought_it(store: Path) -> None:
    problems = [
        Problem("Sheet1", 3, "B", "region_unknown", "Акм-ая", 1),
        Problem("Sheet1", 3, "A", "date_invalid", "?", 1),
    ]
    aside = row(3, set_aside=True, institution="Prison 2", cells=json.dumps({"B": "Акм-ая"}))
    understanding = understood(table([visit(2, "2018-01-12"), aside]), problems=problems, group_code="GROUP-11")
    version = warehouse.data_version()
    assert access.commit_import(understanding, ANALYST) == 1
    assert warehouse.data_version() == version + 1
    (kept,) = warehouse.ask("imports").to_dict("records")
    assert (kept["file_name"], kept["sha256"], kept["group_code"]) == (
        "register.xlsx",
        understanding.sha256,
        "GROUP-11",
    )
    assert (kept["actor"], kept["state"], kept["demonstration"]) == ("analyst", "in_force", False)
    assert (kept["tables"], kept["visits"], kept["waiting"]) == (1, 1, 1)
    assert stored("SELECT problems, institution, cells FROM waiting") == [
        ("date_invalid, region_unknown", "Prison 2", '{"B": "\\u0410\\u043a\\u043c-\\u0430\\u044f"}')
    ]
    assert stored("SELECT problem, value FROM problems ORDER BY ALL") == [
        ("date_invalid", "?"),
        ("region_unknown", "Акм-ая"),
    ]
    assert stored("SELECT reason, source_rows FROM left_out") == [("total", 2)]
    assert stored("SELECT letter, meaning FROM import_columns") == [("A", "date")]
    assert stored("SELECT actor, action, import_id FROM ledger ORDER BY version DESC LIMIT 1") == [
        ("analyst", "import", 1)
    ]
    (status,) = warehouse.ask("status").to_dict("records")
    assert (status["last_import_id"], status["imports"], status["groups_reporting"], status["waiting"]) == (1, 1, 1, 1)


def test_the_same_file_is_refused_while_it_is_in_force(store: Path) -> None:
    first = access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    with pytest.raises(warehouse.AlreadyImported, match="import 1 of"):
        access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    access.withdraw(first, ANALYST)
    second = access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    with pytest.raises(warehouse.AlreadyImported, match="import 2 of"):
        access.restore(first, ANALYST)
    assert (second, count()) == (2, 1)


def test_what_cannot_be_stored_is_said_and_nothing_is_stored(store: Path) -> None:
    with pytest.raises(warehouse.Refusal, match="no table of visits in register"):
        access.commit_import(understood(), ANALYST)
    with pytest.raises(warehouse.YearMissing) as asked:
        access.commit_import(understood(figures({(None, "interior"): 3}, ("year", "ministry"), number=2)), ANALYST)
    assert asked.value.tables == [2]
    assert str(asked.value) == "Say first which year the numbers in register.xlsx are of: table 2."
    with pytest.raises(warehouse.NotFound, match="no import 9"):
        access.withdraw(9, ANALYST)
    assert imports() == []


def test_the_year_of_a_table_is_asked_once(duckdb_store: Path) -> None:
    understanding = understood(figures({(None, "interior"): 3, (None, "health"): 4}, ("year", "ministry"), number=2))
    access.commit_import(understanding, ANALYST, years={2: 2019})
    assert warehouse.ask("visits_by_ministry").values.tolist() == [[2019, "health", 4], [2019, "interior", 3]]


def test_a_failure_leaves_nothing_behind(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version, run = warehouse.data_version(), sql.run

    def stop_at_the_marts(own: duckdb.DuckDBPyConnection, path: Path, **values: Any) -> None:
        if path.name == "6_breakdown_sources.sql":
            raise OSError("no space left")
        run(own, path, **values)

    monkeypatch.setattr(refresh.sql, "run", stop_at_the_marts)
    with pytest.raises(OSError, match="no space"):
        access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    monkeypatch.setattr(refresh.sql, "run", run)
    assert (imports(), count(), warehouse.data_version()) == ([], 0, version)
    assert access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST) == 1


def test_six_monthly_sheets_add_up_and_a_repeated_row_waits_with_its_twin(duckdb_store: Path) -> None:
    sheets = [table([visit(2, f"2018-0{month}-12", "KZ-11", "Prison 1")], month) for month in range(1, 7)]
    again = table([visit(5, "2018-01-12", "KZ-11", " «PRISON  1»"), visit(6, "2018-01-12", "KZ-11", None)], 7)
    access.commit_import(understood(*sheets, again), ANALYST)
    assert count(2018) == 7
    assert stored("SELECT visit_id, twin_id FROM duplicates") == [(100000007, 100000001)]
    other = understood(table([visit(3, "2018-06-12", "KZ-11", "prison 1")]), name="other.xlsx")
    access.commit_import(other, ANALYST)
    assert imports() == [(2, "in_force", 1, 0, 1), (1, "in_force", 7, 7, 1)]
    access.withdraw(1, ANALYST)
    assert count(2018) == 1


def test_rows_that_differ_in_one_thing_are_two_visits(duckdb_store: Path) -> None:
    first = visit(2, "2018-01-12", "KZ-11", "Prison 1")
    others = [
        visit(2, "2018-01-13", "KZ-11", "Prison 1"),
        visit(3, "2018-01-12", "KZ-15", "Prison 1"),
        visit(4, "2018-01-12", "KZ-11", "Prison 11"),
        visit(5, "2018-01-12", "KZ-11", "Prison 1", visit_kind="special"),
        visit(6, "2018-01-12", "KZ-11", "Prison 1", date=None, year=2018),
    ]
    access.commit_import(understood(table([first])), ANALYST)
    access.commit_import(understood(table(others), name="others.xlsx"), ANALYST)
    assert count() == 6


def test_one_name_of_two_kinds_is_two_institutions_also_in_another_file(duckdb_store: Path) -> None:
    named = [visit(2, "2018-01-12", "KZ-11", "No. 1", institution_kind="police")]
    access.commit_import(understood(table(named), name="police.xlsx"), ANALYST)
    unnamed = [visit(2, "2018-01-12", "KZ-11", "№ 1"), visit(3, "2018-01-12", "KZ-11", "No.  1")]
    access.commit_import(understood(table(unnamed), name="unnamed.xlsx"), ANALYST)
    assert stored("SELECT visit_id, twin_id FROM duplicates") == [(200000002, 100000001)]
    other = [visit(2, "2018-01-12", "KZ-11", "no. 1", institution_kind="colony")]
    access.commit_import(understood(table(other), name="colony.xlsx"), ANALYST)
    assert stored("SELECT visit_id, twin_id FROM duplicates") == [(300000001, 200000002)]
    access.withdraw(2, ANALYST)
    assert stored("SELECT visit_id, twin_id FROM duplicates") == []


def files() -> list[Understanding]:
    """Four files that share rows, share years, and report whole years."""
    shared = [visit(2, "2018-01-12", "KZ-11", "Prison 1"), visit(3, "2019-02-12", "KZ-15", "Prison 2", visits=3)]
    return [
        understood(table([*shared, visit(4, "2018-05-05")]), name="a.xlsx"),
        understood(table([shared[0], visit(9, "2019-07-05", "KZ-19", "Hospital")]), name="b.csv"),
        understood(table(shared), figures({(2018,): 90, (2019,): 70}, ("year",), 2), name="c.ods"),
        understood(figures({(2018, "interior"): 50, (2018, "health"): 45}, ("year", "ministry")), name="d.xls"),
    ]


def everything() -> dict[str, Any]:
    names = [
        "visits_by_year",
        "visits_by_region",
        "visits_by_ministry",
        "visits_by_month",
        "institutions_visited",
        "records",
    ]
    answers = {name: warehouse.ask(name).to_json(orient="values") for name in names}
    sources = {year: warehouse.ask("year_sources", year=year).to_json(orient="values") for year in (2018, 2019)}
    return answers | {f"sources of {year}": answer for year, answer in sources.items()}


STEPS = st.lists(st.tuples(st.sampled_from(["withdraw", "restore"]), st.integers(1, 4)), max_size=6)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=STEPS)
def test_withdraw_and_restore_in_any_order_give_each_number_as_it_was(duckdb_store: Path, steps: list[Any]) -> None:
    if not imports():
        for understanding in files():
            access.commit_import(understanding, ANALYST)
    before = everything()
    for action, number in steps:
        getattr(access, action)(number, ANALYST)
    for number in (3, 1, 4, 2):
        access.restore(number, ANALYST)
    assert everything() == before


def test_the_same_on_both_stores_and_against_importing_anew(store: Path) -> None:
    for understanding in files():
        access.commit_import(understanding, ANALYST)
    before = everything()
    for number in (2, 4, 1):
        access.withdraw(number, ANALYST)
    only_third = everything()
    for number in (1, 4, 2):
        access.restore(number, ANALYST)
    assert everything() == before
    assert json.loads(only_third["visits_by_year"])[6][1:4] == [90, "exact", "figures"]
    assert count() == 4 + 1 + 1


def test_ids_and_rows_are_those_of_the_frames(duckdb_store: Path) -> None:
    rows = [visit(number, "2018-01-12", institution=f"Prison {number}") for number in range(2, 12)]
    access.commit_import(understood(table(rows)), ANALYST)
    answer = warehouse.ask("records")[["visit_id", "source_row", "institution"]]
    assert answer.values.tolist() == [[100000000 + n - 1, n, f"Prison {n}"] for n in range(2, 12)]


def test_waiting_rows_say_why_and_show_their_twin(duckdb_store: Path) -> None:
    problem = Problem("Sheet1", 3, "B", "region_unknown", "Акм-ая", 1)
    first = table([visit(2, "2018-01-12", "KZ-11", "Prison 1"), row(3, set_aside=True, visits=2)])
    access.commit_import(understood(first, problems=[problem]), ANALYST)
    again = table([visit(7, "2018-01-12", "KZ-11", "PRISON 1")])
    access.commit_import(understood(again, name="again.xlsx"), ANALYST)
    columns = ["file_name", "source_row", "problems", "visits", "twin_id"]
    found = warehouse.ask("waiting_rows")[columns].astype(object)
    assert found.where(found.notna(), None).values.tolist() == [
        ["register.xlsx", 3, "region_unknown", 2, None],
        ["again.xlsx", 7, "duplicate_stored", 1, 100000001],
    ]
    assert warehouse.ask("waiting_rows", import_id=2)["source_row"].tolist() == [7]
    assert int(warehouse.ask("status")["waiting"].iloc[0]) == 2
