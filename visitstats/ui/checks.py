"""What the page of checks asks of the reader, and the headings of its lists."""

import streamlit as st

from visitstats.texts import _, language, mark
from visitstats.ui import address

ROWS = {"region": mark("Region"), "group": mark("Sending group")}


def choose_rows() -> str:
    """Draw the choice of the rows of the heat table; it stands in the address."""
    key = address.key(f"rows_checks_{language()}")
    start = address.start(key, address.text("by"))
    picked = st.segmented_control(
        _("Rows"),
        list(ROWS),
        default=start if start in ROWS else "region",
        key=key,
        format_func=lambda one: _(ROWS[one]),
        required=True,
    )
    address.keep("by", "" if picked == "region" else str(picked))
    address.write("year", "by")
    return str(picked)


def conflicts_heading() -> tuple[str, str]:
    """Title and subtitle of the list of published statements that do not agree."""
    return _("Published statements that do not agree"), _("They are shown, not hidden, each with its sources.")
