"""Names of what a text can stand for, as the desk says them."""

from visitstats.ingest.guidance import NONE
from visitstats.texts import _, capital
from visitstats.ui import words


def named(dimension: str, code: str) -> str:
    """A code in words."""
    if code == NONE:
        return capital(_("not stated"))
    if dimension == "region":
        return words.region(code)
    if dimension == "ministry":
        return words.ministry_short(code)
    return words.visit_kind(code) if dimension == "visit_kind" else words.institution_kind(code)
