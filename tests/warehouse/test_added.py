"""What imports add is put onto the sums that are there: they are the same as worked out from nothing."""

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.access.imports import replace_import
from visitstats.ingest.model import Understanding
from visitstats.warehouse import connect, refresh, sql

MARTS = ("cells", "institution_cells", "record_spans", "sources", "duplicates", "breakdown_sources",
         "institution_groups")  # fmt: skip


def marts(own: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: own.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in MARTS}


def kept() -> dict[str, list[tuple[Any, ...]]]:
    with connect.cursor() as own:
        return marts(own)


def anew() -> dict[str, list[tuple[Any, ...]]]:
    """The marts worked out from nothing; those that are there stay as they are."""
    with connect.cursor() as own:
        own.execute("BEGIN")
        refresh.refresh_all(own)
        found = marts(own)
        own.execute("ROLLBACK")
    return found


def register(dice: random.Random, number: int) -> Understanding:
    """A register in which some visits are those of other registers, some are dated to the month only.

    Some say of which kind the institution is, which tells two institutions of one name apart; some have two tables.
    """
    rows, seen = [], set()
    for row in range(2, 14):
        day, region = (
            f"20{dice.choice([18, 19])}-0{dice.randint(1, 2)}-1{dice.randint(1, 2)}",
            dice.choice(["KZ-11", "KZ-15"]),
        )
        institution = dice.choice([None, "Prison 1", "Prison 2", "Hospital"])
        more: dict[str, Any] = dice.choice([{}, {}, {"date": None, "year": 2018, "month": 3}, {"visits": 2}])
        if (day, region, institution) not in seen or not institution:
            more |= {"institution_kind": dice.choice([None, None, None, "prison", "hospital"])}
            rows.append(visit(row, day, region, institution, ministry_code=dice.choice([None, "interior"]), **more))
            seen.add((day, region, institution))
    tables = [table(rows), *([figures({(2018, "KZ-11"): number}, ("year", "region"), 2)] if number % 3 == 0 else [])]
    if number % 4 == 2:
        tables.append(table([*rows[:3], visit(2, "2019-02-20", "KZ-11", "Prison 3")], 3))
    return understood(*tables, name=f"{number}.xlsx")


def test_imports_added_one_by_one_give_the_sums_of_all(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, files = sql.run, []
    monkeypatch.setattr(refresh.sql, "run", lambda own, path, **values: (files.append(path), run(own, path, **values)))
    dice = random.Random(7)
    for number in range(1, 5):
        access.commit_import(register(dice, number), ANALYST)
        assert "added" in {path.parent.name for path in files}  # the quick way was gone
        assert anew() == kept()
        files.clear()
    assert kept()["duplicates"]


def test_changes_in_any_order_leave_the_sums_of_all(duckdb_store: Path) -> None:
    dice, states = random.Random(12), {}
    for number in range(1, 13):
        here, gone = ([each for each, on in states.items() if on == state] for state in (True, False))
        action = dice.choice(["import", "import", *["withdraw", "replace"] * bool(here), *["restore"] * bool(gone)])
        with suppress(warehouse.Refusal):  # another version of the file is in force
            if action == "import":
                states[access.commit_import(register(dice, number), ANALYST)] = True
            elif action == "replace":
                former = dice.choice(here)
                states[replace_import(former, register(dice, number), ANALYST)] = True
                states[former] = False
            else:
                chosen = dice.choice(here if action == "withdraw" else gone)
                getattr(access, action)(chosen, ANALYST)
                states[chosen] = action == "restore"
        assert anew() == kept(), (number, action)
    assert {True, False} == set(states.values())
