"""Every write, and each read of records, asks first what the actor's role allows."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import table, understood, visit
from visitstats import access
from visitstats.access import ALLOWED, Actor, Denied
from visitstats.texts import use_language

WRITES: list[Callable[[Actor], Any]] = [
    lambda actor: access.commit_import(understood(table([visit(2, "2018-01-12")])), actor),
    lambda actor: access.withdraw(1, actor),
    lambda actor: access.restore(1, actor),
    lambda actor: access.mark_complete(2018, actor),
    lambda actor: access.mark_incomplete(2018, actor),
]


def test_roles_widen_from_viewer_to_administrator() -> None:
    sets = [ALLOWED[role] for role in ("viewer", "presenter", "analyst", "administrator")]
    assert all(smaller < larger for smaller, larger in pairwise(sets))


@pytest.mark.parametrize("role", ["viewer", "presenter", "somebody"])
def test_who_may_not_write_changes_nothing(duckdb_store: Path, role: str) -> None:
    for write in WRITES:
        with pytest.raises(Denied):
            write(Actor("p", role))
    assert access.ask(Actor("a", "analyst"), "imports").empty


def test_analyst_may_make_every_change(duckdb_store: Path) -> None:
    for write in WRITES:
        write(Actor("a", "analyst"))


@pytest.mark.parametrize("question", ["records", "records_count", "origin", "waiting_rows"])
def test_single_records_are_for_those_who_may_read_them(duckdb_store: Path, question: str) -> None:
    assert access.ask(Actor("a", "analyst"), question) is not None
    with pytest.raises(Denied) as denied:
        access.ask(Actor("v", "viewer"), question)
    assert str(denied.value) == "Your role does not allow this: read the records."
    with use_language("ru"):
        assert str(denied.value) == "Ваша роль этого не позволяет: читать записи."


def test_figures_are_for_every_role_and_for_no_stranger(duckdb_store: Path) -> None:
    assert len(access.ask(Actor("v", "viewer"), "visits_by_year")) == 15
    with pytest.raises(Denied):
        access.ask(Actor("s", "stranger"), "visits_by_year")
