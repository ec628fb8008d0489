"""The demonstration files as the import understands them: ready, without one problem, complete."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from scripts.make_sample import BY_MINISTRY, VISITS
from scripts.sample_words import FILES
from visitstats.ingest.read import read_workbook
from visitstats.ingest.understand import understand

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
CROSSTAB = "demonstration_crosstab_en.xlsx"


@pytest.fixture(scope="module")
def understood():
    found = {}
    for path in sorted(SAMPLE.iterdir()):
        data = path.read_bytes()
        found[path.name] = understand(read_workbook(data, path.name), hashlib.sha256(data).hexdigest())
    return found


def counted(understandings, *dimensions):
    """Visits by dimensions, over all tables of some files."""
    counts = Counter()
    for one in understandings:
        for table in one.tables:
            for row in table.rows.to_pylist():
                counts[tuple(row[dimension] for dimension in dimensions)] += row["visits"]
    return counts


def test_all_four_are_ready_without_a_problem(understood):
    assert {name: one.outcome for name, one in understood.items()} == dict.fromkeys([*FILES, CROSSTAB], "ready")
    assert [problem for one in understood.values() for problem in one.problems] == []
    assert [
        row for one in understood.values() for table in one.tables for row in table.rows["set_aside"] if row.as_py()
    ] == []


def test_the_registers_hold_every_visit_of_both_years(understood):
    registers = [understood[name] for name in FILES]
    assert {table.kind for one in registers for table in one.tables} == {"records"}
    assert counted(registers, "year") == {(2015,): 527, (2016,): 680}
    regions = {(code, 2015 + index): number for code, numbers in VISITS.items() for index, number in enumerate(numbers)}
    assert counted(registers, "region_code", "year") == regions
    ministries = {(code, 2015 + i): number for code, numbers in BY_MINISTRY.items() for i, number in enumerate(numbers)}
    assert counted(registers, "ministry_code", "year") == ministries


def test_every_visit_has_its_day_its_kind_and_its_institution(understood):
    rows = [row for name in FILES for table in understood[name].tables for row in table.rows.to_pylist()]
    for column in ("date", "visit_kind", "institution_kind", "institution"):
        assert [row for row in rows if row[column] is None] == [], column
    assert {row["visit_kind"] for row in rows} == {"periodic", "intermediate", "special"}
    assert all("емонстраци" in row["institution"] for row in rows)


def test_the_table_shows_the_same_visits_of_2016(understood):
    registers = [understood[name] for name in FILES]
    expected = counted(registers, "year", "region_code", "ministry_code")
    shown = counted([understood[CROSSTAB]], "year", "region_code", "ministry_code")
    assert {key: number for key, number in shown.items() if number} == {
        key: number for key, number in expected.items() if key[0] == 2016
    }
