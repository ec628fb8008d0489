"""What is exported equals what the database answers: the demonstration data, each number read back from each format."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation

from tests.export import held
from tests.export.shown import charted, exported, rows_of
from visitstats import access, cli, warehouse
from visitstats.access import editions
from visitstats.charts.theme import Look
from visitstats.export import comparing
from visitstats.export.choice import VIEWS, from_address, ready
from visitstats.export.facts import remembered
from visitstats.export.formats import Order, make
from visitstats.export.ready import chosen_sets, ready_set
from visitstats.export.views import Edition
from visitstats.ingest import commit
from visitstats.reference.reading import READINGS, Reading
from visitstats.texts import use_language
from visitstats.ui import sources
from visitstats.ui.exhibits import checks, ministry_parts, region_changes, two_periods, yearly
from visitstats.ui.exhibits import ministries as on_ministries
from visitstats.ui.exhibits import months as on_months
from visitstats.ui.exhibits import regions as on_regions

EVERYTHING = {"years": [2015, 2016], "ministries": None, "regions": None, "kinds": None}
Ask = Any


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The answers of a new database with the demonstration data, each asked for once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISITSTATS_DATABASE", str(tmp_path_factory.mktemp("export") / "visits.duckdb"))
        patch.setenv("VISITSTATS_TODAY", "2026-11-21")
        warehouse.close()
        commit.start()
        yield remembered(partial(access.ask, access.LOCAL))
        warehouse.close()


@pytest.fixture(scope="module")
def edition(ask: Ask) -> Edition:
    return ready_set("en", None, ask)


def numbers(ask: Ask, question: str, key: str) -> dict[tuple[int, Any], int]:
    frame = ask(question, **EVERYTHING)
    return {(int(y), code): int(n) for y, code, n in zip(frame["year"], frame[key], frame["visits"], strict=True)}


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


# What is exported equals what is on the screen: the table of each exhibit of a page, and that of its view.
FILTERS = ({}, {"regions": "KZ-75"}, {"kinds": "special"}, {"ministries": "interior,health", "regions": "KZ-11,KZ-35"})
FEW = {"regions": "KZ-75,KZ-35", "kinds": "special"}
LOOK = Look()


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_breakdowns_of_the_pages(ask: Ask, chosen: dict[str, str]) -> None:
    params = from_address("ministries", {"year": "2016"} | chosen).filters.params()
    both = sources.basis_of([2015, 2016], ask)
    by_ministry = ask("visits_by_ministry", years=[2015, 2016], **params)
    with use_language("en"):
        shown = on_ministries.changes(by_ministry, both, 2016, LOOK, "").table
        ranked = on_ministries.ranked(by_ministry, both, 2016, LOOK, "").table
        by_month = ask("visits_by_month", years=[2015, 2016], **params)
        months = on_months.months(by_month, both, 2016, LOOK, "").table
        every = ask("visits_by_ministry", years=None, **params)
        years = yearly.breakdown_years(every, both, 2016, LOOK, "").table
    assert rows_of(exported(ask, "changes", **chosen), 0, 1, 2, 3) == rows_of(shown, 0, 1, 2, 3)
    assert rows_of(exported(ask, "ministries", **chosen), 0, 2) == rows_of(ranked, 0, 1)
    assert rows_of(exported(ask, "months", **chosen), 0, 1, 2, 3) == rows_of(months, 0, 1, 2, 3)
    if chosen:
        assert rows_of(exported(ask, "overview", **chosen), 0, 1, 2) == rows_of(years, 0, 1, 4)


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_ministries_one_by_one_and_the_regions(ask: Ask, chosen: dict[str, str]) -> None:
    params, years = from_address("ministries", {"year": "2016"} | chosen).filters.params(), [2015, 2016]
    both = sources.basis_of(years, ask)
    by_ministry, by_month = (ask(name, years=years, **params) for name in ("visits_by_ministry", "visits_by_month"))
    months = ask("visits_by_ministry_month", years=years, **params)
    kinds = ask("visits_by_ministry_kind", years=[2016], **params)
    by_region = ask("visits_by_region", years=None, **params)
    cells = ask("completeness", year=2016, rows="region")
    with use_language("en"):
        pages = {
            "completeness": checks.completeness(cells, both, 2016, "region", LOOK, ""),
            "period": on_months.same_period(by_month, both, 2016, LOOK, ""),
            "ministry_months": ministry_parts.by_month(months, by_ministry, both, 2016, LOOK, ""),
            "ministry_kinds": ministry_parts.by_kind(kinds, both, 2016, LOOK, ""),
            "region_changes": region_changes.changes(by_region, both, 2016, LOOK, ""),
        }
    for key, page in pages.items():
        (view,) = chosen_sets(("en",), (from_address(key, {"year": "2016"} | chosen),), 2016, ask)[0].views
        assert [column.label for column in view.columns] == list(page.table.columns), key
        every = range(len(view.columns))
        assert rows_of(view.frame, *every) == rows_of(page.table, *every), key
        assert view.title == page.title or key == "ministry_kinds"


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("chosen", [{}, {"ministries": "health"}], ids=str)
def test_the_regions_of_the_pages_in_each_reading(ask: Ask, reading: str, chosen: dict[str, str]) -> None:
    choice = from_address("ranking", {"reading": reading} | chosen)
    read = Reading(reading, datetime.date(2015, 1, 1))
    by_region = ask("visits_by_region", years=None, **choice.filters.params(), **read.params())
    with use_language("en"):
        shown = on_regions.ranked(by_region, sources.basis_of([2016], ask), 2016, LOOK, "", read).table
    for view in ("ranking", "regions"):
        assert rows_of(exported(ask, view, reading=reading, **chosen), 0, 2) == rows_of(shown, 0, 1)


def test_the_years_of_the_overview(ask: Ask) -> None:
    with use_language("en"):
        shown = yearly.headline_years(ask("headline_by_year"), 2016, LOOK).table
    assert rows_of(exported(ask, "overview"), 0, 1, 2) == rows_of(shown[shown["Year"].between(2015, 2023)], 0, 1, 4)


@pytest.mark.parametrize("by", ["ministry", "region", "visit_kind"])
@pytest.mark.parametrize("span", ["year", "h1", "m5", "to8"])
def test_the_two_periods_of_what_changed(ask: Ask, by: str, span: str) -> None:
    comparison = comparing.Comparison(2016, 2015, span, by)
    parts, basis = comparing.parts_of(comparison, ask), comparing.basis_of(comparison, ask)
    with use_language("en"):
        shown = two_periods.changes(parts, basis, comparison, LOOK, "").table
    assert rows_of(exported(ask, "compared", other="2015", span=span, by=by), 0, 1, 2, 3) == rows_of(shown, 0, 1, 2, 3)


@pytest.mark.parametrize(
    ("looked_at", "chosen"), [("today", {}), ("today", FEW), ("edition", FEW), ("publication", {})], ids=str
)
def test_each_format_holds_the_numbers_of_its_views(
    ask: Ask, chosen: dict[str, str], looked_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = {
        "today": lambda: access.LOCAL,
        "edition": lambda: replace(access.LOCAL, edition=editions.freeze(f"Chapter {len(chosen)}", access.LOCAL)),
        "publication": lambda: replace(access.LOCAL, publication=True),
    }[looked_at]()
    choices = tuple(from_address(view, {"year": "2016"} | chosen) for view in VIEWS)
    (edition,) = chosen_sets(("en",), choices, 2016, partial(access.ask, actor))
    assert [view.key for view in edition.views] == list(VIEWS)
    assert all(bool(view.edition) == (looked_at == "edition") for view in edition.views)
    held.in_deck(edition)
    held.in_workbook(edition)
    held.in_story_and_pictures(edition)
    held.in_report(edition, monkeypatch)


def test_a_story_is_exported_by_command_in_several_languages(ask: Ask, tmp_path: Path) -> None:
    several = ["--lang", "kk", "--lang", "ru"]
    deck, books = tmp_path / "deck.pptx", tmp_path / "books.zip"
    assert cli.main(["export", "deck", "--story", "1", *several, "--year", "2016", "--out", str(deck)]) == 0
    titles = [slide.shapes.title.text for slide in Presentation(deck).slides]
    assert len(titles) == 16
    assert titles[1].startswith("2016 жылы 680 бару")
    assert titles[9].startswith("В 2016 году проведено 680 посещений")
    chosen = ["--views", "ranking,compared", "--other", "2015", "--by", "region", "--reading", "present"]
    assert cli.main(["export", "workbook", *chosen, *several, "--out", str(books)]) == 0
    with zipfile.ZipFile(books) as archive:
        assert archive.namelist() == ["visits-2016-kk-workbook.xlsx", "visits-2016-ru-workbook.xlsx"]
    assert cli.main(["export", "deck", "--views", "nothing"]) == 2
    assert cli.main(["export", "deck", "--story", "99"]) == 1
    assert cli.main(["export", "deck", "--views", "changes", "--year", "2018", "--out", str(deck)]) == 1
    commit.start()


def test_a_frozen_edition_is_named_on_each_slide(ask: Ask) -> None:
    number = editions.freeze("Chapter 2016", access.LOCAL)
    frozen = partial(access.ask, replace(access.LOCAL, edition=number))
    data, _name = make("deck", Order(("en",), 2016, ready(("overview", "changes"))), frozen)
    for slide in list(Presentation(io.BytesIO(data)).slides)[1:]:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(text.endswith(f"edition {number}, “Chapter 2016”") for text in texts)


def test_a_view_for_publication_names_no_institution(ask: Ask, tmp_path: Path) -> None:
    assert cli.main(["export", "data", "--lang", "en", "--publication", "--out", str(tmp_path / "open.zip")]) == 0
    commit.start()
    with zipfile.ZipFile(tmp_path / "open.zip") as archive:
        records = pd.read_parquet(io.BytesIO(archive.read("records.parquet")))
    assert len(records)
    assert records["institution"].isna().all()
