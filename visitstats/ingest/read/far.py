"""Sheets of an xlsx whose values stand far apart: a parser lays out every cell between A1 and XFD1048576.

Such a sheet is read box by box, each box being a group of cells near each other, from a copy of the workbook in memory.
"""

import io
import re
import zipfile

from visitstats.ingest.model import Reason, Refused
from visitstats.ingest.read.copies import with_sheet

Box = tuple[int, int, int, int]  # first row, first column, last row, last column, 1-based and inclusive

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
ROOMY = 30_000_000  # cells that a parser may lay out
MOST_BOXES = 64
ROW_GAP, COLUMN_GAP = 1_000, 100  # blank rows or columns that part two boxes
REFERENCE = re.compile(rb"\sr=[\"']([A-Z]*)(\d+)[\"']")
ENDS = 1 << 16  # bytes at both ends of a sheet, where cells that stand far off are found
CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]+)(\d+)[\"'][^>]*?(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
DATA = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*?>")
DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*/>")

BEYOND = Reason("A cell lies beyond the last row or column that a sheet can have. Save the file again and retry.")
SCATTERED = Reason("The values of a sheet are scattered over more than {n} places. Move them together and try again.")


def column_number(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def boxes(xml: bytes) -> list[Box]:
    """The boxes that hold all values of a sheet; empty where the sheet can be laid out whole. Raises Refused.

    Only the ends of a sheet are looked at before: a far cell in its middle stops the reader at its memory limit.
    """
    if _area(_around([(int(row), column_number(letters)) for letters, row in _ends(xml)])) <= ROOMY:
        return []
    places = [(int(row), column_number(letters)) for letters, row, inner in CELL.findall(xml) if _has_value(inner)]
    if any(row > LAST_ROW or column > LAST_COLUMN for row, column in places):
        raise Refused("corrupt", BEYOND)
    if not places or _area(_around(places)) <= ROOMY:
        return []
    found = [_around(b) for a in _parted(places, 0, ROW_GAP) for b in _parted(a, 1, COLUMN_GAP)]
    if len(found) > MOST_BOXES or any(_area(box) > ROOMY for box in found):
        raise Refused("too_large", Reason(SCATTERED.text, {"n": MOST_BOXES}))
    return found


def _ends(xml: bytes) -> list[tuple[bytes, bytes]]:
    """The references at both ends of a sheet, with A1."""
    found = REFERENCE.findall(xml[:ENDS]) + REFERENCE.findall(xml[-ENDS:])
    return [(b"A", b"1"), *((letters, row[:9]) for letters, row in found)]


def _has_value(inner: bytes) -> bool:
    return b"<v>" in inner or b":v>" in inner or b"<is" in inner or b":is" in inner or b"<v " in inner


def _around(places: list[tuple[int, int]]) -> Box:
    rows, columns = [p[0] for p in places], [p[1] for p in places]
    return min(rows), min(columns), max(rows), max(columns)


def _area(box: Box) -> int:
    return (box[2] - box[0] + 1) * (box[3] - box[1] + 1)


def _parted(places: list[tuple[int, int]], axis: int, gap: int) -> list[list[tuple[int, int]]]:
    """The places in groups between which there are more than `gap` blank rows (axis 0) or columns (axis 1)."""
    groups: list[list[tuple[int, int]]] = []
    for place in sorted(places, key=lambda p: p[axis]):
        if groups and place[axis] - groups[-1][-1][axis] <= gap:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def only(data: bytes, part: str, box: Box) -> bytes:
    """A copy of the workbook in which the sheet in `part` has only the cells within the box."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        xml = source.read(part)
    return with_sheet(data, part, _cut(xml, box))


def _cut(xml: bytes, box: Box) -> bytes:
    opening = DATA.search(xml)
    if opening is None:
        return xml
    prefix = opening.group(1)
    rows: dict[int, list[bytes]] = {}
    for match in CELL.finditer(xml):
        row, column = int(match.group(2)), column_number(match.group(1))
        if box[0] <= row <= box[2] and box[1] <= column <= box[3]:
            rows.setdefault(row, []).append(match.group())
    lines = [b'<%brow r="%d">%b</%brow>' % (prefix, row, b"".join(rows[row]), prefix) for row in sorted(rows)]
    end = xml.find(b"</%bsheetData>" % prefix)
    tail = xml[end:] if end >= 0 else b"</%bsheetData></%bworksheet>" % (prefix, prefix)
    return DIMENSION.sub(b"", xml[: opening.end()]) + b"".join(lines) + tail
