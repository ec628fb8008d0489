"""What is exported equals what the database answers: the demonstration data, each number read back from each format."""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation

from visitstats import access, warehouse
from visitstats.export.formats import Order, make
from visitstats.export.ready import ready_set
from visitstats.export.views import Edition
from visitstats.ingest import commit

EVERYTHING = {"years": [2015, 2016], "ministries": None, "regions": None, "kinds": None}
Ask = Any


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The answers of a new database with the demonstration data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISITSTATS_DATABASE", str(tmp_path_factory.mktemp("export") / "visits.duckdb"))
        patch.setenv("VISITSTATS_TODAY", "2026-11-21")
        warehouse.close()
        commit.start()
        yield partial(access.ask, access.LOCAL)
        warehouse.close()


@pytest.fixture(scope="module")
def edition(ask: Ask) -> Edition:
    return ready_set("en", None, ask)


def numbers(ask: Ask, question: str, key: str) -> dict[tuple[int, Any], int]:
    frame = ask(question, **EVERYTHING)
    return {(int(y), code): int(n) for y, code, n in zip(frame["year"], frame[key], frame["visits"], strict=True)}


def charted(data: bytes, place: int) -> list[list[Any]]:
    """The series of the chart on a slide, the cover being slide 0."""
    slide = Presentation(io.BytesIO(data)).slides[place]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    return [list(series.values) for series in chart.plots[0].series]


def test_the_latest_year_with_a_breakdown_is_taken(edition: Edition) -> None:
    assert (edition.year, edition.demonstration) == (2016, True)
    assert edition.view("overview").title.startswith("680 visits in 2016, 153 more than in 2015")


def test_what_is_published_beside_the_series_is_told_with_its_source(edition: Edition) -> None:
    told = next(note for note in edition.view("method").notes if note.startswith("Also published"))
    assert "Visits in the first two and a half years – 1,262 (Kazinform, 2016)" in told
    assert not [item for item in edition.view("overview").items if item.value == 1262]


def test_the_deck_holds_the_answers(ask: Ask, edition: Edition) -> None:
    data, name = make("deck", Order(("en",), 2016), ask)
    assert name == "visits-2016-en-deck.pptx"
    years = ask("visits_by_year").set_index("year")["visits"].loc[2015:2023]
    assert charted(data, 1) == [[None if pd.isna(n) else int(n) for n in years]]
    months = numbers(ask, "visits_by_month", "month")
    assert charted(data, 2) == [[months.get((y, m), 0) for m in range(1, 13)] for y in (2015, 2016)]
    ministries = numbers(ask, "visits_by_ministry", "ministry_code")
    this = sorted((n for (y, _code), n in ministries.items() if y == 2016), reverse=True)
    assert charted(data, 4) == [this]
    changes = sorted(abs(n - ministries[2015, code]) for (y, code), n in ministries.items() if y == 2016)
    assert sorted(charted(data, 3)[1]) == sorted([*changes, 527, 680])
    regions = numbers(ask, "visits_by_region", "region_code")
    assert sorted(charted(data, 6)[0]) == sorted(n for (y, _code), n in regions.items() if y == 2016)
    tiles = {item.code: item.value for item in edition.view("regions").items}
    assert tiles == {code: n for (y, code), n in regions.items() if y == 2016}
    kinds = numbers(ask, "visits_by_kind", "visit_kind")
    assert sum(map(sum, charted(data, 7))) == sum(kinds.values()) == 527 + 680


def test_the_workbook_and_the_report_hold_the_same(ask: Ask) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make("workbook", Order(("en",), 2016), ask)[0]))
    regions = numbers(ask, "visits_by_region", "region_code")
    rows = [[cell.value for cell in row[1:4]] for row in book["5 Regions"]["A6:D21"]]
    assert sorted(rows) == sorted(
        [regions[2015, c], n, n - regions[2015, c]] for (y, c), n in regions.items() if y == 2016
    )
    paper = Document(io.BytesIO(make("report", Order(("en",), 2016), ask)[0]))
    written = [[cell.text for cell in row.cells[1:3]] for row in paper.tables[4].rows[1:]]
    assert sorted(written) == sorted([str(before), str(now)] for before, now, _change in rows)


def test_every_year_can_be_exported(ask: Ask) -> None:
    for year in (2012, 2015, 2017, 2018, 2020, 2023, 2026):
        data, _name = make("deck", Order(("kk", "ru"), year), ask)
        assert len(Presentation(io.BytesIO(data)).slides) >= 6
