"""Dates as people type them: the forms are lines of words/date_forms.csv, one order of day and month a column."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from visitstats.ingest.values.datetext import normal, roman_month
from visitstats.ingest.values.names import is_blank
from visitstats.reference.spelling import fold
from visitstats.reference.words import lines, meaning_of

SERIAL = range(20_000, 80_000)
YEARS = range(1900, 2300)
DAYS_OF_MONTH = re.compile(r"(\d{1,2})(?:\s*(?:[-–—,и]|по|мен|and)\s*\d{1,2})+\.?")  # 5-7, where the month is known
SHORT_YEAR = re.compile(  # янв.19, янв.'19, март 19 г.
    r"([^\W\d]{3,9})(?:[.'’-]{1,2}\s?|\s(?=\d\d\s*г))(1[3-9]|[2-4]\d)(?:\s*г\.?)?",
    re.IGNORECASE,
)

GROWTH = re.compile(
    r"[Δ∆]? ?(20\d\d)(?: ?г\.?| год)? ?(?:[/–—-]|против|against|over|versus) ?(20\d\d)(?: ?г\.?| год\w*)?"
    r"[ ,]*\(?[%+±/,–—-]*\)?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(r"([а-яёәіңғүұқөһ]{3,9})\.?\s(1[3-9]|[2-4]\d)", re.IGNORECASE)


def short_year(text: str) -> re.Match[str] | None:
    """A month and the last two digits of its year at the head of a table: in "Янв 23" a day would stand first."""
    return SHORT_YEAR.fullmatch(text) or MONTH_FIRST.fullmatch(text)


def is_growth(text: str) -> bool:
    """Whether a header compares a year with one before: "2022/2021", "2022/2021, +/-"."""
    years = GROWTH.fullmatch(text.replace("\xa0", " "))
    return years is not None and years[1] > years[2]


@dataclass(frozen=True)
class When:
    """A day, month or year as far as the cell tells it; `problem` where it tells nothing that can be a date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    problem: str | None = None
    order: str | None = None  # dm or md, where the reading depends on the order of day and month

    @property
    def full(self) -> bool:
        """Whether the day is known."""
        return self.day is not None


MISSING, INVALID = When(problem="date_missing"), When(problem="date_invalid")


@cache
def forms() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """The forms as regular expressions, their kind, and whether day and month may change places in them."""
    return tuple(
        (re.compile(_expression(row["form"])), row["kind"], bool(re.fullmatch(r"(D\.M|D\.M\.Y)(-.*)?", row["form"])))
        for row in lines("words/date_forms")
    )


def _expression(form: str) -> str:
    seen: dict[str, int] = {}
    pieces = {"Y4": r"\d{4}", "Y": r"(?:\d{4}|\d{2})", "MM": r"\d\d", "DD": r"\d\d", "M": r"\d{1,2}", "D": r"\d{1,2}"}
    pieces |= {"N": r"N\d+", "Q": "Q", "~": r" ?[./-] ?", "-": r" ?- ?", " ": r"[ ./-]+"}
    text, apart = "", 0
    for symbol in re.findall(r"Y4|Y|MM|M|DD|D|N|Q|\.|~|-| ", form):
        name = {"Y4": "Y", "MM": "M", "DD": "D"}.get(symbol, symbol)
        if symbol == ".":  # the same sign throughout one date: 5-7.02 is a range
            text += rf" ?(?P=S{apart}) ?" if f"<S{apart}>" in text else rf" ?(?P<S{apart}>[./-]) ?"
            continue
        apart += symbol == "-"
        if name.isalpha() and name != "Q":
            seen[name] = seen.get(name, 0) + 1
            text += f"(?P<{name}{seen[name]}>{pieces[symbol]})"
        else:
            text += pieces[symbol]
    return text


@lru_cache(maxsize=100_000)
def readings(text: str) -> tuple[When, ...]:
    """All readings of a text as a date, under day before month first."""
    if month := _month_of_short_year(text):
        return (month,)
    plain = normal(text)
    found: list[When] = []
    for pattern, kind, swaps in forms():
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        found.append(_when(parts, kind, "dm" if swaps else None))
        if swaps:
            turned = {**parts, "D1": parts["M1"], "M1": parts["D1"]}
            found.append(_when(turned, kind, "md"))
        if any(when.problem is None for when in found):
            return tuple(found)
    return _said_twice(text) or tuple(found)


def _said_twice(text: str) -> tuple[When, ...]:
    """The readings of a date in two languages: "12 қаңтар / 12 января"."""
    parts = [readings(part) for part in text.split(" / ")] if " / " in text else []
    return parts[0] if len(parts) > 1 and parts[0] and len(set(parts)) == 1 else ()


