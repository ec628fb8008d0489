"""Numbers that point to a person: individual identification numbers (IIN), telephones, e-mails, dates of birth."""

import datetime
import re
from collections.abc import Iterator

Span = tuple[int, int]

GAP = r"[ \u00a0\u2007\u2009\u202f\-\u2010-\u2013]?"
TWELVE = re.compile(rf"(?<![\d.,])\d(?:{GAP}\d){{11}}(?!\d)")
SHORTER = re.compile(r"(?<![\d.,])\d{9,11}(?:[.,]0+)?(?!\d)")  # a number cell loses the zeros in front
POWER = re.compile(r"(?<!\d)(\d)(?:[.,](\d*))?\s?[eEеЕ]\+?0?(11|10)(?!\d)")
DATE = re.compile(
    r"(?<!\d)\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{1,2}-\d{1,2}-\d{4}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
)
PHONE = re.compile(
    r"(?<![\d.,])(?:\+\s?7|8|7)[\s\u00a0(\-\u2011]{0,3}\d{3,4}[\s\u00a0)\-\u2011]{0,3}"
    r"\d{2,3}[\s\u00a0\-\u2011]{0,2}\d{2}[\s\u00a0\-\u2011]{0,2}\d{2}(?:[.,]0+)?(?!\d)"
    r"|(?<![\d.,])7\d{9}(?:[.,]0+)?(?!\d)"
    r"|(?:тел|моб|сот|tel|phone|whatsapp)[\w.]*[:\s]*\+?[\d(][\d\s()\-]{4,}\d",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
EMAIL = re.compile(r"[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+")
BORN = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4})\s*(?:г\.?\s?р\b\.?|года?\s+рожд\w*|ж\.?\s?т\b\.?|жылы?\s+туған)"
    r"|(?:д\.\s?р\.|род(?:ился|илась)|туған\s+(?:күні|жылы)|born(?:\s+on)?)[:\s]*\d[\d./-]{3,9}",
    re.IGNORECASE,
)


def spans(text: str) -> Iterator[Span]:
    """Where such numbers stand in the text."""
    if "@" in text:
        yield from (m.span() for m in EMAIL.finditer(text))
    digits = _digits(text)
    if digits >= 3 and ("E" in text or "e" in text or "Е" in text or "е" in text):
        yield from (m.span() for m in POWER.finditer(text) if _is_iin_start(m))
    if digits < 4:
        return
    yield from (m.span() for m in BORN.finditer(text))
    hidden = DATE.sub(lambda m: "#" * len(m.group()), text)  # dates beside each other look like a long number
    digits = _digits(hidden)
    if digits >= 5:
        yield from (m.span() for m in PHONE.finditer(hidden) if 5 <= _digits(m.group()) <= 13)
    if digits >= 9:
        yield from (m.span() for m in TWELVE.finditer(hidden) if _is_iin(re.sub(r"\D", "", m.group())))
        yield from (m.span() for m in SHORTER.finditer(hidden) if _is_iin(_whole(m.group()).zfill(12), strict=True))


def _digits(text: str) -> int:
    """How many digits a text has, in any script."""
    return sum(map(len, DIGITS.findall(text)))


def _whole(text: str) -> str:
    return re.split("[.,]", text)[0]


def _is_iin(digits: str, strict: bool = False) -> bool:
    """Six digits of a date of birth, then six; a strict look also wants the century digit and the check digit."""
    return _is_date(digits[:6]) and (not strict or (digits[6] in "0123456" and has_check_digit(digits)))


def _is_date(six: str) -> bool:
    for century in (19, 20):
        try:
            datetime.date(century * 100 + int(six[:2]), int(six[2:4]), int(six[4:6]))
        except ValueError:
            continue
        return True
    return False


def has_check_digit(digits: str) -> bool:
    """Whether the twelfth digit is the one that the rule for IINs asks for (weights 1-11, then 3-11, 1, 2)."""
    numbers = [int(d) for d in digits]
    rest = sum(n * w for n, w in zip(numbers, range(1, 12), strict=False)) % 11
    if rest == 10:
        rest = sum(n * w for n, w in zip(numbers, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], strict=False)) % 11
    return rest < 10 and rest == numbers[11]


def _is_iin_start(match: re.Match[str]) -> bool:
    """A number such as 8.9E+11, as a cell or an export shows an IIN: the digits that are left may begin a date."""
    digits = match.group(1) + (match.group(2) or "")
    digits = digits if match.group(3) == "11" else "0" + digits
    if len(digits) >= 6:
        return _is_date(digits[:6])
    return len(digits) < 4 or "01" <= digits[2:4] <= "12"
