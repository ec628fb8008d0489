"""What is stored in a DuckDB file and in a lake answers every question alike; most other tests ask a file alone."""

import datetime
import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.comparisons.registers import register
from tests.warehouse.conftest import use_lake
from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import editions, mandate, published
from visitstats.access import imports as control
from visitstats.access.published import Statement
from visitstats.ingest.model import Problem

FILTERS: dict[str, list[Any]] = {
    "ministries": [None, ["interior", "health", "none"]],
    "regions": [None, ["KZ-11", "KZ-75", "KZ-63", "KZ-YUZ", "none"]],
    "kinds": [None, ["periodic", "none"]],
}
VALUES: dict[str, list[Any]] = FILTERS | {
    "years": [[2016, 2018, 2022]],
    "year": [2018, 2016],
    "other": [2022],
    "import_id": [1],
    "limit": [1000],
    "offset": [0],
    "dimension": ["region", "ministry", None],
    "today": [datetime.date(2026, 11, 21)],
    "rows": ["region", "group"],
    "first_month": [None, 1],
    "last_month": [None, 6],
    "codes": [["KZ-11", "KZ-15"], None],
    "state": [None],
    "within": [None],
    "source_id": [0, 1],
    "search": [None, "prison"],
    "reading": ["recorded", "common", "present"],
    "borders_from": [datetime.date(2018, 1, 1)],
    "added": [["orphanage"]],
    "visited": [None, True],
    "visit_id": [100_000_001],
    "text": ["Акм-ая"],
    "story_id": [1],
    "region": ["KZ-11"],
    "problem": ["region_unknown"],
    "only_added": [None],
    "joined": [["health", "labour"]],
}
DRAWS = 3


def fill() -> None:
    """Registers, reported tables, rows that wait, decisions, spellings, a list of institutions and an edition."""
    source = random.Random(2016)
    rows = [row for year in (2016, 2018, 2022) for row in register(source, year, 40, year * 100)]
    rows += [visit(2, "2018-01-12", "KZ-11", "Prison 1"), visit(3, "2018-03-12", "KZ-11", "Prison No. 1")]
    rows += [visit(5, "2018-01-12", "KZ-75", "Hospital"), visit(6, "2018-03-12", "KZ-75", "Hospitals")]
    rows += [visit(4, "2018-01-12", None, "Prison 2", set_aside=True)]  # type: ignore[arg-type]
    problems = [Problem("Sheet1", 4, "B", "region_unknown", "Акм-ая", 1)]
    access.commit_import(understood(table(rows), name="a.xlsx", problems=problems), ANALYST, "GROUP-11")
    reported = figures({(2018, "KZ-11"): 400, (2018, "KZ-15"): 9, (2022, "KZ-63"): 90}, ("year", "region"))
    access.commit_import(understood(reported, name="b.ods"), ANALYST)
    last = understood(table([visit(7, "2018-01-12", "KZ-11", "PRISON 1"), visit(8, "2019-02-12")]), name="c.csv")
    access.commit_import(last, ANALYST)
    undated = figures({(None, "interior"): 3, (None, "health"): 4}, ("year", "ministry"))
    access.commit_import(understood(undated, name="d.xls"), ANALYST, years={1: 2021})
    access.mark_complete(2018, ANALYST)
    access.decide("region", "Акм-ая", "KZ-11", ANALYST)
    access.remember_template("f1", "GROUP-11", "Date, Region", None, ANALYST)
    waiting = warehouse.ask("waiting_rows")["visit_id"].tolist()
    assert len(waiting) == 2
    control.discard_waiting(waiting[-1:], "repeated", ANALYST)
    names = access.ask(ANALYST, "institution_names", region="KZ-11").set_index("institution")["institution_key"]
    access.spell("KZ-11", {names[each]: each for each in ("Prison 1", "Prison No. 1")}, True, ANALYST)
    blank = dict.fromkeys(("institution_kind", "ministry_code", "valid_from", "valid_before"))
    listed = [{"source_row": row, "institution": f"Prison {row}", "region_code": "KZ-11"} | blank for row in (1, 2)]
    mandate.import_list("list.csv", "1", listed, ANALYST)
    published.add(Statement(2019, 470, "visits", datetime.date(2024, 11, 8), "Report"), ANALYST)
    published.note(2015, "accepted", "", ANALYST)
    editions.freeze("Consolidated report 2018", ANALYST)


def asked() -> list[tuple[str, dict[str, Any]]]:
    """Each question with parameters drawn by chance."""
    chance = random.Random(7)
    found = []
    for name, question in sorted(warehouse.questions().items()):
        for _ in range(DRAWS if question.params else 1):
            found.append((name, {each: chance.choice(VALUES[each]) for each, _ in question.params}))
    return found


def answers() -> dict[str, list[Any]]:
    """The rows of each, without the moments at which something was changed."""
    found = {}
    for name, params in asked():
        moments = [column for column, kind in warehouse.find(name).columns if kind == "TIMESTAMP"]
        answer = warehouse.ask(name, **params).drop(columns=moments)
        found[f"{name} {params}"] = json.loads(answer.to_json(orient="values", default_handler=str, date_format="iso"))
    return found


def test_every_question_answers_alike_on_both_stores(
    duckdb_store: Path, built: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    on_file = answers()
    assert {name for name, _ in asked()} - {name.split()[0] for name, rows in on_file.items() if rows} == set()
    use_lake(monkeypatch, built, tmp_path)
    fill()
    on_lake = answers()
    assert {name for name in on_file if on_file[name] != on_lake[name]} == set()
