"""Imports under control: in any order withdrawn, restored, replaced, their rows decided and decisions taken back."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.making import ANALYST, figures, row, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import imports as control
from visitstats.ingest.model import Problem, Understanding
from visitstats.warehouse import connect, preview

pytestmark = pytest.mark.timeout(900)  # a lake is slow on a busy machine

ASKED = ["visits_by_year", "visits_by_region", "visits_by_ministry", "visits_by_month", "records", "waiting_rows"]


def numbers() -> pd.DataFrame:
    return warehouse.ask("numbers_by_year")


def recorded(year: int) -> Any:
    found = numbers().set_index("year")["recorded"]
    return found.get(year)


def stored(statement: str) -> list[tuple[Any, ...]]:
    with connect.cursor() as own:
        return own.execute(statement).fetchall()


def waits(number: int, **more: Any) -> dict[str, Any]:
    """A row of a register that is set aside, as the reading leaves it."""
    return visit(number, "2018-03-01", institution=f"Prison {number}") | {"set_aside": True} | more


def unclear(name: str = "unclear.xlsx") -> Understanding:
    """Two rows of an unknown region, one of them without a date; a repeated row; a cell under an unknown heading."""
    problems = [
        Problem("Sheet1", 3, "B", "region_unknown", "Акм-ая", 1),
        Problem("Sheet1", 4, "B", "region_unknown", "Акм-ая", 1),
        Problem("Sheet1", 4, "A", "date_invalid", "32.13", 1),
        Problem("Sheet1", 5, "A", "duplicate_row", "2018-01-12", 1),
        Problem("Sheet2", 1, "C", "ministry_unknown", "МЦРИАП", 2),
    ]
    blank = {"year": None, "month": None, "date": None}
    register = table(
        [
            visit(2, "2018-01-12", institution="Prison 1"),
            waits(3, region_code=None),
            waits(4, region_code=None, **blank),
            waits(5, institution="Prison 1")
            | dict(zip(("date", "month"), (visit(5, "2018-01-12")["date"], 1), strict=True)),
        ]
    )
    reported = figures({(2018, "interior"): 50}, ("year", "ministry"), 2)
    cell = row(2, column="C", year=2018, visits=7, set_aside=True, sheet="Sheet2")
    reported.rows = type(reported.rows).from_pylist([*reported.rows.to_pylist(), cell], schema=reported.rows.schema)
    return understood(register, reported, name=name, problems=problems)


FIRST = 100_000_001  # the first row of the first import; the others follow


def test_a_row_joins_its_import_once_all_that_is_wrong_is_decided(duckdb_store: Path) -> None:
    access.commit_import(unclear(), ANALYST)
    regions = control.resolve_waiting([FIRST + 1, FIRST + 2], "region", "KZ-15", ANALYST)
    assert stored("SELECT visit_id, region_code, source_row FROM visits ORDER BY 1") == [
        (FIRST, "KZ-11", 2),
        (FIRST + 1, "KZ-15", 3),
    ]
    assert warehouse.ask("waiting_rows")["visit_id"].tolist() == [FIRST + 2, FIRST + 3, FIRST + 5]
    control.resolve_waiting([FIRST + 2], "date", "2019-02", ANALYST)
    assert stored("SELECT year, month, date, region_code, institution FROM visits ORDER BY visit_id")[2] == (
        2019,
        2,
        None,
        "KZ-15",
        "Prison 4",
    )
    assert warehouse.ask("origin", visit_id=FIRST + 2)["source_row"].unique().tolist() == [4]
    assert (recorded(2018), recorded(2019)) == (2, 1)
    assert warehouse.ask("imports")[["visits", "waiting"]].values.tolist() == [[3, 2]]
    control.take_back(regions, ANALYST)
    assert recorded(2018) == 1
    assert pd.isna(recorded(2019))
    with pytest.raises(warehouse.NotFound, match="no decision 1 in force"):
        control.take_back(regions, ANALYST)


def test_a_cell_under_an_unknown_heading_joins_its_table(duckdb_store: Path) -> None:
    access.commit_import(unclear(), ANALYST)
    control.resolve_waiting([FIRST + 5], "ministry", "health", ANALYST)
    assert warehouse.ask("visits_by_ministry", years=[2018]).values.tolist() == [
        [2018, "interior", 50],
        [2018, "health", 7],
    ]


def test_a_discarded_row_waits_no_longer_until_that_is_taken_back(duckdb_store: Path) -> None:
    access.commit_import(unclear(), ANALYST)
    before = warehouse.ask("waiting_rows")
    number = control.discard_waiting([FIRST + 1, FIRST + 2], "not_clarified", ANALYST)
    assert len(warehouse.ask("waiting_rows")) == len(before) - 2
    control.take_back(number, ANALYST)
    assert warehouse.ask("waiting_rows").equals(before)


def test_a_repeated_row_can_be_a_visit_of_its_own(duckdb_store: Path) -> None:
    access.commit_import(unclear(), ANALYST)
    again = understood(table([visit(7, "2018-01-12", institution="PRISON 1")]), name="again.xlsx")
    access.commit_import(again, ANALYST)
    control.resolve_waiting([FIRST + 3], "twin", "two_visits", ANALYST)
    assert recorded(2018) == 2
    stored_twin = 200_000_001
    assert stored_twin in warehouse.ask("waiting_rows")["visit_id"].tolist()
    aside = control.discard_waiting([stored_twin], "repeated", ANALYST)
    assert stored_twin not in warehouse.ask("waiting_rows")["visit_id"].tolist()
    assert recorded(2018) == 2
    control.take_back(aside, ANALYST)
    control.resolve_waiting([stored_twin], "twin", "two_visits", ANALYST)
    assert recorded(2018) == 3


def test_two_rows_that_become_equal_by_a_decision_are_one_visit(duckdb_store: Path) -> None:
    problem = Problem("Sheet1", 3, "B", "region_unknown", "Акм-ая", 1)
    rows = [visit(2, "2018-01-12", institution="P1"), visit(3, "2018-01-12", None, "P1", set_aside=True)]
    access.commit_import(understood(table(rows), problems=[problem]), ANALYST)
    control.resolve_waiting([FIRST + 1], "region", "KZ-11", ANALYST)
    assert recorded(2018) == 1
    assert warehouse.ask("waiting_rows")[["problems", "twin_id"]].values.tolist() == [["duplicate_stored", FIRST]]


@pytest.mark.parametrize(
    ("dimension", "value"),
    [
        ("region", "KZ-99"),
        ("date", "2018-13"),
        ("date", "2012-05-01"),
        ("date", "2027"),
        ("visits", "-1"),
        ("twin", "x"),
    ],
)
def test_a_value_that_cannot_be_is_refused(duckdb_store: Path, dimension: str, value: str) -> None:
    access.commit_import(unclear(), ANALYST)
    with pytest.raises(warehouse.Refusal, match="cannot stand here"):
        control.resolve_waiting([FIRST + 1], dimension, value, ANALYST)
    with pytest.raises(warehouse.NotFound, match="no waiting row 7"):
        control.discard_waiting([7], "repeated", ANALYST)


def corrected() -> Understanding:
    """The next version of a.xlsx: one row corrected, one gone, one new."""
    rows = [visit(2, "2018-01-12", "KZ-11", "Prison 1"), visit(3, "2019-02-12", "KZ-19", "Prison 2", visits=3)]
    return replace(
        understood(table([*rows, visit(4, "2018-06-01", "KZ-11", "Prison 7")]), name="a.xlsx"), sha256="b" * 64
    )


def files() -> list[Understanding]:
    shared = [visit(2, "2018-01-12", "KZ-11", "Prison 1"), visit(3, "2019-02-12", "KZ-15", "Prison 2", visits=3)]
    return [
        understood(table([*shared, visit(4, "2018-05-05")]), name="a.xlsx"),
        understood(table(shared), figures({(2018,): 90, (2019,): 70}, ("year",), 2), name="c.ods"),
        unclear(),
    ]


def test_a_corrected_version_takes_the_place_of_the_former_rows(duckdb_store: Path) -> None:
    access.commit_import(files()[0], ANALYST)
    before = numbers()
    difference = control.preview_replace(1, corrected(), ANALYST)
    assert difference.same == 1
    told = difference.rows[["what", "source_row", "region_code", "before_region_code", "institution"]].astype(object)
    assert told.where(told.notna(), None).values.tolist() == [
        ["changed", 3, "KZ-19", "KZ-15", "Prison 2"],
        ["removed", 4, "KZ-11", None, None],
        ["added", 4, "KZ-11", None, "Prison 7"],
    ]
    assert numbers().equals(before)
    assert control.replace_import(1, corrected(), ANALYST) == 2
    assert preview.difference(before, numbers()).equals(difference.numbers)
    found = warehouse.ask("imports")[["import_id", "state", "replaces", "replaced_by"]].astype(object)
    assert found.where(found.notna(), None).values.tolist() == [[2, "in_force", 1, None], [1, "replaced", None, 2]]
    with pytest.raises(warehouse.Refusal, match="Import 2 is another version"):
        access.restore(1, ANALYST)
    with pytest.raises(warehouse.Refusal, match="Import 1 is withdrawn"):
        control.replace_import(1, replace(corrected(), sha256="c" * 64), ANALYST)
    with pytest.raises(warehouse.Refusal, match="the very file of import 2"):
        control.replace_import(2, corrected(), ANALYST)
    access.withdraw(2, ANALYST)
    access.restore(1, ANALYST)
    assert numbers().equals(before)


def test_a_replacement_is_undone_in_one_step_as_foreseen(duckdb_store: Path) -> None:
    access.commit_import(files()[0], ANALYST)
    first = numbers()
    control.replace_import(1, corrected(), ANALYST)
    control.replace_import(2, replace(corrected(), sha256="c" * 64), ANALYST)
    second, version = numbers(), warehouse.data_version()
    assert control.preview_undo_replace(3, ANALYST).empty  # the same rows again
    assert control.undo_replace(3, ANALYST) == 2
    assert numbers().equals(second)
    said = control.preview_undo_replace(2, ANALYST)
    assert control.undo_replace(2, ANALYST) == 1
    assert warehouse.data_version() == version + 2
    assert numbers().equals(first)
    assert preview.difference(second, first).equals(said)
    assert stored("SELECT action, import_id FROM ledger ORDER BY version DESC LIMIT 1") == [("undo_replace", 2)]
    with pytest.raises(warehouse.Refusal, match="Import 1 took the place of no other"):
        control.undo_replace(1, ANALYST)
    with pytest.raises(warehouse.Refusal, match="Import 2 is withdrawn already"):
        control.preview_undo_replace(2, ANALYST)
    with pytest.raises(warehouse.NotFound):
        control.undo_replace(9, ANALYST)
    assert numbers().equals(first)


def test_a_preview_of_an_import_is_what_then_happens(duckdb_store: Path) -> None:
    for one in files():
        before, said = numbers(), control.preview_import(one, ANALYST)
        assert numbers().equals(before)
        access.commit_import(one, ANALYST)
        assert preview.difference(before, numbers()).equals(said)
    before, said = numbers(), control.preview_complete(2018, True, ANALYST)
    access.mark_complete(2018, ANALYST)
    assert preview.difference(before, numbers()).equals(said)


def everything() -> dict[str, str]:
    return {name: warehouse.ask(name).to_json(orient="values", default_handler=str) for name in ASKED}


WAITING = {1: [300_000_002, 300_000_003], 2: [300_000_003], 3: [300_000_004], 4: [300_000_006], 5: [200_000_001]}
VALUES = {1: ("region", "KZ-15"), 2: ("date", "2019-02-12"), 3: ("twin", "two_visits"), 4: ("ministry", "health")}
VALUES[5] = ("twin", "two_visits")
ACTIONS = st.sampled_from(["withdraw", "restore", "replace", "undo_replace", "resolve", "discard", "take_back"])
STEPS = st.lists(st.tuples(ACTIONS, st.integers(1, 5)), max_size=5)


def step(action: str, number: int) -> None:
    """One step, done as its preview said; what is refused changes nothing."""
    before = numbers()
    try:
        if action in ("withdraw", "restore"):
            if (stored(f"SELECT state FROM imports WHERE import_id = {number}") == [("in_force",)]) == (
                action == "restore"
            ):
                return
            said = getattr(control, f"preview_{action}")(number, ANALYST)
            getattr(access, action)(number, ANALYST)
        elif action == "undo_replace":
            said = control.preview_undo_replace(number + 3, ANALYST)  # replacements are imports 4 and later
            control.undo_replace(number + 3, ANALYST)
        elif action == "replace":
            said = control.preview_replace(number, corrected(), ANALYST).numbers
            control.replace_import(number, corrected(), ANALYST)
        elif action == "resolve":
            said = control.preview_resolve(WAITING[number], *VALUES[number], ANALYST)
            control.resolve_waiting(WAITING[number], *VALUES[number], ANALYST)
        else:
            getattr(control, "take_back" if action == "take_back" else "discard_waiting")(
                *((number,) if action == "take_back" else (WAITING[number], "repeated")), ANALYST
            )
            return
    except warehouse.Refusal:
        assert numbers().equals(before)
        return
    assert preview.difference(before, numbers()).equals(said)


def undo_everything() -> None:
    for (number,) in stored("SELECT resolution_id FROM resolutions WHERE state = 'in_force'"):
        control.take_back(number, ANALYST)
    for (number,) in stored("SELECT import_id FROM imports WHERE import_id > 3 AND state = 'in_force'"):
        access.withdraw(number, ANALYST)
    for number in (2, 3, 1):
        access.restore(number, ANALYST)


def check(steps: list[tuple[str, int]]) -> None:
    if not stored("FROM imports"):
        for one in files():
            access.commit_import(one, ANALYST)
    before = everything()
    for action, number in steps:
        step(action, number)
    undo_everything()
    assert everything() == before


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=STEPS)
def test_any_order_of_changes_undone_gives_each_number_as_it_was(duckdb_store: Path, steps: list[Any]) -> None:
    check(steps)


def test_the_same_on_both_stores(store: Path) -> None:
    check([("replace", 1), ("resolve", 1), ("discard", 2), ("withdraw", 2), ("undo_replace", 1), ("take_back", 1)])
    assert json.loads(everything()["visits_by_year"])[6][1:4] == [90, "exact", "figures"]


def test_a_row_without_a_known_cause_can_be_left_out(duckdb_store: Path) -> None:
    access.commit_import(understood(table([visit(2, "2018-01-12"), waits(3)])), ANALYST)
    (cause,) = warehouse.ask("waiting_by_cause").to_dict("records")
    assert (cause["problem"], cause["rows"]) == ("unclear", 1)
    control.discard_waiting([FIRST + 1], "no_visit", ANALYST)
    assert warehouse.ask("waiting_by_cause").empty
    assert warehouse.ask("waiting_decisions")["problem"].tolist() == ["unclear"]
