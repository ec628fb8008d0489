"""CSV and XLSX: exactly the table on the screen, with its words, and never a formula."""

import csv
import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from visitstats.export.data import Sheet, csv_bytes, file_name, xlsx_bytes

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "%0A=1"]


def sheet(table: pd.DataFrame, mark: str = "") -> Sheet:
    return Sheet("Finding", "Subtitle", "Source: register.", mark, "Посещения: 2016/1", table, "Demonstration data")


def cells(data: bytes) -> list[list]:
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula(text):
    table = pd.DataFrame({text: [text]})
    book = load_workbook(io.BytesIO(xlsx_bytes(sheet(table)))).worksheets[0]
    assert all(cell.data_type != "f" for row in book.iter_rows() for cell in row)
    for row in csv.reader(io.StringIO(csv_bytes(sheet(table)).decode("utf-8-sig"))):
        assert row[0].startswith("'")


def test_numbers_stay_numbers_and_gaps_stay_gaps():
    table = pd.DataFrame({"Year": [2016, 2018], "Visits": pd.array([680, None], dtype="Int64"), "%": [29.0, None]})
    rows = list(csv.reader(io.StringIO(csv_bytes(sheet(table)).decode("utf-8-sig"))))
    assert rows == [["Year", "Visits", "'%"], ["2016", "680", "29"], ["2018", "", ""]]
    found = cells(xlsx_bytes(sheet(table)))
    assert [2016, 680, 29] in found
    assert [2018, None, None] in found


def test_a_negative_number_is_no_formula():
    table = pd.DataFrame({"Change": [-9]})
    assert csv_bytes(sheet(table)).decode("utf-8-sig").splitlines()[1] == "-9"


def test_the_workbook_carries_its_words():
    found = [row[0] for row in cells(xlsx_bytes(sheet(pd.DataFrame({"A": [1]}), "Demonstration data: made up.")))]
    assert found[:3] == ["Finding", "Subtitle", "Demonstration data: made up."]
    assert found[-1] == "Source: register."


def test_a_csv_of_demonstration_data_says_so_in_every_row():
    rows = list(csv.reader(io.StringIO(csv_bytes(sheet(pd.DataFrame({"A": [1]}), "made up")).decode("utf-8-sig"))))
    assert rows == [["A", "Demonstration data"], ["1", "made up"]]


def test_control_characters_do_not_break_the_workbook():
    assert cells(xlsx_bytes(sheet(pd.DataFrame({"A": ["a\x00b\x1fc"]}))))[4] == ["abc"]


def test_download_names_are_in_the_readers_words():
    assert file_name("Өңірлер бойынша барулар, 2016/2017: «А»", "csv") == "Өңірлер бойынша барулар, 2016 2017 А.csv"
