"""What was decided is remembered with who and when, replaced by what is decided later, and can be taken back."""

from pathlib import Path

import pytest

from tests.warehouse.making import figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import Actor, Denied
from visitstats.access import imports as control
from visitstats.ingest.earlier import earlier
from visitstats.ingest.memory import YearBefore, year_before
from visitstats.ingest.model import Problem

ANALYST = Actor("a", "analyst")


def in_force(question: str) -> list[dict]:
    return access.ask(ANALYST, question, state="in_force").to_dict("records")


def test_a_decision_is_kept_folded_with_who_and_when(store: Path) -> None:
    number = access.decide("region", "«Акм-ая»", "KZ-11", ANALYST)
    (one,) = in_force("decisions")
    assert (one["decision_id"], one["text"], one["spelled"], one["code"], one["actor"]) == (
        number, "акм ая", "«Акм-ая»", "KZ-11", "a"
    )  # fmt: skip
    assert one["decided_at"] is not None


def test_a_later_decision_replaces_the_earlier_and_both_stay_listed(duckdb_store: Path) -> None:
    access.decide("region", "Акм-ая", "KZ-11", ANALYST)
    before = warehouse.data_version()
    assert access.decide("region", "акм-ая", "KZ-11", ANALYST) == 1  # the same again changes nothing
    assert warehouse.data_version() == before
    access.decide("region", "Акм-ая", "none", ANALYST)
    assert [one["code"] for one in in_force("decisions")] == ["none"]
    assert list(access.ask(ANALYST, "decisions")["state"]) == ["in_force", "withdrawn"]


def test_a_decision_is_taken_back_once(store: Path) -> None:
    number = access.decide("ministry", "УФСИН", "interior", ANALYST)
    access.withdraw_decision(number, ANALYST)
    access.withdraw_decision(number, ANALYST)
    assert in_force("decisions") == []
    with pytest.raises(warehouse.NotFound):
        access.withdraw_decision(99, ANALYST)


@pytest.mark.parametrize(
    ("dimension", "text", "code"),
    [("region", "Акм-ая", "KZ-99"), ("colour", "red", "none"), ("region", " .", "KZ-11"), ("ministry", "x", "KZ-11")],
)
def test_what_no_name_can_stand_for_is_refused(duckdb_store: Path, dimension: str, text: str, code: str) -> None:
    with pytest.raises(warehouse.Refusal):
        access.decide(dimension, text, code, ANALYST)
    assert in_force("decisions") == []


def test_a_form_is_known_once_for_each_group(duckdb_store: Path) -> None:
    access.remember_template("f1", None, "Date, Region", None, ANALYST)
    first = access.remember_template("f1", "GROUP-11", "Date, Region", '{"kind": "records"}', ANALYST)
    access.remember_template("f1", "GROUP-59", "Date, Region", None, ANALYST)
    assert {(one["group_code"], one["guide"]) for one in in_force("templates")} == {
        ("GROUP-11", '{"kind": "records"}'), ("GROUP-59", None)
    }  # fmt: skip
    access.withdraw_template(first, ANALYST)
    assert [one["group_code"] for one in in_force("templates")] == ["GROUP-59"]
    with pytest.raises(warehouse.Refusal):
        access.remember_template("f2", "no such group", "", None, ANALYST)


@pytest.mark.parametrize("role", ["viewer", "presenter"])
def test_only_analysts_and_administrators_decide(duckdb_store: Path, role: str) -> None:
    actor = Actor("p", role)
    for write in (
        lambda: access.decide("region", "Акм-ая", "KZ-11", actor),
        lambda: access.withdraw_decision(1, actor),
        lambda: access.remember_template("f", None, "", None, actor),
        lambda: access.withdraw_template(1, actor),
    ):
        with pytest.raises(Denied):
            write()


def test_a_decision_reaches_rows_that_wait_only_when_a_person_says_so(duckdb_store: Path) -> None:
    problems = [Problem("Sheet1", row, "B", "region_unknown", "«Акм-ая»", 1) for row in (2, 3)]
    problems += [
        Problem("Sheet1", 4, "B", "region_missing", None, 1),
        Problem("Sheet1", 5, "B", "date_invalid", "?", 1),
    ]
    rows = [visit(row, "2018-03-01", None, f"Prison {row}", set_aside=True) for row in (2, 3, 4, 5)]
    access.commit_import(understood(table(rows), problems=problems), ANALYST)
    access.decide_blank("region", "0" * 64, "register.xlsx", "KZ-11", ANALYST)
    assert earlier(warehouse.ask) == []
    access.decide("region", "Акм-ая", "KZ-10", ANALYST)  # Abai region was not there in 2018
    assert earlier(warehouse.ask) == []
    access.decide("region", "акм-ая", "KZ-11", ANALYST)
    (one,) = earlier(warehouse.ask)
    first = 100_000_001
    assert (one.dimension, one.text, one.code, one.imports) == ("region", "акм-ая", "KZ-11", [1])
    assert one.rows == [first, first + 1]
    assert len(warehouse.ask("waiting_rows")) == 4  # it was only found
    control.resolve_waiting(one.rows, one.dimension, one.code, ANALYST)
    assert earlier(warehouse.ask) == []
    assert warehouse.ask("waiting_rows")["visit_id"].tolist() == [first + 2, first + 3]


def test_the_year_of_a_table_holds_for_the_very_file_and_is_a_hint_for_its_form(duckdb_store: Path) -> None:
    def without_year(name: str):
        return understood(figures({(None, "interior"): 3}, ("year", "ministry"), 1), name=name)

    one, other = without_year("2019.xlsx"), without_year("2020.xlsx")
    assert year_before(one.tables[0], one.sha256, warehouse.ask) is None
    number = access.commit_import(one, ANALYST, years={1: 2019})
    assert year_before(other.tables[0], other.sha256, warehouse.ask) == YearBefore(2019, number, same=False)
    access.withdraw(number, ANALYST)
    assert year_before(one.tables[0], one.sha256, warehouse.ask) == YearBefore(2019, number, same=True)
    assert year_before(other.tables[0], other.sha256, warehouse.ask) is None
