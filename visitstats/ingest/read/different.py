"""Long sheets of an xlsx by their different cells: each is opened once, however often it stands in its column.

The sheet's XML is cut into cells with arrays. The cells of a column that are alike but for their place are then one
line of a small sheet, which takes the place of the long one in a copy of the workbook: the same reader as for all other
sheets says what they hold, so that both ways give the same values.
"""

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import python_calamine

from visitstats.ingest.coded import Coded, coded
from visitstats.ingest.longrows import LongRows
from visitstats.ingest.read.copies import with_sheet

LARGE = 1 << 20  # bytes of XML from which this way is worth it
BLOCK = 16 << 20
WIDEST, HIGHEST = 702, 1_048_576  # columns up to ZZ; rows of a sheet
ACROSS = 100  # different cells that stand in one row of the small sheet
DATA = re.compile(rb"<sheetData\b[^>]*>")
FIRST_CELL, FIRST_DIGIT = 6, 8  # places within `<c r="A1"` and `<row r="1"`


@dataclass
class Cells:
    """Cells of one column from top to bottom: their rows, and what stands behind their place, each text once."""

    rows: np.ndarray
    texts: pa.DictionaryArray


@dataclass
class Long:
    """A long sheet: its rows from the first that holds a value, that row, its first column, and merged cells."""

    rows: LongRows
    top: int
    left: int
    merges: list[tuple[tuple[int, int], tuple[int, int]]]


def read(data: bytes, part: str, number: int, xml: bytes) -> Long | None:
    """The sheet of this number in the workbook, whose XML is in `part`; None where it is not plain enough for this."""
    opening = DATA.search(xml)
    end = xml.find(b"</sheetData>")
    if opening is None or end < 0 or xml.find(b"<!") >= 0:
        return None
    columns = _columns(xml, opening.end(), end)
    if not columns:
        return None
    texts = {column: pa.chunked_array([one.texts for one in parts]) for column, parts in columns.items()}
    texts = {column: found.unify_dictionaries() for column, found in texts.items()}
    different = [text for found in texts.values() for text in found.chunk(0).dictionary.to_pylist()]
    small = with_sheet(data, part, xml[: opening.start()] + _small(different) + xml[end + len(b"</sheetData>") :])
    source = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(small)).get_sheet_by_index(number)
    read_cells = source.to_python(skip_empty_area=False)
    values = iter([_value(cell) for row in read_cells[1:-1] for cell in row])
    filled = {}
    for column, found in texts.items():
        known = coded([next(values) for _ in range(len(found.chunk(0).dictionary))])
        codes = np.concatenate([chunk.indices.to_numpy() for chunk in found.chunks])
        filled[column] = known.codes[codes], known.values
    rows = {column: np.concatenate([one.rows for one in parts]) for column, parts in columns.items()}
    return _laid_out(rows, filled, source.merged_cell_ranges or [])


def _columns(xml: bytes, at: int, end: int) -> dict[int, list[Cells]]:
    """The cells that hold anything, by column from 1; nothing where the sheet is not plain."""
    found: dict[int, list[Cells]] = {}
    for first, last in _blocks(xml, at, end):
        block = _cells(memoryview(xml)[first:last])
        if block is None:
            return {}
        for column, cells in block.items():
            before = found.setdefault(column, [])
            if before and before[-1].rows[-1] >= cells.rows[0]:
                return {}
            before.append(cells)
    return dict(sorted(found.items()))


