"""The sender's own file, made anew in the reading process: values in their places, marks, and nothing that is live."""

import io
from pathlib import Path

import openpyxl
import pytest

from visitstats.ingest.coloured import BAD, Lists, Mark
from visitstats.ingest.isolation import coloured_file

FILES = Path(__file__).resolve().parents[1] / "spreadsheets" / "files"
LISTS = Lists("Allowed values", [("Regions", ["Akmola Region", "=1"])])
MARKS = [Mark("2018", 12, 3, "Region: see the list"), Mark("2018", 12, 40, "Outside of the table")]


def made(name: str, marks: list[Mark]) -> openpyxl.Workbook:
    answer = coloured_file((FILES / name).read_bytes(), name, marks, LISTS)
    assert answer is not None
    return openpyxl.load_workbook(io.BytesIO(answer))


def test_the_values_stand_in_their_places_and_marks_are_coloured() -> None:
    name = "НПМ группа юг.xlsx"
    own, back = openpyxl.load_workbook(FILES / name, data_only=True), made(name, MARKS)
    before, after = own["2018"], back.worksheets[own.sheetnames.index("2018")]
    texts = [[cell.value for cell in row if isinstance(cell.value, str)] for row in before.iter_rows()]
    assert [[cell.value for cell in row if isinstance(cell.value, str)] for row in after.iter_rows()] == texts
    coloured = [cell for row in after.iter_rows() for cell in row if cell.fill.fgColor.rgb[2:] == BAD[1:]]
    assert [(cell.coordinate, cell.comment.text) for cell in coloured] == [
        ("C12", "Region: see the list"),
        ("AN12", "Outside of the table"),
    ]


def test_nothing_of_the_file_is_live() -> None:
    text = 'Дата;Регион\n=HYPERLINK("http://x");+7 1\n'.encode()
    answer = coloured_file(text, "a.csv", [Mark(None, 2, 1, "?")], LISTS)
    assert answer is not None
    book = openpyxl.load_workbook(io.BytesIO(answer))
    sheet = book.worksheets[0]
    assert [cell.value for cell in book["Allowed values"]["A"]] == ["Regions", "Akmola Region", "=1"]
    assert [cell.value for cell in sheet[2]] == ['=HYPERLINK("http://x")', "+7 1"]
    assert {cell.data_type for one in book.worksheets for row in one.iter_rows() for cell in row} == {"s"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"\x00" * 100])
def test_a_file_that_cannot_be_read_gives_none(data: bytes) -> None:
    assert coloured_file(data, "bad.xlsx", [Mark("A", 1, 1, "?")], LISTS) is None
