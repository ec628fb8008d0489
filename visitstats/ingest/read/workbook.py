"""Opens a file of any known format: content decides the format, the name is only used to notice a contradiction."""

from visitstats.ingest.model import Reason, Refused, Sheet, Workbook
from visitstats.ingest.read import archive, biff, delimited, flat, markup, office, spreadsheetml
from visitstats.ingest.read.formats import format_of
from visitstats.ingest.read.password import NEEDED, opened
from visitstats.ingest.read.precheck import DAMAGED, NO_SHEET

READERS = {
    "xlsx": office.read,
    "xlsb": office.read,
    "ods": office.read,
    "flat": flat.read,
    "xls": biff.read,
    "html": markup.read,
    "xml": spreadsheetml.read,
    "archive": archive.read,
    "text": delimited.read,
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
    if kind not in READERS:
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
    try:
        return READERS[kind](data, name)
    except Refused as refusal:
        if kind != "xls" or refusal.detail is not NEEDED:
            raise
    return READERS[kind](opened(data, password), name)
