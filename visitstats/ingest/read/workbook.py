"""Opens a file of any known format: content decides the format, the name is only used to notice a contradiction."""

from visitstats.ingest.model import Reason, Refused, Workbook
from visitstats.ingest.read import biff, delimited, markup, office
from visitstats.ingest.read.formats import format_of

READERS = {
    "xlsx": office.read,
    "xlsb": office.read,
    "ods": office.read,
    "xls": biff.read,
    "html": markup.read,
    "text": delimited.read,
}


def read_workbook(data: bytes, name: str, password: str | None = None) -> Workbook:
    """All sheets of the file, hidden ones too, with every cell at its own place.

    Raises Refused (password_protected, corrupt, not_a_spreadsheet, empty, too_large); reads no disk and no network.
    """
    if not data:
        raise Refused("empty", Reason("The file has no content (0 bytes). Save it again and send it once more."))
    kind = format_of(data)
    if kind not in READERS:
        raise Refused(
            "not_a_spreadsheet",
            Reason("This is no spreadsheet that can be read. Save it as .xlsx, .xls, .ods or .csv and try again."),
        )
    book = READERS[kind](data, name)
    if not any(sheet.rows for sheet in book.sheets):
        raise Refused("empty", Reason("No sheet of the file holds a value in any cell."))
    return book
