"""Workbooks that open only with a password: decrypted in memory, the password is used and forgotten."""

import io
import struct
from xml.parsers.expat import ExpatError

from visitstats.ingest.model import Reason, Refused

EVERYBODYS = "VelvetSweatshop"  # Excel's own password for books that only forbid changes
NEEDED = Reason("The workbook opens only with a password. Enter the password, or save a copy without one.")
WRONG = Reason("The password does not open the workbook. Enter it again, or save a copy without a password.")


def opened(data: bytes, password: str | None) -> bytes:
    """The bytes of the workbook inside. Raises Refused (password_protected)."""
    import msoffcrypto  # here, because few files need it and it takes long to load
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    broken = (FileFormatError, ParseError, ExpatError, LookupError, ValueError, OSError, AssertionError, struct.error)
    for attempt in [password, EVERYBODYS] if password else [EVERYBODYS]:
        try:
            book = msoffcrypto.OfficeFile(io.BytesIO(data))
            book.load_key(password=attempt)
            inside = io.BytesIO()
            book.decrypt(inside)
        except (InvalidKeyError, DecryptionError):
            continue
        except broken:
            break
        if inside.getvalue():
            return inside.getvalue()
    raise Refused("password_protected", WRONG if password else NEEDED)
