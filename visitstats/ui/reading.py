"""The choice of a reading of regions: as recorded, on common borders, on the borders of today."""

import datetime

import streamlit as st

from visitstats.reference.reading import Reading
from visitstats.settings import today
from visitstats.texts import _, capital, language, mark
from visitstats.ui import address, data

__all__ = ["READINGS", "Reading", "choose"]

READINGS = {
    "recorded": mark("as recorded"),
    "common": mark("on common borders"),
    "present": mark("today's twenty regions"),
}


def choose() -> Reading:
    """Draw the choice of a reading; it stands in the address."""
    key = address.key(f"reading_{language()}")
    start = address.start(key, address.text("reading"))
    picked = st.segmented_control(
        _("Regions"),
        list(READINGS),
        default=start if start in READINGS else "recorded",
        key=key,
        format_func=lambda one: capital(_(READINGS[one])),
        required=True,
    )
    address.keep("reading", "" if picked == "recorded" else str(picked))
    years = data.ask("breakdown_years")["year"]
    first = int(years.min()) if len(years) else today().year
    return Reading(str(picked), datetime.date(first, 1, 1))
