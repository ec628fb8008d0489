"""What is said of two periods: the change in arithmetic, its parts, what is in the way, what came in between."""

from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.texts import _, capital, date_text, language, listing, more_than, number, signed, signed_percent
from visitstats.ui import behind, words
from visitstats.ui.blocks import Card
from visitstats.ui.comparison import Comparison, asked, period_name, shown_number
from visitstats.ui.sources import BASES

LISTED = 7  # so many parts are named in a sentence; the rest stand together


def part_name(part: str, code: object, comparison: Comparison) -> str:
    """What a part of the change is called; several codes in one are taken together."""
    if part == "uncovered":
        return _("Not comparable: not broken down")
    if part == "added" and words.known(code) is None:
        return _("Not comparable: in the mandate only later")
    known = words.known(code)
    if known is None:
        return capital(_("not stated"))
    several = [_unit_name(one, comparison) for one in known.split()]
    text = " + ".join(several)
    return _("{name} (not comparable: in the mandate only later)", name=text) if part == "added" else text


def _unit_name(code: str, comparison: Comparison) -> str:
    if comparison.dimension == "ministry":
        year = max(comparison.year, comparison.other)
        return words.ministry(code, year)
    shown = {"region": words.region, "visit_kind": words.visit_kind, "institution_kind": words.institution_kind}
    return str(shown[comparison.dimension](code))


def cards(comparison: Comparison, basis: pd.DataFrame, parts: pd.DataFrame) -> list[Card]:
    """Both numbers, the change, and the part of it that is comparable."""
    before, after = basis.iloc[0], basis.iloc[1]
    shared = parts[parts["part"].isin(["stated", "not_stated"])]
    first, second = int(shared["earlier"].sum()), int(shared["later"].sum())
    numbers = [
        Card(
            _("Visits, {period}", period=period_name(comparison, int(row["year"]))),
            shown_number(row["visits"]),
            _(BASES[row["total_basis"]]),
            opens=_opens_period(comparison, row),
        )
        for row in (after, before)
    ]
    both = _("{n} and {m}", n=words.plain(first), m=words.plain(second))
    opens = _opens_change(comparison, before, after)
    within: dict[str, Any] = asked(comparison) | {"years": [comparison.other, comparison.year], "only_added": False}
    comparable = behind.cell(_("Comparable part"), second - first, minus=comparison.other, **within)
    return [
        *numbers,
        _change_card(_("Change"), int(before["visits"]), int(after["visits"]), "", opens),
        _change_card(_("Comparable part"), first, second, both, comparable),
    ]


def _stated(row: Any) -> bool:
    """Whether the number of a period is one that was published, or that of a whole year."""
    return bool(row["total_basis"] == "published")


def _opens_period(comparison: Comparison, row: Any) -> behind.Cell:
    label = _("Visits, {period}", period=period_name(comparison, int(row["year"])))
    if comparison.filters.narrowed:
        return behind.cell(label, row["visits"], years=[int(row["year"])], **asked(comparison) | {"added": None})
    if comparison.whole or _stated(row):
        return behind.cell(label, row["visits"], behind.STATEMENTS, years=[int(row["year"])])
    return behind.cell(label, row["visits"], years=[int(row["year"])], dimension="month", **comparison.months())


def _opens_change(comparison: Comparison, before: Any, after: Any) -> behind.Cell | None:
    """Both periods from the same kind of source; two kinds stand on the cards of the periods."""
    change, years = after["visits"] - before["visits"], [comparison.other, comparison.year]
    within: dict[str, Any] = {"years": years}
    if comparison.filters.narrowed:
        within |= asked(comparison) | {"added": None}
        return behind.cell(_("Change"), change, minus=comparison.other, **within)
    if comparison.whole or (_stated(before) and _stated(after)):
        return behind.cell(_("Change"), change, behind.STATEMENTS, comparison.other, years=years)
    if _stated(before) or _stated(after):
        return None
    within |= {"dimension": "month"} | comparison.months()
    return behind.cell(_("Change"), change, minus=comparison.other, **within)


def _change_card(label: str, before: int, after: int, basis: str, opens: behind.Cell | None) -> Card:
    if not before and not after:
        return Card(label, "—", _("no data"), _("Nothing in both periods is broken down alike."))
    ratio = str(signed_percent((after - before) / before)) if before else "—"
    return Card(label, words.change(after - before), ratio, basis, opens=opens)


def sentence(comparison: Comparison, basis: pd.DataFrame, parts: pd.DataFrame) -> str:
    """What is counted, the change, and the parts that add up to it; the same numbers in each language."""
    counted = f"{comparison.filters.in_words()}. " if comparison.filters.narrowed else ""
    return counted + _sentence(comparison, basis, parts)


