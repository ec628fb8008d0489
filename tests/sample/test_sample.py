"""The demonstration files: made anew they are the same, say what they are, and name no person."""

import csv
import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from scripts.sample_visits import BY_MINISTRY, VISITS, both_years
from scripts.sample_words import CROSSTAB, EXPORT_MARK, FILES, INSTITUTIONS
from visitstats.ingest.personal import holds_personal_data, is_personal_header
from visitstats.reference.units import name, published_figures

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"
EXPORT = "demonstration_export_en.csv"
TEXT = {EXPORT: ("utf-8-sig", ","), "demonstration_register_ru.csv": ("cp1251", ";")}


def tables(file_name):
    """The sheets of a file as lists of rows, as stored."""
    data = (SAMPLE / file_name).read_bytes()
    if file_name in TEXT:
        encoding, delimiter = TEXT[file_name]
        return [list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names]


@pytest.fixture(scope="module")
def visits():
    return [visit for made in both_years().values() for visit in made]


def test_the_files_are_made_anew_byte_by_byte(tmp_path):
    # In a process of its own: the prefixes in an .ods depend on what odfpy wrote before.
    subprocess.run([sys.executable, "scripts/make_sample.py", str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(made) == {path.name for path in SAMPLE.iterdir()}
    assert [file_name for file_name, data in made.items() if (SAMPLE / file_name).read_bytes() != data] == []


def test_each_region_of_each_year_is_in_one_register():
    for year in (0, 1):
        dealt = Counter(code for _, *region_codes in FILES.values() for code in region_codes[year])
        assert dealt == dict.fromkeys(VISITS, 1)


def test_the_visits_add_up_to_the_published_totals(visits):
    published = published_figures()
    by_year = Counter(visit.date.year for visit in visits)
    assert by_year == {2015: published["visits_2015"].number, 2016: published["visits_2016"].number}


def test_no_visit_repeats_another_and_days_are_working_days(visits):
    places = [(visit.date, visit.region_code, visit.institution) for visit in visits]
    assert len(places) == len(set(places))
    assert all(visit.date.weekday() < 5 for visit in visits)


def test_institutions_are_plainly_invented_and_no_children_s_homes():
    names = [words for lang in INSTITUTIONS.values() for words in lang.values()]
    assert all(words.startswith(("Демонстрацион", "Демонстрациялық", "Demonstration")) for words in names)
    assert set(BY_MINISTRY) == {"interior", "national_security", "defence", "health", "education"}
    assert len({frozenset(lang) for lang in INSTITUTIONS.values()}) == 1


def test_the_table_of_2016_is_a_view_of_the_same_visits(visits):
    (_, header, *lines, totals) = tables(CROSSTAB)[0]
    assert [int(cell) for cell in totals[1:]] == [*(numbers[1] for numbers in BY_MINISTRY.values()), 680]
    by_region = Counter(visit.region_code for visit in visits if visit.date.year == 2016)
    codes = {name("region", code, "en", "full"): code for code in VISITS}
    assert {codes[line[0]]: int(line[-1]) for line in lines} == by_region
    assert all(sum(line[1:-1]) == line[-1] for line in lines)
    assert len(header) == 7


@pytest.mark.parametrize("file_name", [*FILES, CROSSTAB])
def test_each_file_says_that_it_is_a_demonstration(file_name):
    for table in tables(file_name):
        if file_name == EXPORT:  # a database has no title rows: each row says it
            assert {line[0] for line in table[1:]} == {EXPORT_MARK}
        else:
            assert str(table[0][0]).startswith(("ДЕМОНСТРАЦИ", "DEMONSTRATION"))


@pytest.mark.parametrize("file_name", [*FILES, CROSSTAB])
def test_no_file_names_a_person(file_name):
    cells = {str(cell) for table in tables(file_name) for line in table for cell in line}
    assert [cell for cell in cells if holds_personal_data(cell)] == []
    heads = {str(cell) for table in tables(file_name) for line in table[:6] for cell in line}
    assert [cell for cell in heads if is_personal_header(cell)] == []


def test_the_shapes_are_those_that_groups_send():
    assert len(tables("demonstration_months_kk.xlsx")) == 12
    statuses = Counter(line[7] for line in tables(EXPORT)[0][1:])
    assert statuses == {"completed": 183, "cancelled": 7, "postponed": 8}
    printed = [line[0] for line in tables("demonstration_print_ru.xls")[0]]
    assert printed.count("Итого по региону") == 2
    assert any(str(cell).startswith("Руководитель") for cell in printed)
    (sheet,) = tables("demonstration_register_ru.ods")
    assert len(sheet) == 127
