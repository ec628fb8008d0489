"""What was decided is remembered with who and when, replaced by what is decided later, and can be taken back."""

from pathlib import Path

import pytest

from visitstats import access, warehouse
from visitstats.access import Actor, Denied

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


def test_a_later_decision_replaces_the_earlier_and_both_stay_listed(store: Path) -> None:
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


def test_a_form_is_known_once_for_each_group(store: Path) -> None:
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
