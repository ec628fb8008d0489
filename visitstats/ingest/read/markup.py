"""HTML pages that web systems save under .xls: tables with their spans, and the lines of text between them."""

import codecs
import re
from html.parser import HTMLParser

from visitstats.ingest.model import Refused, Sheet, Workbook
from visitstats.ingest.read.biff import trimmed
from visitstats.ingest.read.encodings import decode
from visitstats.ingest.read.precheck import NO_SHEET

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption", "li", "body", "html", "form", "hr"}
SILENT = {"script", "style", "title", "head", "template"}
WIDEST, HIGHEST = 16_384, 1_048_576
SPACES = re.compile(r"[ \t\r\n\f]+")


class _Page(HTMLParser):
    """Lays the cells of all tables out on one grid, each table row and each line of text on a row of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], str] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.taken: dict[int, set[int]] = {}
        self.row = 0  # rows given out so far
        self.column = 0
        self.text: list[str] = []
        self.span: tuple[int, int] | None = None  # of the open cell
        self.in_row = False
        self.silent = 0
        self.any_table = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self.text.append("\v")
        elif tag in ("td", "th"):
            self.any_table = True
            self._close_cell()
            if not self.in_row:
                self._open_row()
            values = dict(attrs)
            self.span = (_span(values.get("rowspan"), HIGHEST), _span(values.get("colspan"), WIDEST))
        elif tag == "tr":
            self._close_row()
            self._open_row()
        elif tag == "table":
            self._close_row()
        elif tag in BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("td", "th"):
            self._close_cell()
        elif tag in ("tr", "table"):
            self._close_row()
        elif tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(data)

    def close(self) -> None:
        super().close()
        self._close_row()

    def _break(self) -> None:
        """A block ends: a line of its own outside a table, a line break inside a cell."""
        if self.span is None:
            self._line()
        elif self.text:
            self.text.append("\v")

    def _line(self) -> None:
        text = self._taken_text()
        if text and not self.in_row:
            self.row += 1
            self.cells[self.row, 1] = text

    def _open_row(self) -> None:
        self._line()
        self.row += 1
        self.column = 1
        self.in_row = True

    def _close_row(self) -> None:
        self._close_cell()
        self._line()
        self.in_row = False

    def _close_cell(self) -> None:
        if self.span is None:
            return
        (high, wide), text = self.span, self._taken_text()
        self.span = None
        held = self.taken.get(self.row, set())
        while self.column in held:
            self.column += 1
        if text:
            self.cells[self.row, self.column] = text
        last_row, last_column = self.row + high - 1, self.column + wide - 1
        if high > 1 or wide > 1:
            self.merges.append((self.row, self.column, last_row, last_column))
        for row in range(self.row + 1, min(last_row, self.row + 10_000) + 1):
            self.taken.setdefault(row, set()).update(range(self.column, last_column + 1))
        self.column = last_column + 1

    def _taken_text(self) -> str:
        lines = [SPACES.sub(" ", line).strip() for line in "".join(self.text).split("\v")]
        self.text = []
        return "\n".join(line for line in lines if line)


def _span(text: str | None, largest: int) -> int:
    digits = (text or "").strip()
    return min(max(int(digits), 1), largest) if digits.isdecimal() and len(digits) < 9 else 1


def read(data: bytes, name: str) -> Workbook:
    """One sheet without a name. Raises Refused, also for a page without a table."""
    text, encoding = _decoded(data)
    page = _Page()
    page.feed(text.replace("\0", ""))
    page.close()
    if not page.any_table:
        raise Refused("not_a_spreadsheet", NO_SHEET)
    height = max((r for r, _ in page.cells), default=0)
    width = max((c for _, c in page.cells), default=0)
    rows = [[page.cells.get((r, c)) for c in range(1, width + 1)] for r in range(1, height + 1)]
    return Workbook(name, "html", [trimmed(Sheet(None, rows, 1, 1, page.merges))], encoding=encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """By the letters: pages in KZ-1048 call themselves windows-1251. The page's own word decides what they cannot."""
    try:
        return decode(data)
    except Refused:
        declared = CHARSET.search(data[:4096])
        try:
            encoding = codecs.lookup(declared.group(1).decode("ascii")).name if declared else "utf-8"
            return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
        raise
