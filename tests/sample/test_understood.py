"""The demonstration files as the import understands them: ready, without one problem, complete."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from scripts.sample_visits import both_years
from scripts.sample_words import CROSSTAB, FILES
from visitstats.ingest.commit import sample_files
from visitstats.ingest.read import read_workbook
from visitstats.ingest.understand import understand

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
EXPORT, PRINT = "demonstration_export_en.csv", "demonstration_print_ru.xls"


@pytest.fixture(scope="module")
def understood():
    found = {}
    for path in sample_files():
        data = path.read_bytes()
        found[path.name] = understand(read_workbook(data, path.name), hashlib.sha256(data).hexdigest())
    return found


def rows(understandings):
    return [row for one in understandings for table in one.tables for row in table.rows.to_pylist()]


def counted(understandings, *dimensions):
    """Visits by dimensions, over all tables of some files."""
    counts = Counter()
    for row in rows(understandings):
        counts[tuple(row[dimension] for dimension in dimensions)] += row["visits"]
    return counts


def test_the_first_start_takes_all_eight():
    assert {path.name for path in sample_files()} == {*FILES, CROSSTAB}
    assert len(sample_files()) == 8


def test_all_eight_are_ready_without_a_problem(understood):
    assert {name: one.outcome for name, one in understood.items()} == dict.fromkeys([*FILES, CROSSTAB], "ready")
    assert [problem for one in understood.values() for problem in one.problems] == []
    assert [row for row in rows(understood.values()) if row["set_aside"]] == []


def test_what_does_not_count_is_left_out_by_its_reason(understood):
    reasons = {name: Counter(each.reason for each in one.left_out) for name, one in understood.items()}
    assert reasons[EXPORT] == {"not_held": 15}
    assert reasons[PRINT] == {"heading": 1, "total": 3, "blank": 1, "note": 4}
    assert reasons[CROSSTAB] == {"total": 1}
    assert not any(reasons[name] for name in FILES if name not in (EXPORT, PRINT))


def test_the_registers_hold_every_visit_of_both_years_once(understood):
    registers = [understood[name] for name in FILES]
    assert {table.kind for one in registers for table in one.tables} == {"records"}
    assert counted(registers, "year") == {(2015,): 527, (2016,): 680}
    expected = Counter(
        (visit.date, visit.region_code, visit.ministry_code, visit.visit_kind)
        for made in both_years().values()
        for visit in made
    )
    assert counted(registers, "date", "region_code", "ministry_code", "visit_kind") == expected


def test_every_visit_has_its_institution(understood):
    found = rows(understood[name] for name in FILES)
    assert [row for row in found if row["institution_kind"] is None] == []
    assert all("emonstration" in row["institution"] or "емонстраци" in row["institution"] for row in found)
    numbers = Counter((row["date"], row["region_code"], row["institution"].split("№ ")[1]) for row in found)
    expected = Counter(
        (visit.date, visit.region_code, str(visit.institution[1])) for made in both_years().values() for visit in made
    )
    assert numbers == expected


def test_the_table_shows_the_same_visits_of_2016(understood):
    registers = [understood[name] for name in FILES]
    expected = counted(registers, "year", "region_code", "ministry_code")
    shown = counted([understood[CROSSTAB]], "year", "region_code", "ministry_code")
    assert {key: number for key, number in shown.items() if number} == {
        key: number for key, number in expected.items() if key[0] == 2016
    }
