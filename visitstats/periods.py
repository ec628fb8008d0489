"""Periods that can be compared: whole year with whole year, or both years to the same day."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

FIRST_YEAR = 2012  # the first year that a series shows


@dataclass(frozen=True, order=True)
class Period:
    """Days of one year, both ends included."""

    first: datetime.date
    last: datetime.date

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def whole_year(self) -> bool:
        return self == year_period(self.year)


def year_period(year: int) -> Period:
    """The whole of a year."""
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def to_date(last: datetime.date) -> Period:
    """A year from its first day to `last`."""
    return Period(datetime.date(last.year, 1, 1), last)


def month_period(year: int, month: int) -> Period:
    """The whole of a month."""
    return Period(datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1]))


def same_day(day: datetime.date, year: int) -> datetime.date:
    """The same day of another year; the last day of February stays the last."""
    if day.month == 2 and day.day == calendar.monthrange(day.year, 2)[1]:
        return datetime.date(year, 2, calendar.monthrange(year, 2)[1])
    return day.replace(year=year)


def same_period(period: Period, year: int) -> Period:
    """The same days of another year: 1 January to 29 February 2016 is 1 January to 28 February in 2015."""
    return Period(same_day(period.first, year), same_day(period.last, year))


def comparable(one: Period, other: Period) -> bool:
    """Whether two periods are like and like: the same days of two years."""
    return same_period(one, other.year) == other


def full_months(last: datetime.date) -> list[int]:
    """The months of a year that are over on `last`, itself included: all twelve on 31 December."""
    return [month for month in range(1, 13) if month_period(last.year, month).last <= last]


def common_months(one: datetime.date, other: datetime.date) -> list[int]:
    """The months that are complete in both years, whose data reach to `one` and to `other`."""
    return sorted(set(full_months(one)) & set(full_months(other)))


def years_to(last_year: int, first_year: int = FIRST_YEAR) -> list[int]:
    """All years of a series, without a hole."""
    return list(range(first_year, last_year + 1))


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Years put together where they follow each other: 2015, 2016, 2018 are (2015, 2016) and (2018, 2018)."""
    found: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def months_of(span: str) -> tuple[int, int] | None:
    """The first and last month of a span of a year: h2 is (7, 12), q1 (1, 3), m5 (5, 5), to8 (1, 8); year is None.

    Raises ValueError for another word.
    """
    if span == "year":
        return None
    for word, length in (("h", 6), ("q", 3), ("m", 1)):
        number = span.removeprefix(word)
        if span.startswith(word) and number.isdigit() and 1 <= int(number) <= 12 // length:
            return (int(number) - 1) * length + 1, int(number) * length
    number = span.removeprefix("to")
    if span.startswith("to") and number.isdigit() and 1 <= int(number) <= 12:
        return 1, int(number)
    raise ValueError(span)


def span_period(year: int, span: str) -> Period:
    """The days of a span (year, h1, q3, m5, to8) in a year. Raises ValueError for another word."""
    first, last = months_of(span) or (1, 12)
    return Period(month_period(year, first).first, month_period(year, last).last)
