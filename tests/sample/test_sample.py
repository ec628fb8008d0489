"""The demonstration files: made anew they are the same, and they add up to the published totals."""

import csv
import datetime
import io
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from scripts.make_sample import BY_MINISTRY, VISITS, sample_files
from scripts.sample_words import FILES, INSTITUTIONS
from visitstats.reference.units import existing, name, published_figures

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
CROSSTAB = "demonstration_crosstab_en.xlsx"


def tables(file_name):
    """The tables of a file as lists of rows, the title row first."""
    data = (SAMPLE / file_name).read_bytes()
    if file_name.endswith(".csv"):
        return [list(csv.reader(io.StringIO(data.decode("cp1251"), newline=""), delimiter=";"))]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names]


def day_of(cell):
    return cell if isinstance(cell, datetime.date) else datetime.datetime.strptime(cell, "%d.%m.%Y").date()


@pytest.fixture(scope="module")
def visits():
    """All visits of the registers: (date, region, institution, ministry, kind)."""
    found = []
    for file_name in FILES:
        for table in tables(file_name):
            for line in table[2:]:
                day = (
                    line[1]
                    if isinstance(line[1], datetime.date)
                    else datetime.datetime.strptime(line[1], "%d.%m.%Y").date()
                )
                found.append((day, *line[2:6]))
    return found


def test_the_files_are_made_anew_byte_by_byte():
    made = sample_files()
    assert set(made) == {path.name for path in SAMPLE.iterdir()}
    assert [file_name for file_name, data in made.items() if (SAMPLE / file_name).read_bytes() != data] == []


def test_the_visits_add_up_to_the_published_totals(visits):
    published = published_figures()
    by_year = Counter(day.year for day, *_ in visits)
    assert by_year == {2015: published["visits_2015"].number, 2016: published["visits_2016"].number}


def test_the_regions_are_the_sixteen_of_the_time(visits):
    codes = set(existing(datetime.date(2015, 1, 1), datetime.date(2016, 12, 31)))
    names = {name("region", code, lang, "full"): code for code in codes for lang in ("kk", "ru")}
    assert {names[region] for _, region, *_ in visits} == codes == set(VISITS)


def test_five_ministries_and_no_children_s_homes(visits):
    assert len({ministry for *_, ministry, _ in visits}) == 10  # five, in two languages
    assert not any("Еңбек" in ministry or "труда" in ministry for *_, ministry, _ in visits)
    assert all(
        words.startswith(("Демонстрацион", "Демонстрациялық"))
        for lang in INSTITUTIONS.values()
        for words in lang.values()
    )


def test_no_row_repeats_another_and_days_are_working_days(visits):
    places = [visit[:3] for visit in visits]
    assert len(places) == len(set(places))
    assert all(day.weekday() < 5 for day, *_ in visits)


def test_the_table_of_2016_is_a_view_of_the_same_visits(visits):
    (_, header, *lines, totals) = tables(CROSSTAB)[0]
    assert [int(cell) for cell in totals[1:]] == [*(numbers[1] for numbers in BY_MINISTRY.values()), 680]
    by_region = Counter(region for day, region, *_ in visits if day.year == 2016)
    codes = {name("region", code, lang, "full"): code for code in VISITS for lang in ("kk", "ru", "en")}
    counted = {codes[region]: visits for region, visits in by_region.items()}
    assert {codes[line[0]]: int(line[-1]) for line in lines} == counted
    assert all(sum(line[1:-1]) == line[-1] for line in lines)
    assert len(header) == 7


@pytest.mark.parametrize("file_name", [*FILES, CROSSTAB])
def test_each_file_says_that_it_is_a_demonstration(file_name):
    for table in tables(file_name):
        assert str(table[0][0]).startswith(("ДЕМОНСТРАЦИ", "DEMONSTRATION"))
