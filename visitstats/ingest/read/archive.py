"""Web archives ("single file web page", MHTML) that Excel saves under .xls or .mht: each page with cells is a sheet."""

import email
import email.policy

from visitstats.ingest.model import Refused, Workbook
from visitstats.ingest.read import markup
from visitstats.ingest.read.precheck import DAMAGED, NO_SHEET

FRAMES = ("tabstrip", "filelist")  # pages that only lead to the others


def read(data: bytes, name: str) -> Workbook:
    """The pages of the archive as sheets without a name. Raises Refused."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    book = Workbook(name, "html", [])
    pages = 0
    for part in message.walk():
        location = str(part.get("Content-Location", "")).lower()
        if part.get_content_type() != "text/html" or any(word in location for word in FRAMES):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            try:
                page = markup.read(content, name)
            except Refused:  # a page with nothing but text
                continue
            pages += 1
            book.sheets += [sheet for sheet in page.sheets if sheet.rows]
            book.encoding = page.encoding
    if not pages:
        related = message.get_content_type() == "multipart/related"
        raise Refused("corrupt", DAMAGED) if related else Refused("not_a_spreadsheet", NO_SHEET)
    return book
