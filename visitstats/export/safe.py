"""Text of the data for other programs: as typed, without the characters that no office file may hold."""

import base64
import re
from hashlib import sha256
from typing import Any

# Controls other than tab and line breaks, halves of surrogate pairs, and the two non-characters XML forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet program takes text that opens with one of these as a formula when somebody edits the cell.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def plain(text: Any) -> str:
    """The text as it can be stored in an office file, an SVG or a page; forbidden characters are left out."""
    return _FORBIDDEN.sub("", str(text))


def one_line(text: Any) -> str:
    """The same on one line: tabs and line breaks become spaces."""
    return re.sub("[\t\r\n]", " ", plain(text))


def file_name(text: str) -> str:
    """A name that every system accepts, made of letters, figures and hyphens."""
    return re.sub(r"[^\w-]+", "-", plain(text)).strip("-")[:80] or "export"


def script_hash(script: str) -> str:
    """The word by which a content policy allows one script inside a page."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"
