"""The workbook: contents, notes, one Excel table a sheet; numbers are numbers, text is text."""

import io

import openpyxl
import pytest

from tests.export.packages import CELLS, chart_references, check_package, formulas, hyperlinks, parts
from visitstats.export.safe import plain
from visitstats.export.views import Edition
from visitstats.export.workbook import workbook

SHEETS = {
    "kk": "Мазмұны|Ескертпелер|1 Жылдар|2 Айлар|3 Не өзгерді|4 Ведомстволар|5 Өңірлер|6 Бару түрлері|7 Әдістеме",
    "ru": "Содержание|Примечания|1 Годы|2 Месяцы|3 Что изменилось|4 Ведомства|5 Регионы|6 Виды посещений|7 Методика",
    "en": "Contents|Notes|1 Years|2 Months|3 What changed|4 Ministries|5 Regions|6 Kinds of visit|7 Method",
}


@pytest.mark.parametrize("lang", SHEETS)
def test_the_sheets_are_those_of_an_annex(editions: dict[str, Edition], lang: str) -> None:
    data = workbook(editions[lang])
    check_package(data)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert "|".join(book.sheetnames) == SHEETS[lang]
    for name in book.sheetnames[2:]:
        sheet = book[name]
        assert len(sheet.tables) == 1
        assert (int(sheet.page_setup.paperSize), sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
        assert sheet.freeze_panes == "B6"
        assert sheet["A1"].value
    charts = [name for name in parts(data) if name.startswith("xl/charts/chart")]
    assert len(charts) == 6


def test_the_years_are_numbers_with_their_marks(editions: dict[str, Edition]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(editions["en"])))["1 Years"]
    rows = [[cell.value for cell in row] for row in sheet["A5:F14"]]
    assert rows[0] == ["Year", "Visits", "Change", "Change, %", "Mark", "Note"]
    assert rows[1][:3] == [2015, 527, None]
    assert rows[2][:3] == [2016, 680, 153]
    assert round(rows[2][3], 4) == 0.2903
    assert rows[3][:2] + rows[3][4:] == [2017, 500, "[e]", "exact number not published"]
    assert rows[4][1] is None
    assert rows[4][4] == "[x]"
    assert sheet["B6"].number_format == "#,##0"
    texts = [cell.value for (cell,) in sheet["A16:A24"] if cell.value]
    assert any("import\u00a04" in text for text in texts)
    assert "[p] provisional, or part of a year; [e] estimate or bound; [x] not available" in texts


def test_demonstration_data_say_so_on_their_sheets(editions: dict[str, Edition]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(editions["ru"])))
    words = "Демонстрационные данные: они не описывают реальные посещения."
    assert [name for name in book.sheetnames if book[name]["A3"].value == words] == [
        name for name in book.sheetnames if not name.startswith(("1", "7"))
    ]


def test_hostile_text_stays_text(poisoned: Edition) -> None:
    data = workbook(poisoned)
    check_package(data)
    assert formulas(data) == []
    assert all(CELLS.fullmatch(text) for text in chart_references(data))
    assert set(hyperlinks(data)) == {f"'{name}'!A1" for name in SHEETS["en"].split("|")[2:]}
    sheet = openpyxl.load_workbook(io.BytesIO(data))["4 Ministries"]
    cell = sheet["A6"]
    assert (cell.value, cell.data_type) == (plain(poisoned.view("ministries").items[0].label), "s")
    assert isinstance(sheet["C6"].value, int)
