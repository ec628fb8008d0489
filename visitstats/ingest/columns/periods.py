"""Months, quarters and running totals beside each other: which of them count, and which are totals of others."""

from typing import Any

Interval = tuple[int, int]


def interval(dims: dict[str, Any]) -> Interval | None:
    """First and last month of what some dimensions name within a year; the whole year where only that is named."""
    if "period" in dims:
        return dims["period"]
    if "month" in dims:
        return dims["month"], dims["month"]
    return (1, 12) if "year" in dims else None


def counting(intervals: list[Interval | None]) -> list[bool]:
    """For each interval of one year whether it counts: no sum of others, and the longest of those that overlap."""
    known = {one for one in intervals if one}
    sums = {one for one in known if _is_sum(one, known - {one})}
    rest = known - sums
    kept = {
        one for one in rest if not any(other != one and _overlap(one, other) and _longer(other, one) for other in rest)
    }
    return [one is None or one in kept for one in intervals]


def _is_sum(whole: Interval, others: set[Interval]) -> bool:
    """Whether shorter intervals side by side make the whole."""
    month = whole[0]
    while month <= whole[1]:
        inside = [one for one in others if one[0] == month and one[1] <= whole[1]]
        if not inside:
            return False
        month = min(one[1] for one in inside) + 1
    return True


def _overlap(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _longer(one: Interval, other: Interval) -> bool:
    return (one[1] - one[0], -one[0]) > (other[1] - other[0], -other[0])
