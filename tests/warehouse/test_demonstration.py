"""Demonstration data: steps aside for the first real import, and comes back when none is left."""

from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse


def state() -> tuple[list[Any], bool, list[int]]:
    states = warehouse.ask("imports")["state"].tolist()
    shown = warehouse.ask("visits_by_region", years=[2016])["visits"].tolist()
    return states, bool(warehouse.ask("status")["demonstration"].iloc[0]), shown


@pytest.fixture
def demonstration(store: Path) -> None:
    made_up = understood(table([visit(2, "2016-01-12", "KZ-11"), visit(3, "2016-01-13", "KZ-11")]), name="made-up.xlsx")
    access.commit_import(made_up, ANALYST, demonstration=True)


def test_it_steps_aside_and_comes_back(demonstration: None) -> None:
    assert state() == (["in_force"], True, [2])
    assert warehouse.ask("records")["demonstration"].tolist() == [True, True]
    first = access.commit_import(understood(table([visit(2, "2018-01-12")]), name="real.xlsx"), ANALYST)
    assert state() == (["in_force", "stepped_aside"], False, [])
    second = access.commit_import(understood(table([visit(2, "2016-05-12")]), name="more.xlsx"), ANALYST)
    assert state() == (["in_force", "in_force", "stepped_aside"], False, [1])
    access.withdraw(second, ANALYST)
    assert state()[2] == []
    access.withdraw(first, ANALYST)
    assert state() == (["withdrawn", "withdrawn", "in_force"], True, [2])
    access.restore(first, ANALYST)
    assert state() == (["withdrawn", "in_force", "stepped_aside"], False, [])


def test_it_can_be_withdrawn_and_is_never_imported_as_real(demonstration: None) -> None:
    with pytest.raises(warehouse.AlreadyImported, match="demonstration data"):
        access.commit_import(understood(table([visit(2, "2016-01-12")]), name="made-up.xlsx"), ANALYST)
    access.withdraw(1, ANALYST)
    assert state() == (["withdrawn"], False, [])


def test_its_rows_are_no_twins_of_real_ones(demonstration: None) -> None:
    access.commit_import(understood(table([visit(2, "2016-01-12", "KZ-11", "Prison")]), name="real.xlsx"), ANALYST)
    assert state()[2] == [1]