def _blocks(xml: bytes, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where parts of a sheet begin and end, cut between two rows."""
    while at < end:
        last = end if end - at <= BLOCK else xml.rfind(b"<row ", at + 1, at + BLOCK)
        last = last if last > at else end
        yield at, last
        at = last


def _cells(block: memoryview) -> dict[int, Cells] | None:
    """The cells of some rows by column; None where they are written in another way than `<row r="1"><c r="A1"...`."""
    signs = np.frombuffer(bytes(block) + b" " * 16, np.uint8)
    tags = np.flatnonzero(signs == ord("<"))
    one, two = signs[tags + 1], signs[tags + 2]
    is_row = (one == ord("r")) & (two == ord("o"))
    is_cell = (one == ord("c")) & (two == ord(" "))
    row_tags, places = tags[is_row], np.flatnonzero(is_cell)
    starts = tags[places]
    if not len(row_tags) or not len(starts) or starts[0] < row_tags[0]:
        return None
    if not _all(signs, row_tags, b'<row r="') or not _all(signs, starts, b'<c r="'):
        return None
    numbers = _numbers(signs, row_tags + FIRST_DIGIT)
    rows = numbers[np.cumsum(is_row)[places] - 1]
    columns, behind = _letters(signs, starts + FIRST_CELL)
    behind = behind + np.searchsorted(10 ** np.arange(1, 8), rows, side="right") + 1
    if not np.all((signs[behind] == ord('"')) & (signs[behind - 1] == ord("0") + rows % 10)):
        return None
    ends = tags[(one == ord("/")) & (two == ord("c")) & (signs[tags + 3] == ord(">"))]
    after, sign = np.append(one, 0)[places + 1], np.append(two, 0)[places + 1]
    inside = (
        (after == ord("v")) | (after == ord("f")) | (after == ord("i")) | ((after == ord("/")) & (sign == ord("c")))
    )
    rows, columns, bodies = rows[inside], columns[inside], behind[inside] + 1
    if len(ends) != len(bodies) or np.any(ends < bodies) or np.any(ends[:-1] > starts[inside][1:]):
        return None
    if not len(bodies) or rows.min() < 1 or rows.max() > HIGHEST or columns.max() > WIDEST or columns.min() < 1:
        return None
    return _by_column(signs, rows, columns, bodies, ends)


def _by_column(signs: np.ndarray, rows: np.ndarray, columns: np.ndarray, bodies: np.ndarray, ends: np.ndarray) -> Any:
    bounds = np.empty(2 * len(bodies), np.int32)  # cells and what stands between them in turn
    bounds[0::2], bounds[1::2] = bodies, ends
    texts = pa.BinaryArray.from_buffers(pa.binary(), len(bounds) - 1, [None, pa.py_buffer(bounds), pa.py_buffer(signs)])
    found = {}
    for column in np.flatnonzero(np.bincount(columns)):
        own = np.flatnonzero(columns == column)
        if np.any(np.diff(rows[own]) <= 0):
            return None
        found[int(column)] = Cells(rows[own], texts.take(pa.array(2 * own)).dictionary_encode())
    return found


def _all(signs: np.ndarray, places: np.ndarray, text: bytes) -> bool:
    return all(bool(np.all(signs[places + number] == sign)) for number, sign in enumerate(text))


def _numbers(signs: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The numbers of at most seven digits that begin at these places; 0 where a sign follows that ends none."""
    numbers, going = np.zeros(len(places), np.int64), np.ones(len(places), bool)
    for place in range(8):
        sign = signs[places + place]
        going &= (sign >= ord("0")) & (sign <= ord("9"))
        if not going.any():
            break
        numbers = np.where(going, numbers * 10 + (sign - ord("0")), numbers)
    return numbers


def _letters(signs: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The columns that the letters at these places name, and where the letters end less one."""
    columns, length = np.zeros(len(places), np.int64), np.zeros(len(places), np.int64)
    going = np.arange(len(places))
    for place in range(3):
        sign = signs[places[going] + place]
        letter = (sign >= ord("A")) & (sign <= ord("Z"))
        going, sign = going[letter], sign[letter]
        columns[going] = columns[going] * 26 + sign - (ord("A") - 1)
        length[going] += 1
    return columns, places + length


def _small(different: list[bytes]) -> bytes:
    """Sheet data with each of these cells once; full rows before and after keep blank ones at the ends in place."""
    full = [b"><v>1</v>"] * ACROSS
    lines = [full, *(different[at : at + ACROSS] for at in range(0, len(different), ACROSS)), full]
    rows = (b"<row><c" + b"</c><c".join(line) + b"</c></row>" for line in lines)
    return b"<sheetData>" + b"".join(rows) + b"</sheetData>"


def _value(cell: Any) -> Any:
    if type(cell) is datetime.timedelta:
        return str(cell)
    return None if cell == "" else cell


def _laid_out(rows: dict[int, np.ndarray], filled: dict[int, tuple[np.ndarray, list]], merges: list) -> Long | None:
    """The columns side by side, from the first row and column that hold a value."""
    holding = {column: rows[column][codes > 0] for column, (codes, _) in filled.items()}
    holding = {column: places for column, places in holding.items() if len(places)}
    if not holding:
        return None
    top, bottom = min(places[0] for places in holding.values()), max(places[-1] for places in holding.values())
    columns = []
    for column in range(min(holding), max(holding) + 1):
        cells, values = filled.get(column, (np.zeros(0, np.int32), [None]))
        codes = np.zeros(bottom - top + 1, np.int32)
        codes[holding.get(column, np.zeros(0, np.int64)) - top] = cells[cells > 0]
        columns.append(Coded(codes, values))
    return Long(LongRows(columns), int(top), min(holding), merges)
