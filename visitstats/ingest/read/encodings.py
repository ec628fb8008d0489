"""Which encoding a text is in: a mark, the zeros of UTF-16 and 32, strict UTF-8, else the code page that reads best.

What cannot be told is refused with its line; nothing is ever decoded into wrong letters silently.
"""

import codecs
import contextlib
import re

from visitstats.ingest.model import Reason, Refused
from visitstats.ingest.read.letters import reads_as
from visitstats.ingest.read.western import western_page

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
CODE_PAGES = ("cp1251", "kz1048", "ptcp154", "koi8_r", "cp866", "mac_cyrillic")
UTF8_RUN = re.compile(rb"(?:[\xd0-\xd3][\x80-\xbf]){4}")  # four Cyrillic letters; in no code page is this a word
UTF8_PAIRS = [pair.encode() for pair in ("ст", "на", "лы")]
WINDOW = 1 << 20  # bytes at both ends that are searched for any UTF-8; between them only for frequent pairs of letters
HEAD = 1 << 18  # bytes that are scored
RARE = bytes(range(0x80, 0xC0))
PLAIN = bytes(set(range(256)) - set(RARE))
CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
SURE, CLOSE = -4.2, 0.12  # mean logarithm of a letter pair: the least for a text, the least between two readings

MIXED = Reason("From line {row} on, the text is in another encoding. Save the whole file as CSV UTF-8 and try again.")
UNCLEAR = Reason("The encoding of the text cannot be told (line {row}). Save the file as CSV UTF-8 and try again.")
BINARY = Reason("This is no text and no spreadsheet. Save it as .xlsx, .xls, .ods or .csv and try again.")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Refused (corrupt, not_a_spreadsheet)."""
    encoding = _by_mark(data) or _by_zeros(data)
    if encoding is None:
        _check_is_text(data)
        encoding = "utf-8"
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise Refused("corrupt", Reason(UNCLEAR.text, {"row": _line(data, error.start)})) from error
        return _by_code_page(data, error.start)


def _by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the upper bytes of Latin and Cyrillic characters are 0 and 4."""
    head = data[: HEAD & ~3]
    if len(data) % 2 or len(head) < 4:
        return None
    upper = {place: sum(map(head[place::4].count, b"\0\4")) / len(head[place::4]) for place in range(4)}
    zero = {place: head[place::4].count(0) / len(head[place::4]) for place in range(4)}
    if len(data) % 4 == 0 and zero[2] > 0.9 and zero[3] > 0.9 and upper[1] > 0.8 and zero[0] < 0.5:
        return "utf-32-le"
    if len(data) % 4 == 0 and zero[0] > 0.9 and zero[1] > 0.9 and upper[2] > 0.8 and zero[3] < 0.5:
        return "utf-32-be"
    if min(upper[1], upper[3]) > 0.8 and max(upper[0], upper[2]) < 0.5:
        return "utf-16-le"
    if min(upper[0], upper[2]) > 0.8 and max(upper[1], upper[3]) < 0.5:
        return "utf-16-be"
    return None


def _check_is_text(data: bytes) -> None:
    head = data[:HEAD].replace(b"\0", b"")
    if len(head) * 2 < min(len(data), HEAD):
        raise Refused("not_a_spreadsheet", BINARY)
    controls = len(head) - len(head.translate(None, CONTROL))
    if controls * 100 > len(head):
        raise Refused("not_a_spreadsheet", BINARY)


def code_page_of(data: bytes) -> str | None:
    """The code page in which a text reads best; None where it is in an encoding of another sort or cannot be told."""
    if _by_mark(data) or _by_zeros(data):
        return None
    try:
        _check_is_text(data)
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        with contextlib.suppress(Refused):
            return _best_code_page(data, error.start)
    except Refused:
        pass
    return None


def _by_code_page(data: bytes, broken_at: int) -> tuple[str, str]:
    """The text by the code page in which it reads best. `broken_at` is where strict UTF-8 stopped."""
    encoding = _best_code_page(data, broken_at)
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise Refused("corrupt", Reason(MIXED.text, {"row": _line(data, error.start)})) from error


def _best_code_page(data: bytes, broken_at: int) -> str:
    run = _utf8_within(data)
    if run is not None:
        raise Refused("corrupt", Reason(MIXED.text, {"row": _line(data, max(run, broken_at))}))
    if page := western_page(data):
        return page
    sample = _sample(data)
    readings = []
    for encoding in CODE_PAGES:
        try:
            readings.append((reads_as(sample.decode(encoding)), -CODE_PAGES.index(encoding), encoding))
        except UnicodeDecodeError:
            continue
    readings.sort(reverse=True)
    if not readings or readings[0][0] < SURE or _is_close(sample, readings):
        raise Refused("corrupt", Reason(UNCLEAR.text, {"row": _line(data, broken_at)}))
    return readings[0][2]


def _utf8_within(data: bytes) -> int | None:
    """Where UTF-8 stands within a text that is not UTF-8 as a whole."""
    if run := UTF8_RUN.search(data, 0, WINDOW):
        return run.start()
    last = max(WINDOW, len(data) - WINDOW)
    places = [place for pair in UTF8_PAIRS if (place := data.find(pair, WINDOW, last)) >= 0]
    if run := UTF8_RUN.search(data, last):
        places.append(run.start())
    return min(places, default=None)


def _is_close(sample: bytes, readings: list[tuple[float, int, str]]) -> bool:
    """Whether another code page reads about as well and gives other letters."""
    best = sample.decode(readings[0][2])
    return any(
        readings[0][0] - score < CLOSE
        and (other := sample.decode(encoding)) != best
        and _letters(other) != _letters(best)
        for score, _, encoding in readings[1:]
    )


def _letters(text: str) -> list[str]:
    return list(filter(str.isalpha, text))


def _sample(data: bytes) -> bytes:
    """The start of the data, and a few lines for each rarer byte that the start does not hold."""
    parts = [data[:HEAD]]
    for byte in set(data.translate(None, PLAIN)) - set(parts[0]):
        at = HEAD - 1
        for _ in range(5):
            at = data.find(bytes([byte]), at + 1)
            if at < 0:
                break
            parts.append(data[data.rfind(b"\n", 0, at) + 1 : data.find(b"\n", at) + 1 or None][:1000])
    return b"\n".join(parts)


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
