"""Merged cells of OpenDocument sheets, which calamine does not give; parsed as a stream, without entities."""

from xml.parsers import expat

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
LARGEST = 1_048_576


class _Spans:
    """Counts rows and columns as the elements pass by and notes each cell that spans others."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, int, int, int]]] = {}
        self.current: list[tuple[int, int, int, int]] = []
        self.depth = 0
        self.row = self.column = self.repeat = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == TABLE + "table":
            self.depth += 1
            if self.depth == 1:
                self.current = self.found.setdefault(attributes.get(TABLE + "name", ""), [])
                self.row = 0
        elif self.depth != 1:
            return
        elif tag == TABLE + "table-row":
            self.column = 0
            self.repeat = _number(attributes, "number-rows-repeated")
        elif tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            high, wide = _number(attributes, "number-rows-spanned"), _number(attributes, "number-columns-spanned")
            if high > 1 or wide > 1:
                self.current.append((self.row + 1, self.column + 1, self.row + high, self.column + wide))
            self.column += _number(attributes, "number-columns-repeated")

    def end(self, tag: str) -> None:
        if tag == TABLE + "table":
            self.depth -= 1
        elif tag == TABLE + "table-row" and self.depth == 1:
            self.row += self.repeat


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(TABLE + name, "1")
    return min(int(text), LARGEST) if text.isdecimal() else 1


def opendocument_spans(content: bytes) -> dict[str, list[tuple[int, int, int, int]]]:
    """Sheet name -> merges (first row, first column, last row, last column), 1-based. Raises ValueError."""
    if b"-spanned=" not in content:
        return {}
    spans = _Spans()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = spans.start
    parser.EndElementHandler = spans.end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return spans.found
