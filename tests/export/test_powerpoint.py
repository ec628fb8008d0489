"""The deck: native charts with the numbers of the views, source on each slide, definitions in the notes."""

import io
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from tests.export.packages import CELLS, chart_references, check_package, formulas, hyperlinks, workbooks_inside
from visitstats.export.powerpoint import deck, title_fit
from visitstats.export.views import Edition

CHARTS = ("overview", "months", "changes", "ministries", "ranking", "kinds")


def slides(edition: Edition) -> dict[str, Any]:
    """The slides of a deck by the key of their view; the cover is not among them."""
    presentation = Presentation(io.BytesIO(deck([edition])))
    found = list(presentation.slides)
    assert len(found) == len(edition.views) + 1
    return dict(zip([view.key for view in edition.views], found[1:], strict=True))


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def texts_of(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_each_slide_has_its_finding_source_and_notes(editions: dict[str, Edition], lang: str) -> None:
    for key, slide in slides(editions[lang]).items():
        view = editions[lang].view(key)
        assert slide.shapes.title.text == view.title
        words = texts_of(slide)
        assert view.subtitle in words
        assert any(text.startswith(view.source) for text in words)
        notes = slide.notes_slide.notes_text_frame.text
        assert view.definition in notes
        assert view.filters in notes
        assert any("descr=" in line for line in slide.element.xml.splitlines())
        mark = {"kk": "Демонстрациялық деректер", "ru": "Демонстрационные данные", "en": "Demonstration data"}[lang]
        assert (mark in words) == view.demonstration


def test_the_charts_are_native_and_hold_the_numbers(editions: dict[str, Edition]) -> None:
    found = slides(editions["kk"])
    for key in CHARTS:
        plot, view = chart_of(found[key]).plots[0], editions["kk"].view(key)
        drawn = [list(series.values) for series in plot.series]
        if key == "changes":
            assert [abs(item.value or 0) for item in view.items] == drawn[1]
        else:
            assert drawn == [[item.value for item in series.items] for series in view.series]


def test_a_gap_is_a_gap_in_the_data_of_the_chart(editions: dict[str, Edition]) -> None:
    chart = chart_of(slides(editions["en"])["overview"])
    assert list(chart.plots[0].series[0].values) == [527, 680, 500, None, None, 323, None, None, 461]
    assert list(chart.plots[0].categories)[3].split("\n") == ["2018", "no data"]
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert [cell.value for (cell,) in book.active["B2:B10"]] == [527, 680, 500, None, None, 323, None, None, 461]


def test_the_map_is_made_of_shapes(editions: dict[str, Edition]) -> None:
    slide = slides(editions["ru"])["regions"]
    group = next(shape for shape in slide.shapes if shape.shape_type == 6)
    texts = [shape.text_frame.text.split("\n") for shape in group.shapes]
    assert ["300", "Караганда"] in texts or ["300", "Карагандинская"] in texts
    assert len([text for text in texts if len(text) > 1]) == 16


def test_the_package_is_sound_in_all_languages_at_once(editions: dict[str, Edition]) -> None:
    data = deck(list(editions.values()))
    check_package(data)
    presentation = Presentation(io.BytesIO(data))
    assert len(presentation.slides) == 3 * 9
    assert (presentation.slide_width, presentation.slide_height) == (12191695, 6858000)


def test_only_one_font_is_used_and_it_is_in_the_theme(editions: dict[str, Edition]) -> None:
    presentation = Presentation(io.BytesIO(deck([editions["kk"]])))
    faces = set()
    for slide in presentation.slides:
        for element in slide.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}latin"):
            faces.add(element.get("typeface"))
    assert faces == {"Arial"}


def test_hostile_text_stays_text(poisoned: Edition) -> None:
    data = deck([poisoned])
    check_package(data)
    assert all(CELLS.fullmatch(text) for text in chart_references(data))
    inside = list(workbooks_inside(data))
    assert len(inside) == len(CHARTS)
    for book in inside:
        assert formulas(book) == []
        assert hyperlinks(book) == []
    assert Presentation(io.BytesIO(data)).slides[1].shapes.title.text


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_titles_are_large_enough_for_a_hall(editions: dict[str, Edition], lang: str) -> None:
    for view in editions[lang].views:
        size, lines = title_fit(view.title)
        assert size >= 26
        assert lines <= 2
