"""The workbook that goes back to the sender: what is coloured, what the comments say, and that nothing is a formula."""

import io

import openpyxl
import pytest

from visitstats.export.problem_rows import BAD, Problem, Row, Sheet, guess_language, problem_rows

SHEETS = [
    Sheet(
        "Журнал",
        {"A": "Дата", "B": "Регион", "D": "=Учреждение"},
        [
            Row(7, {"A": "31.06.2015", "B": "Акм-ая", "D": '=HYPERLINK("http://x")'},
                (Problem("date_invalid", "A", "31.06.2015"), Problem("region_unknown", "B", "Акм-ая"))),
            Row(9, {"A": "05.03.2015", "D": "+7 Colony"}, (Problem("region_missing", "B", None),)),
            Row(12, {"A": "06.03.2015", "B": "Алматы"}, (Problem("duplicate_stored", None, None),)),
        ],
    )
]  # fmt: skip


@pytest.fixture(scope="module", params=["kk", "ru", "en"])
def book(request):
    return request.param, openpyxl.load_workbook(io.BytesIO(problem_rows("Журнал 2015.xlsx", SHEETS, request.param)))


def test_the_rows_stand_with_their_numbers_and_texts(book):
    _, file = book
    sheet = file.worksheets[0]
    assert sheet.title == "1 Журнал"
    assert [cell.value for cell in sheet[4]][1:4] == ["A: Дата", "B: Регион", "D: =Учреждение"]
    rows = [[cell.value for cell in row][:4] for row in sheet.iter_rows(min_row=5)]
    assert rows == [
        [7, "31.06.2015", "Акм-ая", '=HYPERLINK("http://x")'],
        [9, "05.03.2015", "", "+7 Colony"],
        [12, "06.03.2015", "Алматы", ""],
    ]


def test_no_cell_is_a_formula_or_a_link(book):
    for sheet in book[1].worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert not sheet._hyperlinks


def test_bad_cells_are_coloured_and_say_what_is_wrong_and_allowed(book):
    lang, file = book
    sheet = file.worksheets[0]
    coloured = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb[2:] == BAD[1:]]
    assert coloured == ["B5", "C5", "C6", "E7"]
    comments = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert list(comments) == ["B5", "C5", "C6"]
    said = {
        "kk": "Өңір атауы танылмады. Атауды «Рұқсат етілген мәндер» парағынан таңдаңыз.",
        "ru": "Название региона не распознано. Выберите название с листа «Допустимые значения».",
        "en": "The name of the region is not recognised. Choose a name from the sheet “Allowed values”.",
    }
    assert comments["C5"] == said[lang]
    assert "05.03.2018" in comments["B5"]
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["C5", "C6"]


def test_the_allowed_values_are_those_of_the_language(book):
    lang, file = book
    lists = file.worksheets[-1]
    names = {lists.cell(row, 1).value for row in range(5, lists.max_row + 1)}
    assert {"kk": "Ақмола облысы", "ru": "Акмолинская область", "en": "Akmola Region"}[lang] in names
    assert len(names - {None}) == 21


def test_the_language_follows_the_headings():
    assert guess_language(SHEETS) == "ru"
    assert guess_language([Sheet("", {"A": "Күні", "B": "Өңір"})]) == "kk"
    assert guess_language([Sheet("", {"A": "Date"})]) == "en"
