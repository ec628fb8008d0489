"""The sentences of a ready set: titles that state the finding, source lines, marks in words."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from visitstats.export.facts import none_if_missing
from visitstats.export.views import AT_LEAST, EXACT, MARKS, NONE, SO_FAR, TO_DATE
from visitstats.texts import (
    _,
    capital,
    in_month,
    language,
    listing,
    month_name,
    month_range,
    more_than,
    ngettext,
    number,
    percent,
    signed,
    signed_percent,
)

NBSP = "\u00a0"


def label(key: str) -> str:
    """The short name of a view of the ready set, for contents, sheets and navigation."""
    return {
        "overview": _("Years"),
        "months": _("Months"),
        "changes": _("What changed"),
        "ministries": _("Ministries"),
        "regions": _("Map of regions"),
        "ranking": _("Regions"),
        "kinds": _("Kinds of visit"),
        "method": _("Method"),
        "compared": _("Two periods"),
        "period": _("Since January"),
        "ministry_months": _("Ministries by month"),
        "ministry_kinds": _("Ministries by kind"),
        "region_changes": _("Change by region"),
        "completeness": _("Completeness"),
    }.get(key, key)


def inside(name: str) -> str:
    """A name that is a common noun, as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def arrow(change: int) -> str:
    """A change as printed on a mark: ▲ +61, ▼ −9, 0."""
    sign = {True: "▲" + NBSP, False: "▼" + NBSP}.get(change > 0, "") if change else ""
    return sign + signed(change)


def to_day(day: datetime.date) -> str:
    """The end of a part of a year, without the year: to 1 September."""
    month = month_name(day.month, "to" if language() == "kk" else "genitive")
    return _("to {day} {month}", day=f"{day.day}{NBSP}", month=month).replace(NBSP + " ", NBSP)


def year_finding(year: Mapping[str, Any]) -> str:
    """The headline of a year as a title: what it is, what it is compared with, or why it is not."""
    n, qualifier = none_if_missing(year["visits"]), year["qualifier"]
    year_number = int(year["year"])
    places: dict[str, Any] = {"year": year_number, "before": year_number - 1}
    if n is None:
        return _("No data for {year}", **places)
    if qualifier == AT_LEAST:
        return capital(_("{many} visits in {year}", many=more_than(n), **places))
    if qualifier == TO_DATE and year["as_of"] is not None:
        places["until"] = to_day(year["as_of"])
        return ngettext("{n} visit in {year}, {until}", "{n} visits in {year}, {until}", n, **places)
    if qualifier != EXACT:
        return ngettext("{n} visit recorded so far in {year}", "{n} visits recorded so far in {year}", n, **places)
    return _exact_finding(int(n), year, places)


def _exact_finding(n: int, year: Mapping[str, Any], places: dict[str, Any]) -> str:
    change = none_if_missing(year["change"])
    if change is None:
        return ngettext("{n} visit in {year}", "{n} visits in {year}", n, **places)
    if change == 0:
        return ngettext(
            "{n} visit in {year}, as many as in {before}", "{n} visits in {year}, as many as in {before}", n, **places
        )
    places |= {"difference": number(abs(change)), "ratio": signed_percent(year["change_ratio"])}
    if change > 0:
        return ngettext(
            "{n} visit in {year}, {difference} more than in {before} ({ratio})",
            "{n} visits in {year}, {difference} more than in {before} ({ratio})",
            n,
            **places,
        )
    return ngettext(
        "{n} visit in {year}, {difference} fewer than in {before} ({ratio})",
        "{n} visits in {year}, {difference} fewer than in {before} ({ratio})",
        n,
        **places,
    )


def part_finding(label_of_part: str, part: int, total: int) -> str:
    """The largest part of a whole: its name, its number, its share."""
    return ngettext(
        "{name}: {part} of {n} visit ({share})",
        "{name}: {part} of {n} visits ({share})",
        total,
        name=label_of_part,
        part=number(part),
        share=percent(part / total),
    )


