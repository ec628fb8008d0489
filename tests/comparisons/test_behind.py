"""Every number opens the visits behind it, and they add up to it exactly."""

import datetime
import random
from pathlib import Path
from typing import Any

import pytest

from tests.comparisons.registers import register
from tests.warehouse.making import ANALYST, figures, table, understood
from visitstats import access, warehouse
from visitstats.reference import breaks
from visitstats.ui.reading import READINGS

YEARS = [2018, 2019, 2022]
FIRST = datetime.date(2018, 1, 1)


@pytest.fixture
def registers(duckdb_store: Path) -> None:
    source = random.Random(21)
    rows = [row for year in YEARS for row in register(source, year, 50, year * 100)]
    access.commit_import(understood(table(rows)), ANALYST)
    for year in YEARS:
        access.mark_complete(year, ANALYST)


def behind(**params: Any) -> int:
    return int(access.ask(ANALYST, "behind", **params)["visits"].sum())


def test_only_who_may_read_records_sees_them(registers: None) -> None:
    with pytest.raises(access.Denied):
        access.ask(access.Actor("viewer", "viewer"), "behind", years=YEARS, dimension="region")


@pytest.mark.parametrize("reading", READINGS)
def test_a_region_opens_its_visits_in_each_reading(registers: None, reading: str) -> None:
    read = {"reading": reading, "borders_from": FIRST}
    for row in warehouse.ask("visits_by_region", years=YEARS, **read).itertuples():
        asked = {"years": [int(row.year)], "dimension": "region", "codes": [row.region_code or "none"]}
        assert behind(**asked, **read) == row.visits


@pytest.mark.parametrize("months", [(None, None), (1, 6)])
@pytest.mark.parametrize("dimension", ["ministry", "region", "visit_kind", "institution_kind"])
def test_a_part_of_a_change_opens_its_visits(registers: None, dimension: str, months: tuple[Any, Any]) -> None:
    within = {"first_month": months[0], "last_month": months[1], "dimension": dimension}
    added = breaks.added_kinds(FIRST, datetime.date(2022, 12, 31))
    parts = warehouse.ask("comparison_parts", year=2022, other=2018, added=added, **within)
    for row in parts.itertuples():
        codes = None if row.part == "added" and row.code is None else (row.code or "none").split()
        asked = within | {"codes": codes, "added": added, "only_added": row.part == "added"}
        read = {"reading": "common", "borders_from": FIRST}
        assert behind(years=[2018], **asked, **read) == row.earlier
        assert behind(years=[2022], **asked, **read) == row.later


def test_filters_narrow_both_alike(registers: None) -> None:
    chosen = {"regions": ["KZ-75", "none"], "kinds": ["periodic"]}
    for row in warehouse.ask("visits_by_ministry", years=YEARS, **chosen).itertuples():
        asked = {"years": [int(row.year)], "dimension": "ministry", "codes": [row.ministry_code or "none"]}
        assert behind(**asked, **chosen) == row.visits


def test_a_number_of_a_reported_table_opens_its_cells(duckdb_store: Path) -> None:
    access.commit_import(understood(figures({(2019, "KZ-11"): 30, (2019, "KZ-15"): 9}, ("year", "region"))), ANALYST)
    found = access.ask(ANALYST, "behind", years=[2019], dimension="region", codes=["KZ-11"])
    assert found[["visits", "file_name", "sheet", "source_row"]].values.tolist() == [[30, "register.xlsx", "Sheet1", 2]]
