"""Numbers of visits as people type them: 12, 12*, 1 262, 12,0, ≈12, нет, –."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from visitstats.ingest.model import CellError
from visitstats.reference.spelling import fold
from visitstats.reference.words import best

DASHES = re.compile(r"[-–—−‐‑_\s.]*")
NUMBER = re.compile(r"(?P<about>[≈~∼≅]\s*)?(?P<digits>\d+)(?:[.,]0+)?\s*(?:\*+|[†‡¹²³⁴⁵]+|\d?\))?")
GROUPED = re.compile(r"(?<=\d)[\s\xa0\u2009\u202f'](?=\d{3}(?!\d))")
GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True)
class Count:
    """A number of visits: None where the text is no number (count_invalid); `stated` is false for an empty cell."""

    number: int | None
    approximate: bool = False
    stated: bool = True


MOST = 10_000_000  # what is beyond this is no number of visits, and would not fit
NOTHING = Count(0, stated=False)
INVALID = Count(None)


def read_count(value: Any) -> Count:
    """The number that a cell states."""
    if value is None or isinstance(value, CellError):
        return NOTHING
    if isinstance(value, bool):
        return INVALID
    if isinstance(value, (int, float)):
        return Count(int(value)) if 0 <= value <= MOST and value == int(value) else INVALID
    return _read_text(value) if isinstance(value, str) else INVALID


@lru_cache(maxsize=50_000)
def _read_text(text: str) -> Count:
    text = text.strip().strip("\xa0")
    if DASHES.fullmatch(text):
        return NOTHING
    plain = GROUPED.sub("", text.replace("\xa0", " "))
    if GROUPED_BY_COMMA.fullmatch(plain):
        plain = plain.replace(",", "")
    found = NUMBER.fullmatch(plain)
    if found and int(found["digits"]) > MOST:
        return INVALID
    if found:
        return Count(int(found["digits"]), approximate=bool(found["about"]))
    return NOTHING if best("none", fold(text)) else INVALID


def guess_count(value: Any) -> tuple[int, ...]:
    """The numbers that an unclear text may have meant; only good for checking a stated total."""
    words = fold(value).split()
    digits = [int(word) for word in words if word.isdigit()]
    spelled = [int(word.meaning) for name in words if (word := best("numbers", name))]
    return tuple(dict.fromkeys([*digits, *spelled]))


def is_number(value: Any) -> bool:
    """Whether a cell holds a number of any sort, also one typed as text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return True
    return isinstance(value, str) and any(map(str.isdigit, value)) and _read_text(value).number is not None