def _moved(change: int, parts: Sequence[tuple[str, int]]) -> list[str]:
    """The two parts that moved most in the direction of the change, with their numbers."""
    largest = sorted(parts, key=lambda part: part[1], reverse=change >= 0)[:2]
    return [f"{part} ({signed(value)})" for part, value in largest if value * change > 0]


def change_finding(change: int, before: int, parts: Sequence[tuple[str, int]]) -> str:
    """What moved most: the total change, then the parts that moved most in its direction."""
    moved = _moved(change, parts)
    if not moved:
        return _("Change on {before}: {change}", before=before, change=signed(change))
    return _(
        "Change on {before}: {change}; most in {parts}", before=before, change=signed(change), parts=listing(moved)
    )


def periods_finding(change: int, first: str, second: str, parts: Sequence[tuple[str, int]]) -> str:
    """The same for two parts of years, which are named."""
    moved = _moved(change, parts)
    places = {"first": first, "second": second, "change": signed(change)}
    if not moved:
        return _("{first} and {second}: {change}", **places)
    return _("{first} and {second}: {change}; most in {parts}", parts=listing(moved), **places)


def most_finding(pairs: Sequence[tuple[str, int]]) -> str:
    """The two largest of a ranking."""
    return _("Most visits: {parts}", parts=listing(f"{part} ({number(value)})" for part, value in pairs[:2]))


def month_finding(year: int, months: Sequence[int | None]) -> str:
    """The month with the most visits."""
    known = [(value, -month) for month, value in enumerate(months, 1) if value is not None]
    value, month = max(known)
    return _("Most visits {when}: {n}", when=in_month(year, -month), n=number(value))


def period_finding(year: int, reach: int, n: int, before: int | None) -> str:
    """January to a month: its number, and how it stands to the same period of the year before."""
    places: dict[str, Any] = {"period": capital(month_range(year, 1, reach)), "other": year - 1}
    places["visits"] = ngettext("{n} visit", "{n} visits", n)
    if before is None:
        return _("{period}: {visits}", **places)
    if n == before:
        return _("{period}: {visits}, as many as in the same period of {other}", **places)
    places |= {"n": number(abs(n - before)), "percent": signed_percent((n - before) / before) if before else "—"}
    if n > before:
        return _("{period}: {visits}, {n} more than in the same period of {other} ({percent})", **places)
    return _("{period}: {visits}, {n} fewer than in the same period of {other} ({percent})", **places)


def up_and_down(changes: Iterable[int]) -> str:
    """In how many regions there were more visits, and in how many fewer."""
    several = list(changes)
    up, down = sum(one > 0 for one in several), sum(one < 0 for one in several)
    regions = [ngettext("{n} region", "{n} regions", n) for n in (up, down)]
    return _("More visits: {up}; fewer: {down}", up=regions[0], down=regions[1])


def state_note(state: str, day: datetime.date | None) -> str:
    """What a year's mark means, in a few words."""
    if state == TO_DATE and day is not None:
        return to_day(day)
    return {
        AT_LEAST: _("exact number not published"),
        SO_FAR: _("recorded so far"),
        TO_DATE: _("part of a year"),
        NONE: _("no data"),
    }.get(state, "")


def year_text(n: float | None, state: str) -> str:
    """The number of a year as printed on its mark."""
    if n is None:
        return ""
    return {AT_LEAST: f">{NBSP}", SO_FAR: f"≥{NBSP}"}.get(state, "") + number(n)


def mark_words() -> dict[str, str]:
    """The marks of the tables and what each says."""
    return {
        "p": _("provisional, or part of a year"),
        "e": _("estimate or bound"),
        "x": _("not available"),
    }


def mark_sign(state: str) -> str:
    """The sign of a state in a table: [p], [e], [x] or nothing."""
    return f"[{MARKS[state]}]" if MARKS.get(state) else ""
