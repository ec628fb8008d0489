"""The reference facts: unique codes, spans that make sense, successors that exist, a source for each."""

import csv
import datetime
import itertools
import re

import pytest

from visitstats.reference import units
from visitstats.reference.units import in_force, name, on_common_borders, regions, tiles

DAY = datetime.date
LANGUAGES = ("kk", "ru", "en")
TABLES = {
    "regions.csv": "region_code",
    "ministries.csv": "ministry_code",
    "bodies.csv": "body_code",
    "institution_kinds.csv": "institution_kind",
    "visit_kinds.csv": "visit_kind",
    "groups.csv": "group_code",
    "events.csv": "event_code",
}
OPTIONAL = {"centre_kk", "centre_ru", "centre_en"}  # cities have no centre of their own


def rows(table):
    with (units.REFERENCE / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("table", "key"), TABLES.items())
def test_codes_are_unique(table, key):
    codes = [row[key] for row in rows(table)]
    assert codes
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("table", TABLES)
def test_every_fact_has_a_source_and_a_standing(table):
    assert [row for row in rows(table) if not row["source"] or row["standing"] not in {"S", "K", "I"}] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_name_is_there_in_three_languages(table):
    named = re.compile(r"\w+_(kk|ru|en)")
    empty = [
        (table, column, row)
        for row in rows(table)
        for column, text in row.items()
        if named.fullmatch(column) and column not in OPTIONAL and not text
    ]
    assert not empty


@pytest.mark.parametrize(("dimension", "table", "key"), [("region", "regions.csv", "region_code")])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["full", "abbr", "tile"])
def test_no_two_regions_share_a_name(dimension, table, key, lang, form):
    names = [name(dimension, row[key], lang, form) for row in rows(table)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", ["regions.csv", "bodies.csv", "groups.csv", "tiles.csv"])
def test_spans_begin_before_they_end(table):
    for row in rows(table):
        begin, end = row["valid_from"], row["valid_before"]
        assert not (begin and end) or DAY.fromisoformat(begin) < DAY.fromisoformat(end), row


def test_parents_and_successors_exist_and_agree():
    known = regions()
    for code, region in known.items():
        assert {region.parent_code or code, *region.successor_codes} <= set(known)
        for successor in region.successor_codes:
            assert known[successor].parent_code == code
            assert known[successor].valid_from == region.valid_before
        assert bool(region.valid_from) == bool(region.parent_code), code


def test_the_number_of_regions_through_time():
    def on(*day):
        return len(units.existing(DAY(*day), DAY(*day)))

    assert [on(2018, 6, 18), on(2018, 6, 19), on(2022, 6, 7), on(2022, 6, 8)] == [16, 17, 17, 20]
    assert len(regions()) == 21


def test_a_region_is_in_force_on_any_day_of_a_span():
    year = DAY(2018, 1, 1), DAY(2018, 12, 31)
    assert in_force("KZ-YUZ", *year)
    assert in_force("KZ-61", *year)
    assert not in_force("KZ-61", DAY(2018, 6, 18), DAY(2018, 6, 18))
    assert not in_force("KZ-YUZ", DAY(2018, 6, 19), DAY(2018, 6, 19))


def test_common_borders_of_2015_to_2023_are_sixteen():
    start = DAY(2015, 1, 1)
    assert len({on_common_borders(code, start) for code in regions()}) == 16
    assert on_common_borders("KZ-79", start) == "KZ-YUZ"
    assert on_common_borders("KZ-10", start) == "KZ-63"
    assert on_common_borders("KZ-10", DAY(2023, 1, 1)) == "KZ-10"


def test_what_was_split_since_has_no_place_in_the_borders_of_today():
    assert units.in_present_borders("KZ-63", DAY(2020, 1, 1)) is None
    assert units.in_present_borders("KZ-63", DAY(2023, 1, 1)) == "KZ-63"
    assert units.in_present_borders("KZ-YUZ", DAY(2016, 1, 1)) is None
    assert units.in_present_borders("KZ-11", DAY(2016, 1, 1)) == "KZ-11"


@pytest.mark.parametrize("day", [DAY(2016, 1, 1), DAY(2020, 1, 1), DAY(2026, 1, 1)])
def test_the_tile_map_has_the_regions_of_the_day_and_one_outline(day):
    shown = tiles(day)
    assert set(shown) == set(units.existing(day, day))
    cells = [
        (tile.row + down, tile.column + right)
        for tile in shown.values()
        for down in range(tile.rows)
        for right in range(tile.columns)
    ]
    assert len(cells) == len(set(cells)) == 20
    assert set(cells) == {(tile.row, tile.column) for tile in tiles(DAY(2026, 1, 1)).values()}


def test_ministries_stand_for_functions_through_time():
    assert list(units.ministries()) == ["interior", "national_security", "defence", "health", "education", "labour"]
    spans = {}
    for body in units.bodies().values():
        assert body.ministry_code in units.ministries()
        spans.setdefault(body.ministry_code, []).append((body.valid_from or DAY.min, body.valid_before or DAY.max))
    for bodies in spans.values():
        bodies.sort()
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(bodies))
        assert bodies[-1][1] == DAY.max


