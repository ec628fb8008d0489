"""Long sheets of an xlsx are read by their different cells; what comes out is what the reader gives cell by cell."""

import io
import zipfile
from pathlib import Path

import pytest

from visitstats.ingest.model import Refused
from visitstats.ingest.read import different, precheck, read_workbook
from visitstats.ingest.read.copies import with_sheet

EXAMPLES = sorted((Path(__file__).parents[1] / "spreadsheets" / "files").glob("*.xlsx"))
SHEET = "xl/worksheets/sheet1.xml"


def cells(data: bytes) -> list | str:
    try:
        book = read_workbook(data, "x.xlsx")
    except Refused as refusal:
        return refusal.reason
    return [(sheet.first_row, sheet.first_column, sheet.merges, sheet.hidden, texts(sheet)) for sheet in book.sheets]


def texts(sheet) -> list[list[str]]:
    return [list(map(repr, row)) for row in sheet.rows]


@pytest.fixture
def ways(monkeypatch) -> list[bool]:
    """Lets every sheet count as a long one; gets for each whether it was read by its different cells."""
    monkeypatch.setattr(precheck, "LARGE", 0)
    read, seen = different.read, []

    def noted(*given):
        found = read(*given)
        seen.append(found is not None)
        return found

    monkeypatch.setattr(different, "read", noted)
    return seen


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_hold_the_same_cells(path, ways, monkeypatch):
    found = cells(path.read_bytes())
    monkeypatch.setattr(precheck, "LARGE", 1 << 40)
    assert cells(path.read_bytes()) == found
    assert isinstance(found, str) or all(ways) or found[0][4] == []


def sheet_with(xml: str) -> bytes:
    plain = next(path for path in EXAMPLES if path.name.startswith("Сводная"))
    return with_sheet(plain.read_bytes(), SHEET, f"<worksheet><sheetData>{xml}</sheetData></worksheet>".encode())


@pytest.mark.parametrize(
    ("xml", "taken"),
    [
        ('<row r="2"><c r="B2"><v>1</v></c><c r="AA2" t="str"><v>a</v></c></row>', True),
        ('<row r="1"/><row r="9"><c r="B9" s="1"/><c r="C9"></c><c r="D9" t="b"><v>1</v></c></row>', True),
        (
            '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="12"><c r="A12"><v>2</v></c></row>',
            True,
        ),
        ('<row r="1"><c r="A1"><v>3</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><f>A1</f><v>3</v></c></row>', True),
        ('<row r="1"><c s="0" r="A1"><v>1</v></c></row>', False),
        ("<row><c><v>1</v></c><c><v>2</v></c></row>", False),
        ('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', False),
        ('<row r="1"><c r="A1"><v>1</v></c><!-- <c r="B1"> --></row>', False),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', False),
    ],
)
def test_a_sheet_that_is_written_otherwise_is_read_as_a_whole(xml, taken, ways, monkeypatch):
    found = cells(sheet_with(xml))
    assert ways[:1] == [taken]
    monkeypatch.setattr(precheck, "LARGE", 1 << 40)
    assert cells(sheet_with(xml)) == found


def test_rows_are_cut_between_blocks(ways, monkeypatch):
    monkeypatch.setattr(different, "BLOCK", 200)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n % 7}</v></c><c r="C{n}"><v>{n}</v></c></row>' for n in range(1, 900)
    )
    (found,) = [texts(sheet) for sheet in read_workbook(sheet_with(rows), "x.xlsx").sheets if sheet.rows]
    assert found == [[repr(float(n % 7)), "None", repr(float(n))] for n in range(1, 900)]
    assert ways[0]


def test_the_copy_keeps_all_but_the_sheets():
    copy = zipfile.ZipFile(io.BytesIO(sheet_with("")))
    assert copy.read(SHEET).startswith(b"<worksheet><sheetData>")
    assert copy.read("xl/workbook.xml")
