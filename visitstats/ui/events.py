"""The dated changes of borders, ministries and mandate: numbers on the axis of years, and the list of what they are."""

import datetime

from visitstats.reference import breaks
from visitstats.reference.naming import name
from visitstats.reference.shapes import Event
from visitstats.settings import today
from visitstats.texts import _, date_text, language

NEAR, NEAR_ON_PHONE = 0.2, 0.7  # of a year: events nearer to each other share one mark
DASH = "–"


def since(year: int) -> list[Event]:
    """The events from a year on, in their order; their places in the list are their numbers."""
    return breaks.events_between(datetime.date(year - 1, 12, 31), today())


def place(day: datetime.date) -> float:
    """Where a day stands on an axis of years: a column stands at its year, from half a unit before to half after it."""
    return day.year - 0.5 + (day.month - 1) / 12


def marks(year: int, phone: bool = False) -> tuple[tuple[float, str], ...]:
    """The numbers of the events on the axis from a year on; several close together share a mark: 4–6."""
    groups: list[list[tuple[float, int]]] = []
    for number, event in enumerate(since(year), start=1):
        where = place(event.date)
        if groups and where - groups[-1][0][0] < (NEAR_ON_PHONE if phone else NEAR):
            groups[-1].append((where, number))
        else:
            groups.append([(where, number)])
    return tuple((group[0][0], _numbers([number for _where, number in group])) for group in groups)


def _numbers(several: list[int]) -> str:
    return str(several[0]) if len(several) == 1 else f"{several[0]}{DASH}{several[-1]}"


def listed(year: int) -> list[tuple[str, str]]:
    """The events from a year on: their number and what happened, and when."""
    return [
        (f"{number}. {name('event', event.event_code, language(), 'full')}", date_text(event.date))
        for number, event in enumerate(since(year), start=1)
    ]


def heading() -> tuple[str, str]:
    """Title and subtitle of the list."""
    return _("What changed in the counting"), _(
        "The numbers are those above the years; across such a day compare with care."
    )
