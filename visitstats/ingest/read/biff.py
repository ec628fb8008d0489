"""Old .xls workbooks, read by xlrd: on damaged files it gives clean errors where calamine takes all memory."""

import datetime
import io
from typing import Any

import xlrd
from xlrd.biffh import XL_CELL_BLANK, XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR

from visitstats.ingest.model import CellError, Refused, Sheet, Workbook
from visitstats.ingest.read.office import clip
from visitstats.ingest.read.password import NEEDED
from visitstats.ingest.read.precheck import DAMAGED


def read(data: bytes, name: str) -> Workbook:
    """All worksheets in the file's order. Raises Refused."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=True)
        sheets = [_sheet(book, number) for number in range(book.nsheets)]
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise Refused("password_protected", NEEDED) from error
        raise Refused("corrupt", DAMAGED) from error
    except MemoryError:
        raise
    except Exception as error:  # damaged records surface as any kind of error in xlrd
        raise Refused("corrupt", DAMAGED) from error
    return Workbook(name, "xls", sheets, date1904=book.datemode == 1)


def _sheet(book: xlrd.Book, number: int) -> Sheet:
    source = book.sheet_by_index(number)
    rows = [[_value(cell, book.datemode) for cell in source.row(r)] for r in range(source.nrows)]
    merges = [(r1 + 1, c1 + 1, r2, c2) for r1, r2, c1, c2 in source.merged_cells]
    hidden = source.visibility != 0
    book.unload_sheet(number)
    return trimmed(Sheet(source.name, rows, 1, 1, merges, hidden))


def _value(cell: Any, datemode: int) -> Any:
    kind, value = cell.ctype, cell.value
    if kind in (XL_CELL_EMPTY, XL_CELL_BLANK) or value == "":
        return None
    if kind == XL_CELL_DATE:
        return _moment(value, datemode)
    if kind == XL_CELL_BOOLEAN:
        return bool(value)
    if kind == XL_CELL_ERROR:
        return CellError(xlrd.error_text_from_code.get(value, "#N/A"))
    return value


def _moment(serial: float, datemode: int) -> Any:
    """The date, time or both that a serial number stands for; a serial outside the calendar stays a number."""
    try:
        moment = xlrd.xldate_as_datetime(serial, datemode)
    except (xlrd.XLDateError, OverflowError, ValueError):
        return serial
    if 0 <= serial < 1:
        return moment.time()
    return moment.date() if moment.time() == datetime.time() else moment


def trimmed(sheet: Sheet) -> Sheet:
    """The sheet without blank rows and columns at its edges, and with all rows of one length."""
    filled = [i for i, row in enumerate(sheet.rows) if any(v is not None for v in row)]
    if not filled:
        return Sheet(sheet.name, [], 1, 1, [], sheet.hidden)
    top, bottom = filled[0], filled[-1]
    rows = sheet.rows[top : bottom + 1]
    left = min(next(j for j, v in enumerate(row) if v is not None) for row in rows if any(v is not None for v in row))
    right = max(max(j for j, v in enumerate(row) if v is not None) for row in rows if any(v is not None for v in row))
    rows = [(row + [None] * (right + 1 - len(row)))[left : right + 1] for row in rows]
    first_row, first_column = sheet.first_row + top, sheet.first_column + left
    merges = clip(sheet.merges, first_row, first_column, first_row + len(rows) - 1, first_column + right - left)
    return Sheet(sheet.name, rows, first_row, first_column, merges, sheet.hidden)
