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
