"""What the page of checks asks of the reader, and the headings of its lists."""

from visitstats.texts import _, mark
from visitstats.ui import address, filters

ROWS = {"region": mark("Region"), "group": mark("Sending group")}


def choose_rows() -> str:
    """Draw the choice of the rows of the heat table; it stands in the address."""
    picked = filters.one_of("rows_checks", "by", _("Rows"), ROWS)
    address.write("year", "by")
    return picked


def conflicts_heading() -> tuple[str, str]:
    """Title and subtitle of the list of published statements that do not agree."""
    return _("Published statements that do not agree"), _("They are shown, not hidden, each with its sources.")
