"""The choice of a reading of regions: as recorded, on common borders, on the borders of today."""

import datetime

from visitstats.reference.reading import Reading
from visitstats.settings import today
from visitstats.texts import _, mark
from visitstats.ui import data, filters

__all__ = ["READINGS", "Reading", "choose"]

READINGS = {
    "recorded": mark("as recorded"),
    "common": mark("on common borders"),
    "present": mark("today's twenty regions"),
}


def choose() -> Reading:
    """Draw the choice of a reading; it stands in the address."""
    picked = filters.one_of("reading", "reading", _("Regions"), READINGS)
    years = data.ask("breakdown_years")["year"]
    first = int(years.min()) if len(years) else today().year
    return Reading(picked, datetime.date(first, 1, 1))
