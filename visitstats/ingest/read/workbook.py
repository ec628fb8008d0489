"""Opens a file of any known format: content decides the format, the name is only used to notice a contradiction."""

from collections.abc import Callable
from importlib import import_module

from visitstats.ingest.model import Reason, Refused, Sheet, Workbook
from visitstats.ingest.read import delimited, office
from visitstats.ingest.read.formats import format_of
from visitstats.ingest.read.password import NEEDED, opened
from visitstats.ingest.read.precheck import DAMAGED, NO_SHEET

Reader = Callable[[bytes, str], Workbook]
READERS: dict[str, Reader] = {"xlsx": office.read, "xlsb": office.read, "ods": office.read, "text": delimited.read}
OTHERS = {  # modules that are loaded when the first such file comes: that takes a tenth of a process's start
    "flat": "flat",
    "xls": "biff",
    "html": "markup",
    "xml": "spreadsheetml",
    "archive": "archive",
}
TEXT_NAMES = (".csv", ".tsv", ".tab", ".txt")

EMPTY = Reason("No sheet of the file holds a value in any cell.")
NOTHING = Reason("The file has no content (0 bytes). Save it again and send it once more.")
NO_TEXT = Reason("The name says that this is text, but it is a workbook. Give it the ending .xlsx and try again.")


def read_workbook(data: bytes, name: str, password: str | None = None) -> Workbook:
    """All sheets of the file, hidden ones too, with every cell at its own place.

    Raises Refused (password_protected, corrupt, not_a_spreadsheet, empty, too_large); reads no disk and no network.
    """
    if not data:
        raise Refused("empty", NOTHING)
    if not data.strip(b"\0"):
        raise Refused("corrupt", DAMAGED)  # room on a disk that nothing was written to
    kind = format_of(data)
    if kind == "encrypted":
        return read_workbook(opened(data, password), name)
    if kind in ("zip", "cut"):
        raise Refused("corrupt", DAMAGED)
    if kind not in READERS and kind not in OTHERS:
        raise Refused("not_a_spreadsheet", NO_SHEET)
    if kind in ("xlsx", "xlsb", "ods", "xls") and name.lower().endswith(TEXT_NAMES):
        raise Refused("not_a_spreadsheet", NO_TEXT)
    book = _read(kind, data, name, password)
    if not any(_holds_value(sheet) for sheet in book.sheets):
        raise Refused("empty", EMPTY)
    return book


def _holds_value(sheet: Sheet) -> bool:
    """Whether anything but spaces stands in a cell."""
    return any(value is not None and str(value).strip() for row in sheet.rows for value in row)


def _read(kind: str, data: bytes, name: str, password: str | None) -> Workbook:
    """Old workbooks carry their encryption inside: they are tried as they are first."""
    reader = READERS[kind] if kind in READERS else import_module(f"{__package__}.{OTHERS[kind]}").read
    try:
        return reader(data, name)
    except Refused as refusal:
        if kind != "xls" or refusal.detail is not NEEDED:
            raise
    return reader(opened(data, password), name)