def test_the_body_of_a_day():
    def called(code, *day):
        body = units.body_on(code, DAY(*day))
        return body and body.names["abbr"]["en"]

    assert [called("health", 2016, 5, 16), called("health", 2017, 1, 25)] == ["MHSD", "MoH"]
    assert [called("education", 2022, 6, 10), called("education", 2022, 6, 11)] == ["MES", "MoE"]
    assert [called("labour", 2016, 5, 16), called("labour", 2023, 1, 1)] == [None, "MLSP"]


def test_kinds_name_ministries_that_exist_and_children_joined_in_2019():
    kinds = units.institution_kinds()
    assert {kind.ministry_code for kind in kinds.values()} <= {None, *units.ministries()}
    joined = {code for code, kind in kinds.items() if kind.mandate_from == DAY(2019, 4, 1)}
    assert joined == {"orphanage", "child_rights"}
    assert [code for code, kind in units.visit_kinds().items() if not kind.legal] == ["planned"]


def test_groups_and_events_name_regions_and_ministries_that_exist():
    single = {group.region_codes[0] for group in units.groups().values() if len(group.region_codes) == 1}
    assert single == set(regions())
    assert all(set(group.region_codes) <= set(regions()) for group in units.groups().values())
    dates = [event.date for event in units.events().values()]
    assert dates == sorted(dates)
    for event in units.events().values():
        assert set(event.region_codes) <= set(regions())
        assert set(event.ministry_codes) <= set(units.ministries())


def test_names_are_given_in_the_language_and_form_asked_for():
    assert name("region", "KZ-11", "ru", "in") == "в Акмолинской области"
    assert name("region", "KZ-59", "kk", "tile") == "Солтүстік\nҚазақстан"
    assert name("region", "KZ-19", "en") != name("region", "KZ-75", "en")
    assert name("ministry", "interior", "kk") == "Ішкі істер"
    assert name("ministry", "interior", "ru", "full") == "Министерство внутренних дел"
    assert name("visit_kind", None, "ru", "full") == "вид не указан"
    assert [name("region", code, "kk") for code in (None, "none", float("nan"))] == ["көрсетілмеген"] * 3
    assert name("region", "XX", "kk") == "XX"


def test_names_are_those_of_the_glossary():
    glossary = {row["key"]: row for row in rows("glossary.csv")}
    agreed = {("region", code, form): f"region.{code}.{form}" for code in regions() for form in ("full", "short")}
    agreed |= {("institution_kind", code, "short"): f"institutionkind.{code}" for code in units.institution_kinds()}
    for code in units.ministries():
        for form, key in {"short": "function", "full": "short", "abbr": "abbr"}.items():
            agreed["ministry", code, form] = f"ministry.{code}.{key}"
    for (dimension, code, form), key in agreed.items():
        for lang in LANGUAGES:
            assert name(dimension, code, lang, form) == glossary[key][lang]
