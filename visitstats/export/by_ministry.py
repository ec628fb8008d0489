"""The ministries: how many visits of the year, and what changed since the year before."""

import datetime

import pandas as pd

from visitstats.export import findings
from visitstats.export.breakdowns import Pairs, change_columns, change_frame, common, comparable, pairs
from visitstats.export.facts import Facts
from visitstats.export.views import BRIDGE, ROWS, Item, Series, View
from visitstats.reference.palette import MINISTRIES
from visitstats.reference.units import body_on, name
from visitstats.texts import _, capital, language, number

DIMENSION = "ministry"


def ministry_colour(code: str | None) -> str:
    """The token of its colour, the same everywhere."""
    return code if code in MINISTRIES else "not_stated"


def ministry_name(code: str | None, year: int) -> str:
    """The body as it was named at the end of the year."""
    body = body_on(code, datetime.date(year, 12, 31)) if code else None
    if body is not None:
        return str(body.names["short"][language()])
    return capital(name("ministry", code, language(), "short"))


def _function(code: str) -> str:
    """What the body is for, in few words: a title has no room for its name."""
    return findings.inside(name("ministry", code, language(), "short"))


def _all_codes(this: Pairs, before: Pairs) -> Pairs:
    """The pairs of this year, and with 0 the parts that only the year before had."""
    codes = {code for code, _visits in this}
    return this + [(code, 0) for code, _visits in before if code not in codes]


def _ends(facts: Facts, before: Pairs, this: Pairs) -> tuple[int, int]:
    """The numbers of both years: the headlines, or the sums where less than everything is counted."""
    if facts.filters.narrowed:
        return sum(n for _code, n in before), sum(n for _code, n in this)
    return int(facts.headline(facts.before)["visits"]), int(facts.headline(facts.year)["visits"])


def what_changed(facts: Facts) -> View | None:
    """From the year before to this one, part by part; only where both years are covered as a whole."""
    before, this = (pairs(facts.ministries, "ministry_code", year) for year in (facts.before, facts.year))
    if not before or not this or not comparable(facts, DIMENSION):
        return None
    start, end = _ends(facts, before, this)
    earlier, later = dict(before), dict(_all_codes(this, before))
    named = [(_function(code), n - earlier.get(code, 0)) for code, n in later.items() if code]
    parts = [
        (ministry_name(code, facts.year), earlier.get(code, 0), n, "" if code else "not_stated")
        for code, n in later.items()
    ]
    parts.sort(key=lambda part: (part[3], part[1] - part[2]))
    changes = [(label, n - old, grey or ("rise" if n >= old else "fall")) for label, old, n, grey in parts]
    items = [Item(label, value, findings.arrow(value), colour) for label, value, colour in changes]
    items = [
        Item(str(facts.before), start, number(start), "other"),
        *items,
        Item(str(facts.year), end, number(end), "total"),
    ]
    rows = [(label, old, n, n - old) for label, old, n, _grey in parts] + [(_("Total"), start, end, end - start)]
    return View(
        key="changes",
        shape=BRIDGE,
        title=findings.change_finding(end - start, facts.before, named),
        subtitle=_("Visits: change from {before} to {year}, by ministry", before=facts.before, year=facts.year),
        series=(Series(_("Change"), "rise", tuple(items)),),
        columns=change_columns(facts, _("Ministry"))[:4],
        frame=pd.DataFrame(rows, columns=["name", "before", "visits", "change"]),
        definition=_(
            "The parts add up to the change of the whole. A ministry is counted by its function, "
            "under the name it had at the end of the year."
        ),
        alt=_("Waterfall chart of the change in visits by ministry."),
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )


def ministries(facts: Facts) -> View | None:
    """The ministries of the year, most visits first."""
    before, this = (pairs(facts.ministries, "ministry_code", year) for year in (facts.before, facts.year))
    if not this:
        return None
    names = [ministry_name(code, facts.year) for code, _visits in this]
    colours = [ministry_colour(code) for code, _visits in this]
    items = [
        Item(label, visits, number(visits), colour)
        for label, (_code, visits), colour in zip(names, this, colours, strict=True)
    ]
    return View(
        key="ministries",
        shape=ROWS,
        title=findings.part_finding(names[0], this[0][1], sum(visits for _code, visits in this)),
        subtitle=_("Visits by ministry, {year}", year=facts.year),
        series=(Series(_("Visits"), "total", tuple(items)),),
        columns=change_columns(facts, _("Ministry")),
        frame=change_frame(facts, DIMENSION, this, before, names),
        definition=_("A visit counts for the ministry or committee in charge of the institution visited."),
        alt=_("Bar chart of visits by ministry."),
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )
