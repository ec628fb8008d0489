"""A table on the screen as CSV and as an Excel workbook, exactly as it is shown; text never becomes a formula."""

import csv
import io
from dataclasses import dataclass
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from visitstats.export.large_sheet import large_sheet

LARGE = 2_000  # rows; longer tables are written another way, which takes a hundredth of the time
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))  # characters that no workbook may hold
CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """A table with its words: title, subtitle, source line, and the demonstration mark ("" when data are real).

    `mark_title` heads the column of a CSV file that repeats the mark.
    """

    title: str
    subtitle: str
    source: str
    mark: str
    name: str
    table: pd.DataFrame
    mark_title: str = ""


def _plain(value: Any) -> Any:
    """A value as files hold it: None for a gap, whole numbers as int, everything unknown as text."""
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value


def _guarded(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return "'" + value
    return value


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, commas, one heading row; demonstration data say so in a last column."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    mark = [sheet.mark] if sheet.mark else []
    mark_title = [sheet.mark_title or sheet.mark] if sheet.mark else []
    writer.writerow([_guarded(str(name)) for name in sheet.table.columns] + mark_title)
    for row in sheet.table.itertuples(index=False):
        writer.writerow([_guarded(_plain(value)) for value in row] + mark)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def xlsx_bytes(sheet: Sheet) -> bytes:
    """One sheet: title, subtitle and demonstration mark above the table, the source line below it."""
    head = [text for text in (sheet.title, sheet.subtitle, sheet.mark) if text]
    if len(sheet.table) > LARGE:
        return large_sheet(_sheet_name(sheet.name), head, sheet.table, sheet.source)
    book = Workbook(write_only=True)
    page = book.create_sheet(_sheet_name(sheet.name))
    for number, width in enumerate(_widths(sheet.table), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = f"A{len(head) + 3}"
    for place, text in enumerate(head):
        page.append([_cell(page, text, bold=place == 0 or text == sheet.mark, size=14 if place == 0 else 11)])
    page.append([])
    page.append([_cell(page, str(name), bold=True, wrap=True) for name in sheet.table.columns])
    for row in sheet.table.itertuples(index=False):
        page.append([_cell(page, _plain(value)) for value in row])
    page.append([])
    page.append([_cell(page, sheet.source)])
    book.properties.title = sheet.title.translate(FORBIDDEN)
    book.properties.creator = ""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: Any, value: Any, bold: bool = False, size: int = 11, wrap: bool = False) -> Any:
    if isinstance(value, str):
        value = value.translate(FORBIDDEN)[:32767]
    cell = WriteOnlyCell(page, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
    if bold or size != 11:
        cell.font = Font(bold=bold, size=size)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, float):
        cell.number_format = "0.0000"
    return cell


def _widths(table: pd.DataFrame) -> list[float]:
    """Column widths in signs: the longest value of the first thousand rows, between 10 and 50."""
    widths = []
    for place, name in enumerate(table.columns):
        longest = max([len(str(value)) for value in table.iloc[:1000, place]], default=0)
        widths.append(float(min(50, max(10, longest, min(30, len(str(name)))) + 2)))
    return widths


def _sheet_name(name: str) -> str:
    """A name that Excel accepts for a sheet: at most 31 signs, none of []:*?/\\."""
    kept = "".join(" " if sign in "[]:*?/\\" else sign for sign in name.translate(FORBIDDEN)).strip("' ")
    return kept[:31] or "1"


def file_name(title: str, ending: str) -> str:
    """A name for a download in the reader's words, without signs that file systems refuse."""
    kept = "".join(" " if sign in '<>:"/\\|?*«»“”' or ord(sign) < 32 else sign for sign in title)
    return " ".join(kept.split())[:110].strip(" .") + "." + ending
