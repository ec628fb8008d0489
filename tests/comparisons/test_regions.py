"""Three readings of regions: none of them loses or adds a visit, on the map, in the bars and in the table."""

import datetime
import random
from pathlib import Path

import pytest

from tests.comparisons.registers import register
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.charts.theme import Look
from visitstats.ui.exhibits import regions
from visitstats.ui.reading import READINGS, Reading

FIRST = datetime.date(2016, 1, 1)


def by_region(code: str, years: list[int], borders_from: datetime.date = FIRST) -> list[list[object]]:
    answer = warehouse.ask("visits_by_region", years=years, reading=code, borders_from=borders_from)
    return answer.astype(object).where(answer.notna(), None).values.tolist()


@pytest.mark.parametrize("seed", range(3))
def test_any_reading_adds_up_to_the_same_total(duckdb_store: Path, seed: int) -> None:
    source = random.Random(seed)
    years = [2016, 2018, 2022, 2023]
    rows = [row for year in years for row in register(source, year, source.randrange(30, 60), year * 100)]
    access.commit_import(understood(table(rows)), ANALYST)
    for borders_from in (FIRST, datetime.date(2018, 7, 1), datetime.date(2023, 1, 1)):
        totals = {
            code: [sum(row[2] for row in by_region(code, [year], borders_from)) for year in years] for code in READINGS
        }
        expected = [sum(row["visits"] for row in rows if row["year"] == year) for year in years]
        assert totals == dict.fromkeys(READINGS, expected)


def test_common_borders_are_the_units_that_existed_from_the_day_on(duckdb_store: Path) -> None:
    rows = [
        visit(2, "2016-02-04", "KZ-YUZ"),
        visit(3, "2019-02-04", "KZ-61"),
        visit(4, "2019-02-05", "KZ-79"),
        visit(5, "2023-02-05", "KZ-10"),
        visit(6, "2023-02-05", None),
    ]
    access.commit_import(understood(table(rows)), ANALYST)
    assert by_region("common", [2016, 2019, 2023]) == [
        [2016, "KZ-YUZ", 1],
        [2019, "KZ-YUZ", 2],
        [2023, "KZ-63", 1],
        [2023, None, 1],
    ]
    assert by_region("common", [2019], datetime.date(2019, 1, 1)) == [[2019, "KZ-61", 1], [2019, "KZ-79", 1]]


def test_what_cannot_be_split_is_shown_as_such(duckdb_store: Path) -> None:
    rows = [
        visit(2, "2016-02-04", "KZ-YUZ"),
        visit(3, "2022-02-04", "KZ-63"),
        visit(4, "2022-09-04", "KZ-63"),
        visit(5, "2016-05-04", "KZ-10"),
    ]
    access.commit_import(understood(table(rows)), ANALYST)
    assert by_region("present", [2016, 2022]) == [
        [2016, "KZ-10", 1],
        [2016, "KZ-61 KZ-79", 1],
        [2022, "KZ-10 KZ-63", 1],
        [2022, "KZ-63", 1],
    ]


@pytest.mark.parametrize("code", READINGS)
@pytest.mark.parametrize("year", [2016, 2018, 2022, 2023])
def test_map_bars_and_table_hold_every_visit(duckdb_store: Path, code: str, year: int) -> None:
    rows = register(random.Random(year), year, 120)
    access.commit_import(understood(table(rows)), ANALYST)
    reading = Reading(code, FIRST)
    answer = warehouse.ask("visits_by_region", years=[year], **reading.params())
    basis = warehouse.ask("breakdown_basis", years=[year])
    expected = sum(row["visits"] for row in rows)
    frame = regions.counts(answer, year, reading)
    assert int(frame["visits"].sum()) == expected
    ranked = regions.ranked(answer, basis, year, Look(), "", reading)
    assert int(ranked.table.iloc[:, 1].sum()) == expected
    places = reading.places(year, dict(zip(frame["code"], frame["visits"], strict=True)))
    off = frame[~frame["code"].isin(places)]
    shown = regions.tiles(answer, basis, year, Look(), "", reading)
    listed = shown.subtitle.partition("Not on the map: ")[2].rstrip(".").split("; ")
    assert off.loc[off["visits"] > 0, "visits"].tolist() == [int(one.rsplit(" ", 1)[1]) for one in listed if one]
    covered = {
        (tile.row + down, tile.column + across)
        for tile in places.values()
        for down in range(tile.rows)
        for across in range(tile.columns)
    }
    assert len(covered) == 20 == sum(tile.rows * tile.columns for tile in places.values())
