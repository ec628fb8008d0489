"""Breaks in the series: what came between two periods, and which codes mean the same in both only when put together."""

import datetime
from collections.abc import Iterable

from visitstats.reference.loading import events, institution_kinds, ministries, visit_kinds
from visitstats.reference.naming import body_on
from visitstats.reference.shapes import Event

BREAKING = ("border", "ministry", "mandate")
# One body from 6 August 2014 to 25 January 2017: the Ministry of Healthcare and Social Development.
HOSTS = {"labour": "health"}


def events_between(first_day: datetime.date, last_day: datetime.date, kinds: Iterable[str] = BREAKING) -> list[Event]:
    """The dated changes of borders, ministries and mandate after the first day, up to the last one, in their order."""
    wanted = set(kinds)
    found = [one for one in events().values() if one.kind in wanted and first_day < one.date <= last_day]
    return sorted(found, key=lambda one: one.date)


def added_kinds(first_day: datetime.date, last_day: datetime.date) -> list[str]:
    """The kinds of institution that entered the mandate after the first day, up to the last one."""
    found = institution_kinds().values()
    return [one.institution_kind for one in found if one.mandate_from and first_day < one.mandate_from <= last_day]


def joined_ministries(one_day: datetime.date, other_day: datetime.date) -> list[str]:
    """Ministries that were one body on exactly one of two days: they are compared together. Empty where none was."""
    for code in ministries():
        missing = [body_on(code, day) is None for day in (one_day, other_day)]
        if code in HOSTS and missing[0] != missing[1]:
            return sorted([HOSTS[code], code])
    return []


def joined_visit_kinds(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """Kinds of visit to be compared together: "planned" is a word of reports, set against special visits only.

    `one` and `other` are the kinds that are counted in two periods. Empty where both count by the kinds of the law.
    """
    legal = {code for code, kind in visit_kinds().items() if kind.legal and code != "special"}
    reported = {code for code, kind in visit_kinds().items() if not kind.legal}
    counted = set(one) | set(other)
    return sorted(counted & (legal | reported)) if counted & reported and counted & legal else []