def _month_of_short_year(text: str) -> When | None:
    """A month beside two digits of its year, as spreadsheets show it: мар.19; "Jan. 19" with a space is a day."""
    match = None if text.isascii() and " " in text else SHORT_YEAR.fullmatch(text)
    month = meaning_of("months", fold(match[1])) if match else None
    return When(2000 + int(match[2]), int(month)) if match and month else None


def _when(parts: dict[str, str | None], kind: str, order: str | None) -> When:
    year = _year(parts.get("Y1"))
    named = parts.get("M1") or parts.get("N1") or parts.get("M2") or parts.get("N2")
    month = int(named.lstrip("N")) if named else None
    day = int(parts["D1"] or 0) if parts.get("D1") else None
    last = str(parts.get("M2") or parts.get("N2") or "0").lstrip("N")
    if year and not parts.get("Y2") and month and 0 < int(last) < month:
        year -= 1  # a range over New Year, with the year of its last day
    if (month is not None and not 1 <= month <= 12) or (day is not None and not _is_day(year, month, day)):
        return When(problem="date_invalid", order=order)
    return When(year, month if kind != "year" else None, day if kind == "day" else None, order=order)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _is_day(year: int | None, month: int | None, day: int) -> bool:
    if day < 1 or (month is not None and not 1 <= month <= 12):
        return False
    return day <= (monthrange(year or 2024, month)[1] if month else 31)


def read_date(value: Any, order: str, date1904: bool = False, part: str = "date") -> When:
    """A cell of a date column, with the column's order of day and month ("dm" or "md").

    `part` is date, or day, month, year for columns that hold only that part.
    """
    if isinstance(value, datetime):
        return When(value.year, value.month, value.day)
    if isinstance(value, date):
        return When(value.year, value.month, value.day)
    if is_blank(value):
        return MISSING
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value, order, date1904, part)
    if not isinstance(value, str):
        return INVALID
    text = value.strip()
    if part == "day" and (days := DAYS_OF_MONTH.fullmatch(text)):
        text = days[1]
    if part == "month" and (month := roman_month(text)):
        return When(month=month)
    if re.fullmatch(r"\d{1,2}|\d{4,5}(?:[.,]\d+)?", text):
        return _from_number(float(text.replace(",", ".")), order, date1904, part)
    return in_order(readings(text), order)


def in_order(found: Iterable[When], order: str) -> When:
    """The reading that has the column's order, or none."""
    fitting = [when for when in found if when.order in (None, order)]
    return next((when for when in fitting if not when.problem), fitting[0] if fitting else INVALID)


def _from_number(number: float, order: str, date1904: bool, part: str) -> When:
    whole = int(number)
    if whole in YEARS and whole == number:
        return When(year=whole)
    if whole in SERIAL:
        start = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
        day = start + timedelta(days=whole)
        return When(day.year, day.month, day.day)
    if whole == number and part == "month":
        return When(month=whole) if 1 <= whole <= 12 else INVALID
    if whole == number and 1 <= whole <= 31:
        return When(day=whole)
    if whole == number and 19_000_000 < whole < 23_000_000:
        return in_order(readings(str(whole)), order)
    if whole != number and 1 <= whole <= 31 and part == "date":
        return in_order(readings(f"{number:.2f}"), order)
    return INVALID


def column_order(values: Iterable[tuple[Any, int]]) -> tuple[str, int, int]:
    """The order of day and month that fits more cells (values with their numbers), and how many fit each way."""
    fits = {"dm": 0, "md": 0}
    for value, times in values:
        if isinstance(value, str):
            for when in readings(value.strip()):
                if when.order and not when.problem:
                    fits[when.order] += times
    return ("md" if fits["md"] > fits["dm"] else "dm"), fits["dm"], fits["md"]


def complete(when: When, year: int | None, month: int | None) -> When:
    """The date with the year and month of its surroundings where the cell leaves them out."""
    if when.problem:
        return when
    if when.day is not None and when.month is None:
        if month is None:
            return INVALID
        when = replace(when, month=month)
    if when.year is None:
        when = replace(when, year=year)
    if when.day is not None and when.month and not _is_day(when.year, when.month, when.day):
        return INVALID
    return when


def span(when: When) -> tuple[date, date] | None:
    """The first and last day of what is known of a date, or None without a year."""
    if when.year is None or not 1 <= when.year <= 9998:
        return None
    if when.month is None:
        return date(when.year, 1, 1), date(when.year, 12, 31)
    if when.day is None:
        return date(when.year, when.month, 1), date(when.year, when.month, monthrange(when.year, when.month)[1])
    day = date(when.year, when.month, when.day)
    return day, day


def out_of_range(when: When, today: date) -> bool:
    """Whether a date lies before 2013 or after today."""
    days = span(when)
    return days is not None and (days[0].year < 2013 or days[0] > today)
