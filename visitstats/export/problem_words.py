"""What is wrong with a cell and what may stand there, in words for the sender; and the lists of allowed values."""

from visitstats.reference import loading
from visitstats.reference.naming import name
from visitstats.texts import _, date_short, language, mark

SAID = {
    "date_missing": mark("The date is missing."),
    "date_invalid": mark("The date cannot be read as a calendar date."),
    "date_out_of_range": mark("The date is before 2013 or after today."),
    "region_missing": mark("The region is missing."),
    "region_unknown": mark("The name of the region is not recognised."),
    "region_ambiguous": mark("The name fits more than one region."),
    "region_not_in_force": mark("The region did not exist on this date."),
    "ministry_missing": mark("The ministry is missing."),
    "ministry_unknown": mark("The name of the ministry is not recognised."),
    "kind_unknown": mark("The kind of visit is not recognised; the row counts without a kind."),
    "count_invalid": mark("The number of visits cannot be read."),
    "duplicate_row": mark("The row repeats an earlier row of the same register."),
    "total_mismatch": mark("The stated total differs from the sum of the cells; the cells count."),
    "duplicate_stored": mark("The visit equals one that another file or table reports."),
}
LISTS = {"region": mark("Regions"), "ministry": mark("Ministries"), "visit_kind": mark("Kinds of visit")}
KAZAKH = set("әғқңөұүһі")


def said(problem: str) -> str:
    """What is wrong."""
    return _(SAID[problem]) if problem in SAID else _("This cannot be read.")


def allowed(problem: str) -> str:
    """What may stand there, or what to do."""
    if problem.startswith("date"):
        return _("Write the day as 05.03.2018, the month as 03.2018 or the year as 2018, from 2013 to today.")
    if problem.startswith(("region", "ministry", "kind")):
        return _("Choose a name from the sheet “{sheet}”.", sheet=_("Allowed values"))
    if problem == "count_invalid":
        return _("Write one whole number; leave the cell empty if there was no visit.")
    if problem.startswith("duplicate"):
        return _("Say whether it is the same visit, or correct what differs.")
    if problem == "total_mismatch":
        return _("Correct the total or its parts.")
    return _("Correct the cell.")


def list_of(problem: str) -> str | None:
    """The list that a cell with this problem is to be filled from."""
    dimension = "visit_kind" if problem == "kind_unknown" else problem.split("_")[0]
    return dimension if dimension in LISTS else None


def values(dimension: str) -> list[tuple[str, str]]:
    """The names of a list in the reader's language, each with a remark."""
    spoken = language()
    if dimension == "region":
        found = [(name("region", code, spoken, "full"), _span(one)) for code, one in loading.regions().items()]
        return sorted(found)
    units = loading.ministries() if dimension == "ministry" else loading.visit_kinds()
    return [(_capital(name(dimension, code, spoken, "full")), "") for code in units]


def lists() -> list[tuple[str, list[str]]]:
    """Every list of allowed values: its title, and its names with their remarks."""
    return [
        (_(title), [f"{text} ({remark})" if remark else text for text, remark in values(dimension)])
        for dimension, title in LISTS.items()
    ]


def _span(region: object) -> str:
    first, end = getattr(region, "valid_from", None), getattr(region, "valid_before", None)
    if first:
        return _("from {day}", day=date_short(first))
    return _("before {day}", day=date_short(end)) if end else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def language_of(texts: list[str]) -> str:
    """The language in which headings are written: Kazakh by its letters, else Russian, else English."""
    letters = set("".join(texts).casefold())
    if letters & KAZAKH:
        return "kk"
    return "ru" if any("а" <= letter <= "я" for letter in letters) or not letters else "en"
