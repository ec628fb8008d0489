"""Large tables as a workbook: the XML of all rows at once, column by column, in Arrow.

Numbers are numbers, dates are dates, and text is text: it is written as text of its cell, and text that opens with a
sign of a formula keeps its quotation mark when somebody edits it. Source of the form: ECMA-376, part 1, 18.3.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from visitstats.export.safe import FORMULA_SIGNS, plain
from visitstats.export.sheet_parts import FIXED, HEAD, contents, workbook_parts

DATE, QUOTED, BOLD, TITLE, DECIMAL = 1, 2, 3, 4, 5  # styles of cells, in the order of sheet_parts.STYLES
BATCH, LONGEST = 50_000, 32_767
MOST_ROWS = 1_048_576  # of a sheet
_DAYS = 25_569  # from the first day of spreadsheets to that of Unix
_FORBIDDEN = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff]"
_OPENS = "^[" + "".join("\\" + sign if sign in "-|" else sign for sign in FORMULA_SIGNS) + "]"


def large_sheet(name: str, head: Sequence[str], table: pd.DataFrame, foot: str) -> bytes:
    """A workbook (.xlsx): lines over the table, its bold headings, all rows, and a line below.

    Rows that one sheet cannot hold go on to the next.
    """
    columns = [_arrow(table.iloc[:, place]) for place in range(table.shape[1])]
    room = MOST_ROWS - len(head) - 4
    starts = range(0, max(len(table), 1), room)
    names = [name if place == 0 else f"{name[:27]} {place + 1}" for place in range(len(starts))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for part, text in (contents(len(names)), *FIXED.items(), *workbook_parts(names)):
            package.writestr(part, HEAD + text)
        for number, start in enumerate(starts, 1):
            shown = [column.slice(start, room) for column in columns]
            with package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as file:
                for piece in _sheet([*head], [str(label) for label in table.columns], shown, foot):
                    file.write(piece)
    return buffer.getvalue()


def _sheet(head: list[str], labels: list[str], columns: list[pa.Array], foot: str) -> Iterator[Any]:
    """The XML of a sheet in pieces."""
    top = len(head) + 2
    rows = len(columns[0]) if columns else 0
    pane = f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{_width(label, column)}" customWidth="1"/>'
        for place, (label, column) in enumerate(zip(labels, columns, strict=True), 1)
    )
    yield (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{widths}</cols><sheetData>'
    ).encode()
    for place, text in enumerate(head, 1):
        yield f'<row r="{place}">{_text(f"A{place}", text, TITLE if place == 1 else 0)}</row>'.encode()
    heads = "".join(_text(f"{_letters(place)}{top}", label, BOLD) for place, label in enumerate(labels))
    yield f'<row r="{top}">{heads}</row>'.encode()
    for start in range(0, rows, BATCH):
        yield _rows([column.slice(start, BATCH) for column in columns], top + 1 + start)
    last = top + rows + 2
    yield f'<row r="{last}">{_text(f"A{last}", foot)}</row></sheetData>'.encode()
    yield f'<autoFilter ref="A{top}:{_letters(max(len(labels) - 1, 0))}{max(top + rows, top)}"/></worksheet>'.encode()


def _rows(columns: list[pa.Array], first: int) -> memoryview:
    """The XML of some rows; `first` is the number of the first of them."""
    count = len(columns[0])
    numbers = pa.array(range(first, first + count), pa.int64()).cast(pa.large_string())
    cells = [_cells(column, numbers, _letters(place)) for place, column in enumerate(columns)]
    joined = _join('<row r="', numbers, '">', *cells, "</row>")
    _valid, offsets, data = joined.buffers()
    ends = memoryview(offsets).cast("q")
    return memoryview(data)[ends[joined.offset] : ends[joined.offset + count]]


def _cells(column: pa.Array, numbers: pa.Array, letters: str) -> pa.Array:
    """The cells of a column, an empty text for a gap."""
    at = _join(f'<c r="{letters}', numbers, '"')
    kind = column.type
    if pa.types.is_boolean(kind):
        made = _join(at, ' t="b"><v>', _large(column.cast(pa.int8())), "</v></c>", "")
    elif pa.types.is_date(kind):
        days = pc.add(column.cast(pa.date32()).cast(pa.int32()), _DAYS)
        made = _join(at, f' s="{DATE}"><v>', _large(days), "</v></c>")
    elif pa.types.is_floating(kind):
        made = _join(at, f' s="{DECIMAL}"><v>', _large(column), "</v></c>")
    elif pa.types.is_integer(kind):
        made = _join(at, "><v>", _large(column), "</v></c>")
    else:
        opens = pc.match_substring_regex(column, _OPENS)
        style = pc.if_else(opens, f' s="{QUOTED}"', "")
        made = _join(
            at,
            pc.cast(style, pa.large_string()),
            ' t="inlineStr"><is><t xml:space="preserve">',
            _safe(column),
            "</t></is></c>",
            "",
        )
    return pc.fill_null(made, "")


def _safe(column: pa.Array) -> pa.Array:
    """Text as text of XML: its three signs escaped, what XML forbids left out, no longer than a cell holds."""
    kept = pc.utf8_slice_codeunits(column, 0, LONGEST)
    kept = pc.replace_substring_regex(kept, _FORBIDDEN, "")
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        kept = pc.replace_substring(kept, sign, written)
    return kept


def _join(*parts: Any) -> pa.Array:
    """Texts and columns of texts put together, row by row; a gap in one is a gap in all."""
    large = [pa.scalar(part, pa.large_string()) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*large, pa.scalar("", pa.large_string()))


def _large(column: pa.Array) -> pa.Array:
    return column.cast(pa.large_string())


def _arrow(column: pd.Series) -> pa.Array:
    """A column of a frame in Arrow: numbers, dates and yes or no keep their kind, all else is text."""
    try:
        made = pa.array(column, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        made = pa.array([None if value is None else plain(value) for value in column], pa.large_string())
    made = made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made
    kind = made.type
    if pa.types.is_timestamp(kind):
        return made.cast(pa.date32(), safe=False)
    if pa.types.is_floating(kind):
        return _whole(made)
    if any(check(kind) for check in (pa.types.is_boolean, pa.types.is_date, pa.types.is_integer)):
        return made
    if not pa.types.is_large_string(kind) and not pa.types.is_string(kind):
        made = pa.array([None if value is None else plain(value) for value in made.to_pylist()], pa.large_string())
    return made.cast(pa.large_string())


def _whole(column: pa.Array) -> pa.Array:
    """Numbers with a fraction; whole ones where none has one; what is not a number is a gap."""
    column = pc.if_else(pc.is_finite(column), column, None)
    return column.cast(pa.int64()) if pc.all(pc.equal(pc.floor(column), column)).as_py() else column


def _width(label: str, column: pa.Array) -> int:
    """A width in characters that holds the longest of the first thousand cells, between 10 and 50."""
    longest = max((len(str(value)) for value in column.slice(0, 1000).to_pylist() if value is not None), default=0)
    return min(50, max(10, longest, min(30, len(label)))) + 2


def _letters(place: int) -> str:
    """The letters of a column: A, B ... Z, AA."""
    return (_letters(place // 26 - 1) if place >= 26 else "") + ascii_uppercase[place % 26]


def _text(cell: str, text: str, style: int = 0) -> str:
    shown = f' s="{style}"' if style else f' s="{QUOTED}"' if text.startswith(FORMULA_SIGNS) else ""
    return f'<c r="{cell}"{shown} t="inlineStr"><is><t xml:space="preserve">{escape(plain(text))}</t></is></c>'
