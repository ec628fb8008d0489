"""Workbooks of the zip formats (xlsx, xlsb, ods), read by calamine."""

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import Any

import python_calamine

from visitstats.ingest.model import Refused, Sheet, Workbook
from visitstats.ingest.read import different
from visitstats.ingest.read.binary import merged_cells
from visitstats.ingest.read.far import only
from visitstats.ingest.read.formats import format_of
from visitstats.ingest.read.formulas import drop_results_never_computed
from visitstats.ingest.read.precheck import DAMAGED, Package, examine
from visitstats.ingest.read.spans import opendocument_spans

DATE1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)[\"']")
WANTS_MEMORY = "MemError"  # in the words of a panic: the unpacker got no memory within the worker's limit

BROKEN = (python_calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, LookupError, ValueError, EOFError)


def read(data: bytes, name: str) -> Workbook:
    """All worksheets in the file's order. Raises Refused."""
    kind = format_of(data)
    try:
        return _read(data, name, kind)
    except BROKEN as error:
        raise Refused("corrupt", DAMAGED) from error
    except BaseException as error:  # a panic of the reader is a BaseException of its own
        if type(error).__name__ != "PanicException":
            raise
        if WANTS_MEMORY in str(error):
            raise MemoryError from None
        raise Refused("corrupt", DAMAGED) from None


def _read(data: bytes, name: str, kind: str) -> Workbook:
    package = examine(data)
    drop_results_never_computed(package)
    data = package.data
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    spans = None
    if kind == "ods":
        spans = opendocument_spans(package.part("content.xml"))
    elif kind == "xlsb":
        spans = merged_cells(package)
    sheets, seen = [], set()
    for number, meta in enumerate(book.sheets_metadata):
        target = package.targets[number] if len(package.targets) == len(book.sheets_metadata) else str(number)
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet or target in seen:
            continue
        seen.add(target)
        hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
        if target in package.long and (long := different.read(data, target, number, package.long.pop(target))):
            sheets.append(_long(meta.name, long, hidden))
            continue
        for source in _sources(book, number, package, target):
            merges = _merges(source.merged_cell_ranges) if spans is None else spans.get(meta.name, [])
            sheets.append(_sheet(meta.name, source, merges, hidden))
    return Workbook(name, kind, sheets, date1904=_counts_from_1904(package))


def _sources(
    book: python_calamine.CalamineWorkbook, number: int, package: Package, target: str
) -> Iterator[python_calamine.CalamineSheet]:
    """The sheet; or several views of it, where values stand so far apart that the whole cannot be laid out."""
    if target not in package.far:
        yield book.get_sheet_by_index(number)
    for box in package.far.get(target, []):
        copy = only(package.data, target, box)
        yield python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(copy)).get_sheet_by_index(number)


def _merges(ranges: list | None) -> list[tuple[int, int, int, int]]:
    return [(r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in ranges or []]


def _long(name: str, found: different.Long, hidden: bool) -> Sheet:
    bottom, right = found.top + len(found.rows) - 1, found.left + len(found.rows.columns) - 1
    inside = clip(_merges(found.merges), found.top, found.left, bottom, right)
    return Sheet(name, found.rows, found.top, found.left, inside, hidden)


def _sheet(name: str, source: python_calamine.CalamineSheet, merges: list, hidden: bool) -> Sheet:
    rows: list[list[Any]] = source.to_python(skip_empty_area=True)
    top, left = source.start or (0, 0)
    if datetime.timedelta in set(map(type, chain.from_iterable(rows))):
        rows = [[str(v) if type(v) is datetime.timedelta else v for v in row] for row in rows]
    rows = [[None if v == "" else v for v in row] if "" in row else row for row in rows]
    width = len(rows[0]) if rows else 0
    inside = clip(merges, top + 1, left + 1, top + len(rows), left + width)
    return Sheet(name, rows, top + 1, left + 1, inside, hidden)


def clip(merges: list, top: int, left: int, bottom: int, right: int) -> list[tuple[int, int, int, int]]:
    """The merges cut to the used range; a merge that is one cell wide and high after that is none."""
    cut = (
        (max(r1, top), max(c1, left), min(r2, bottom), min(c2, right))
        for r1, c1, r2, c2 in merges
        if r1 <= bottom and c1 <= right and r2 >= top and c2 >= left
    )
    return sorted(m for m in cut if (m[0], m[1]) != (m[2], m[3]))


def _counts_from_1904(package: Package) -> bool:
    """Whether the workbook counts days from 1904; in an xlsb it is a bit of the record BrtWbProp (number 153)."""
    binary = package.part("xl/workbook.bin")
    at = binary.find(b"\x99\x01")
    if binary:
        return 0 <= at < len(binary) - 4 and bool(binary[at + 3] & 1)
    return bool(DATE1904.search(package.part("xl/workbook.xml")))
