"""Long tables as a workbook: every value as it is, gaps as gaps, and no text that runs."""

import datetime
import io

import openpyxl
import pandas as pd
import pytest

from tests.export.conftest import HOSTILE
from tests.export.packages import check_package, formulas, hyperlinks
from visitstats.export import data, large_sheet
from visitstats.export.safe import FORMULA_SIGNS, plain


def table(rows: int = 3) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "number": pd.array([1, None, 3], dtype="Int64"),
            "date": [datetime.date(2016, 2, 29), None, datetime.date(2016, 12, 31)],
            "text": ["Қазақ «ә»", None, " two  spaces "],
            "yes": [True, False, True],
            "share": [0.25, float("nan"), 1.5],
            "whole": [1.0, 2.0, float("nan")],
        }
    ).iloc[:rows]


def read(book: bytes, sheet: int = 0) -> list[list[object]]:
    page = openpyxl.load_workbook(io.BytesIO(book)).worksheets[sheet]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_values_stay_what_they_are_and_gaps_stay_gaps() -> None:
    book = large_sheet.large_sheet("Records", ["Title", "Below"], table(), "Source: x")
    check_package(book)
    rows = read(book)
    assert [row[0] for row in rows[:2]] == ["Title", "Below"]
    assert rows[3] == ["number", "date", "text", "yes", "share", "whole"]
    assert rows[4] == [1, datetime.datetime(2016, 2, 29), "Қазақ «ә»", True, 0.25, 1]
    assert rows[5] == [None, None, None, False, None, 2]
    assert rows[6] == [3, datetime.datetime(2016, 12, 31), " two  spaces ", True, 1.5, None]
    assert rows[8][0] == "Source: x"


def test_hostile_text_stays_text() -> None:
    frame = pd.DataFrame({plain(text): [text] for text in HOSTILE} | {"empty": [None]}, dtype=object)
    book = large_sheet.large_sheet(HOSTILE[0], [*HOSTILE], frame, HOSTILE[1])
    check_package(book)
    assert formulas(book) == []
    assert hyperlinks(book) == []
    page = openpyxl.load_workbook(io.BytesIO(book)).active
    for place, text in enumerate(HOSTILE, 1):
        cell = page.cell(len(HOSTILE) + 3, place)
        assert cell.data_type == "s"
        assert cell.value.strip() == plain(text).strip()
        assert cell.quotePrefix == text.startswith(FORMULA_SIGNS)


def test_an_empty_table_and_one_that_no_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(large_sheet.large_sheet("x", [], table(0), ""))[1][0] == "number"
    monkeypatch.setattr(large_sheet, "MOST_ROWS", 6)
    monkeypatch.setattr(large_sheet, "BATCH", 1)
    book = large_sheet.large_sheet("Records", [], table(), "")
    check_package(book)
    assert [read(book, sheet)[2][0] for sheet in range(2)] == [1, 3]


def test_a_long_table_on_the_screen_takes_this_way(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = data.Sheet("Title", "", "Source", "Mark", "Name", table())
    usual = read(data.xlsx_bytes(sheet))
    monkeypatch.setattr(data, "LARGE", 0)
    quick = read(data.xlsx_bytes(sheet))
    assert quick[4][:2] == usual[4][:2] == [1, datetime.datetime(2016, 2, 29)]
    assert [row[0] for row in quick] == [row[0] for row in usual]
