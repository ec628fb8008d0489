"""XML Spreadsheet 2003, which old web systems send under .xls or .xml: sheets with their spans, read as events."""

import datetime
from typing import Any
from xml.parsers import expat

from visitstats.ingest.model import CellError, Reason, Refused, Sheet, Workbook
from visitstats.ingest.read.biff import trimmed
from visitstats.ingest.read.precheck import DAMAGED, FORGED

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
SHEET = NAMESPACE + " "
OFFICE = "urn:schemas-microsoft-com:office:excel "
WIDEST, HIGHEST, MOST_CELLS = 16_384, 1_048_576, 20_000_000
FAR = Reason("The values of a sheet stand so far apart that it cannot be laid out. Remove the far ones and retry.")


class _Book:
    """Lays the cells of each worksheet out by row and column, both from 1."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.cells: dict[tuple[int, int], Any] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.path: list[str] = []
        self.row = self.column = 0
        self.kind = ""
        self.text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.path.append(tag)
        if tag == SHEET + "Worksheet":
            self.sheets.append(Sheet(attributes.get(SHEET + "Name", ""), []))
            self.cells, self.merges, self.row = {}, [], 0
        elif tag == SHEET + "Row":
            self.row = _number(attributes, "Index", HIGHEST, self.row + 1)
            self.column = 0
        elif tag == SHEET + "Cell":
            self._cell(attributes)
        elif tag == SHEET + "Data" and self.path[-2] == SHEET + "Cell":  # a comment has such an element too
            self.kind, self.text = attributes.get(SHEET + "Type", "String"), []

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column = _number(attributes, "Index", WIDEST, self.column + 1)
        right = min(self.column + _number(attributes, "MergeAcross", WIDEST, 0), WIDEST)
        bottom = min(self.row + _number(attributes, "MergeDown", HIGHEST, 0), HIGHEST)
        if right > self.column or bottom > self.row:
            self.merges.append((self.row, self.column, bottom, right))
        self.place, self.column = (self.row, self.column), right

    def data(self, text: str) -> None:
        if self.kind:
            self.text.append(text)
        elif self.path and self.path[-1] == OFFICE + "Visible" and self.sheets:
            self.sheets[-1].hidden = text.strip() in ("SheetHidden", "SheetVeryHidden")

    def end(self, tag: str) -> None:
        self.path.pop()
        if tag == SHEET + "Data" and self.path and self.path[-1] == SHEET + "Cell":
            value = _value(self.kind, "".join(self.text))
            if value is not None:
                self.cells[self.place] = value
            self.kind = ""
        elif tag == SHEET + "Worksheet":
            self.sheets[-1] = _laid_out(self.sheets[-1], self.cells, self.merges)


def _number(attributes: dict[str, str], name: str, largest: int, otherwise: int) -> int:
    text = attributes.get(SHEET + name, "")
    return min(int(text), largest) if text.isdecimal() and len(text) < 9 else otherwise


def _value(kind: str, text: str) -> Any:
    """A cell's value by its type; what is not of its type stays text."""
    if not text:
        return None
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = datetime.datetime.fromisoformat(text)
            return moment.date() if moment.time() == datetime.time() else moment
    except ValueError:
        return text
    if kind == "Boolean":
        return text == "1"
    return CellError(text) if kind == "Error" else text


def _laid_out(sheet: Sheet, cells: dict[tuple[int, int], Any], merges: list) -> Sheet:
    height, width = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
    if height * width > MOST_CELLS:
        raise Refused("too_large", FAR)
    rows: list[list[Any]] = [[None] * width for _ in range(height)]
    for (row, column), value in cells.items():
        rows[row - 1][column - 1] = value
    return trimmed(Sheet(sheet.name, rows, 1, 1, merges, sheet.hidden))


def _forged(*_: Any) -> None:
    raise Refused("corrupt", Reason(FORGED.text, {"part": "Workbook"}))


def read(data: bytes, name: str) -> Workbook:
    """All worksheets in the file's order. Raises Refused; defines no entity and opens no other file."""
    book = _Book()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = book.start, book.end
    parser.CharacterDataHandler = book.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _forged
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:
        raise Refused("corrupt", DAMAGED) from error
    return Workbook(name, "xml", book.sheets)
