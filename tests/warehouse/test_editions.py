"""Editions: frozen numbers stay, can be asked for like those of today, and say what differs."""

from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import editions
from visitstats.access.actor import Actor
from visitstats.warehouse import connect
from visitstats.warehouse import editions as store_of_editions

VIEWER = Actor("viewer", "viewer")


def looking(edition: int) -> Actor:
    return Actor(ANALYST.name, ANALYST.role, edition)


def everything(actor: Actor) -> dict[str, Any]:
    """The answer to every question that needs no parameters, and to some that do."""
    params = {"behind": {"years": [2016, 2018]}, "breakdown_basis": {"years": [2018]}, "completeness": {"year": 2018}}
    free = ("visits_by", "records", "reconciliation", "conflicts", "imports", "institutions_visited", "year_sources")
    names = [name for name in warehouse.questions() if name.startswith(free) or name in params]
    limits = {"records": {"limit": 1000, "offset": 0}, "year_sources": {"year": 2016}}
    answers = {name: access.ask(actor, name, **(params | limits).get(name, {})) for name in names}
    return {name: answer.to_json(default_handler=str, date_format="iso") for name, answer in answers.items()}


def test_an_edition_keeps_every_number_whatever_is_imported_later(store: Path) -> None:
    first = access.commit_import(understood(table([visit(2, "2018-01-12"), visit(3, "2018-02-12")])), ANALYST)
    frozen = everything(ANALYST)
    number = editions.freeze("Consolidated report  2018", ANALYST)
    more = understood(table([visit(2, "2018-05-12")]), figures({(2016, "KZ-11"): 9}, ("year", "region"), 2), name="b")
    access.commit_import(more, ANALYST)
    access.withdraw(first, ANALYST)
    assert everything(ANALYST) != frozen
    assert everything(looking(number)) == frozen
    listed = editions.editions(looking(number))
    assert listed[["edition_id", "name", "actor"]].values.tolist() == [[1, "Consolidated report 2018", "analyst"]]
    assert access.ask(looking(number), "edition_open")["name"].tolist() == ["Consolidated report 2018"]
    assert access.ask(ANALYST, "edition_open")["edition_id"].isna().all()


def test_what_differs_today_is_listed(duckdb_store: Path) -> None:
    first = access.commit_import(understood(table([visit(2, "2018-01-12"), visit(3, "2019-02-12")])), ANALYST)
    number = editions.freeze("One", ANALYST)
    assert editions.differences(number, VIEWER).empty
    assert editions.changed_imports(number, VIEWER).empty
    access.commit_import(understood(table([visit(2, "2018-05-12", "KZ-15")]), name="b"), ANALYST)
    found = editions.differences(number, VIEWER)
    assert set(found["year"]) == {2018}
    rows = found[found["dimension"].isin(["total", "region"])].astype(object)
    assert rows.where(rows.notna(), None).values.tolist() == [
        [2018, "region", "KZ-15", None, None, 1, "exact"],
        [2018, "total", None, 1, "recorded_so_far", 2, "recorded_so_far"],
    ]
    access.withdraw(first, ANALYST)
    assert editions.changed_imports(number, VIEWER).values.tolist() == [
        [1, "register.xlsx", "in_force", "withdrawn"],
        [2, "b", None, "in_force"],
    ]


def test_nothing_can_be_written_into_an_edition(duckdb_store: Path) -> None:
    number = editions.freeze("One", ANALYST)
    for write in (
        lambda actor: access.commit_import(understood(table([visit(2, "2018-01-12")])), actor),
        lambda actor: access.withdraw(1, actor),
        lambda actor: access.mark_complete(2018, actor),
        lambda actor: editions.freeze("Two", actor),
    ):
        with pytest.raises(access.Denied, match="An edition is open"):
            write(looking(number))
    with pytest.raises(access.Denied, match="Your role"):
        editions.freeze("Two", VIEWER)


def test_a_name_is_given_once_and_an_unknown_edition_is_said(duckdb_store: Path) -> None:
    editions.freeze("One", ANALYST)
    for name, words in (("ONE ", "already"), ("  ", "a name")):
        with pytest.raises(warehouse.Refusal, match=words):
            editions.freeze(name, ANALYST)
    with pytest.raises(warehouse.NotFound, match="There is no edition 7"):
        access.ask(looking(7), "status")


def test_an_edition_opens_with_the_definitions_of_a_later_version(duckdb_store: Path) -> None:
    access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    number = editions.freeze("One", ANALYST)
    before = everything(looking(number))
    with connect.cursor() as own:
        own.execute("DROP VIEW edition_1.headlines")
        own.execute("DELETE FROM loaded_files WHERE name = 'definitions'")
    warehouse.build()
    assert everything(looking(number)) == before


def test_the_year_of_an_edition_is_its_last(duckdb_store: Path) -> None:
    number = editions.freeze("One", ANALYST)
    with connect.cursor() as own:
        assert store_of_editions.enter(own, number).year >= 2024
        own.execute("UPDATE store.main.editions SET made_at = TIMESTAMP '2019-05-04 10:00:00'")
    assert access.ask(looking(number), "visits_by_year")["year"].max() == 2019
