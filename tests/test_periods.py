"""Periods: which are alike, which months are complete, which years follow each other."""

import datetime

import pytest

from visitstats import periods
from visitstats.periods import Period, year_period

DAY = datetime.date


def test_whole_years_are_alike():
    assert periods.comparable(year_period(2015), year_period(2016))
    assert year_period(2016).whole_year
    assert not periods.to_date(DAY(2016, 12, 30)).whole_year


def test_a_part_of_a_year_is_not_like_a_whole_one():
    part = periods.to_date(DAY(2020, 8, 31))
    assert not periods.comparable(part, year_period(2019))
    assert periods.comparable(part, periods.to_date(DAY(2019, 8, 31)))


@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [
        (DAY(2016, 2, 29), 2015, DAY(2015, 2, 28)),
        (DAY(2015, 2, 28), 2016, DAY(2016, 2, 29)),
        (DAY(2016, 5, 16), 2015, DAY(2015, 5, 16)),
    ],
)
def test_the_same_day_of_another_year(day, year, expected):
    assert periods.same_day(day, year) == expected


def test_the_same_period_keeps_both_ends():
    half = Period(DAY(2016, 1, 1), DAY(2016, 6, 30))
    assert periods.same_period(half, 2015) == Period(DAY(2015, 1, 1), DAY(2015, 6, 30))


def test_only_complete_months_count():
    assert periods.full_months(DAY(2016, 3, 30)) == [1, 2]
    assert periods.full_months(DAY(2016, 12, 31)) == list(range(1, 13))
    assert periods.common_months(DAY(2015, 12, 31), DAY(2016, 6, 30)) == [1, 2, 3, 4, 5, 6]


def test_years_follow_each_other():
    assert periods.years_to(2014) == [2012, 2013, 2014]
    assert periods.runs([2018, 2016, 2015, 2016]) == [(2015, 2016), (2018, 2018)]
    assert periods.runs([]) == []