def _sentence(comparison: Comparison, basis: pd.DataFrame, parts: pd.DataFrame) -> str:
    before, after = int(basis.iloc[0]["visits"]), int(basis.iloc[1]["visits"])
    places = {"visits": words.visits(after), "other": comparison.other}
    places |= {"year": comparison.year} if comparison.whole else {"period": period_name(comparison, comparison.year)}
    if after == before:
        if comparison.whole:
            return _("{visits} in {year}, as many as in {other}.", **places)
        return _("{period}: {visits}, as many as in the same period of {other}", **places) + "."
    places["n"] = words.plain(abs(after - before))
    places["percent"] = signed_percent((after - before) / before) if before else "—"
    return f"{_difference(comparison, after > before, places)} {_consists(parts, comparison)}"


def _difference(comparison: Comparison, more: bool, places: dict) -> str:
    if comparison.whole:
        if more:
            return _("{visits} in {year}, {n} more than in {other} ({percent}).", **places)
        return _("{visits} in {year}, {n} fewer than in {other} ({percent}).", **places)
    if more:
        return _("{period}: {visits}, {n} more than in the same period of {other} ({percent})", **places) + "."
    return _("{period}: {visits}, {n} fewer than in the same period of {other} ({percent})", **places) + "."


def _consists(parts: pd.DataFrame, comparison: Comparison) -> str:
    moved = parts[parts["change"] != 0]
    order = moved["change"].abs().sort_values(ascending=False, kind="stable").index
    ordered = each(moved.loc[order])
    shown = ordered if len(ordered) <= LISTED + 1 else ordered[:LISTED]
    rest = ordered[len(shown) :]
    texts = [f"{part_name(row.part, row.code, comparison)} {signed(row.change)}" for row in shown]
    if rest:
        texts.append(_("{k} other parts {n}", k=len(rest), n=signed(sum(row.change for row in rest))))
    total = signed(int(parts["change"].sum()))
    return _("The change consists of: {parts}; in all {n}.", parts="; ".join(texts), n=total)


def obstacles(comparison: Comparison, basis: pd.DataFrame) -> list[str]:
    """Why the two periods may not be compared, one sentence a period."""
    return [_obstacle(row, comparison) for row in each(basis) if row.obstacle is not None]


def _obstacle(row, comparison: Comparison) -> str:
    places = {"period": period_name(comparison, row.year)}
    if row.obstacle == "at_least":
        return _("{period}: only a lower bound is known, {bound}.", **places, bound=more_than(row.headline))
    if row.obstacle == "undated":
        return _("{period}: too many visits are recorded without a month ({n}).", **places, n=number(row.undated))
    if row.obstacle == "data_end":
        return _("{period}: the data end on {day}.", **places, day=words.day(row.data_to))
    texts = {
        "no_data": _("{period}: there are no data.", **places),
        "to_date": _("{period}: the number is of a part of the year; it is not compared with whole years.", **places),
        "recorded_so_far": _("{period}: recorded so far; the year may not be complete.", **places),
        "not_over": _("{period} is not over yet.", **places),
        "no_months": _("{period}: there are no data by month.", **places),
        "too_little": _("{period}: the data by month cover too little of the year.", **places),
        "uncovered": _("{period}: the data that the filters need cover too little of the number.", **places),
        "months_missing": _("{period}: some months have no visits in the data and may be missing.", **places),
    }
    return texts[row.obstacle]


def instead(free: list[int]) -> str:
    """Which years may be compared with each other."""
    if len(free) < 2:
        return _("For this period no two years can be compared.")
    return _("For this period these years can be compared: {years}.", years=listing([str(year) for year in free]))


def cautions(comparison: Comparison, basis: pd.DataFrame, parts: pd.DataFrame) -> list[str]:
    """What a reader has to know before reading the parts: borders, ministries, mandate, coverage, undated visits."""
    said = []
    if comparison.dimension == "region" and any(event.kind == "border" for event in comparison.events):
        said.append(_("Regions are compared on common borders."))
    if comparison.wider or any(" " in str(code) for code in parts["code"].dropna()):
        said.append(_("What was one thing in one of the two periods is taken together."))
    if comparison.added and not (parts["part"] == "added").any() and comparison.dimension != "visit_kind":
        said.append(_("The mandate grew in between; the data do not show which visits are due to that."))
    for row in each(basis):
        places = {"period": period_name(comparison, row.year)}
        if not row.broken_down:
            said.append(_("{period}: this breakdown covers too little of the number to explain the change.", **places))
        if row.qualifier == "recorded_so_far":
            said.append(_("{period}: recorded so far; registers that come later may add visits.", **places))
        if row.undated:
            said.append(_("{period}: visits without a month are left out ({n}).", **places, n=number(row.undated)))
    return said


def events(comparison: Comparison) -> list[tuple[str, str]]:
    """The breaks of the series in between: what happened, and when."""
    return [(name("event", one.event_code, language(), "full"), date_text(one.date)) for one in comparison.events]


def events_heading() -> tuple[str, str]:
    """Title and subtitle of the list of breaks."""
    return _("What came in between"), _("Changes of borders, ministries and mandate that bear on the comparison.")
