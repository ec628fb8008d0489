"""Withdrawing an import restores every number of every comparison and check."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.comparisons.registers import register
from tests.warehouse.making import ANALYST, figures, table, understood
from visitstats import access, warehouse

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("reconciliation", {}),
    ("conflicts", {}),
    ("institutions_visited", {}),
    ("likely_spellings", {"limit": 100}),
    ("comparison_parts", {"year": 2022, "other": 2018, "dimension": "region", "kinds": ["periodic"]}),
    *(("completeness", {"year": year, "rows": rows}) for year in (2018, 2022) for rows in ("region", "group")),
    *(("visits_by_region", {"reading": code, "borders_from": "2018-01-01"}) for code in ("common", "present")),
    *(
        (name, {"dimension": dimension} | more)
        for dimension in ("ministry", "region")
        for name, more in (
            ("comparison_basis", {"years": [2018, 2022]}),
            ("comparison_parts", {"year": 2022, "other": 2018}),
            ("comparison_parts", {"year": 2022, "other": 2018, "first_month": 1, "last_month": 6}),
            ("behind", {"years": [2018, 2022]}),
        )
    ),
]


def answers() -> list[str]:
    return [warehouse.ask(name, **params).to_json(default_handler=str, date_format="iso") for name, params in ASKED]


@pytest.mark.parametrize("seed", range(2))
def test_withdrawing_restores_every_number(duckdb_store: Path, seed: int) -> None:
    source = random.Random(seed)
    first = [row for year in (2018, 2022) for row in register(source, year, 30, year * 100)]
    access.commit_import(understood(table(first)), ANALYST, "GROUP-11")
    before = answers()
    second = register(source, 2022, 30, 2)
    more = figures({(2018, "KZ-11"): 400, (2018, "KZ-15"): 9}, ("year", "region"), 2)
    number = access.commit_import(understood(table(second), more, name="more.xlsx"), ANALYST, "GROUP-15")
    assert answers() != before
    access.withdraw(number, ANALYST)
    assert answers() == before
