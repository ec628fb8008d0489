"""The chapter for Word: text, figures with alternative text, tables, contents and page numbers."""

import io

import pytest
from docx import Document

from tests.export.packages import check_package, parts
from visitstats.export.picture import render_png
from visitstats.export.report import report
from visitstats.export.safe import plain
from visitstats.export.views import Edition
from visitstats.reference.palette import LIGHT

HEADINGS = {
    "kk": "Жылдар|Айлар|Не өзгерді|Ведомстволар|Өңірлер картасы|Өңірлер|Бару түрлері|Әдістеме",
    "ru": "Годы|Месяцы|Что изменилось|Ведомства|Карта регионов|Регионы|Виды посещений|Методика",
    "en": "Years|Months|What changed|Ministries|Map of regions|Regions|Kinds of visit|Method",
}


@pytest.mark.parametrize("lang", HEADINGS)
def test_the_chapter_has_its_sections_figures_and_tables(editions: dict[str, Edition], lang: str) -> None:
    data = report(editions[lang])
    check_package(data)
    paper = Document(io.BytesIO(data))
    headings = [line.text for line in paper.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    assert headings == [f"{place}. {text}" for place, text in enumerate(HEADINGS[lang].split("|"), 1)]
    assert len(paper.inline_shapes) == 7
    assert all(shape._inline.docPr.get("descr") for shape in paper.inline_shapes)
    assert len(paper.tables) == 7
    text = "\n".join(line.text for line in paper.paragraphs)
    assert editions[lang].view("overview").title + "." in text
    for view in editions[lang].views:
        assert view.source in text
    document = parts(data)["word/document.xml"].decode()
    assert "TOC \\o" in document
    assert "NUMPAGES" in parts(data)["word/footer1.xml"].decode()


def test_the_contents_point_to_the_pages(editions: dict[str, Edition]) -> None:
    paper = Document(io.BytesIO(report(editions["en"])))
    lines = [line.text for line in paper.paragraphs if "\t" in line.text]
    assert lines == [f"{n}. {text}\t{n + 1}" for n, text in enumerate(HEADINGS["en"].split("|"), 1)]


def test_the_tables_have_the_numbers_as_a_reader_writes_them(editions: dict[str, Edition]) -> None:
    table = Document(io.BytesIO(report(editions["ru"]))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[2] == ["2016", "680", "+153", "+29,0\u00a0%", "", ""]
    assert rows[4] == ["2018", "", "", "", "[x]", "нет данных"]


def test_hostile_text_stays_text(poisoned: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    one_pixel = render_png([], (1, 1), LIGHT)  # what pictures make of such text is tested with the pictures
    monkeypatch.setattr("visitstats.export.report.render_png", lambda *_: one_pixel)
    data = report(poisoned)
    check_package(data)
    paper = Document(io.BytesIO(data))
    assert paper.tables[3].rows[1].cells[0].text == plain(poisoned.view("ministries").items[0].label)
