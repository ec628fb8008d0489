"""The ministries one by one: the months of each, and the kinds of visit."""

import pandas as pd

from visitstats.export import findings
from visitstats.export.breakdowns import Pairs, common, known, pairs
from visitstats.export.by_kind import kind_colour, kind_name
from visitstats.export.by_ministry import DIMENSION, ministry_colour, ministry_name
from visitstats.export.by_month import Months, month_line, month_values
from visitstats.export.facts import Ask, Facts
from visitstats.export.views import PANELS, STACKED, Column, Item, Panel, Series, View
from visitstats.reference.units import ministries, visit_kinds
from visitstats.texts import _, capital, month_name, number, year_range

Code = str | None


def _in_order(facts: Facts) -> list[Code]:
    """The ministries of either year in the order of the reference table, what is not stated last."""
    both = facts.ministries[facts.ministries["year"].isin([facts.before, facts.year])]
    found = {known(code) for code in both["ministry_code"]}
    listed: list[Code] = [code for code in ministries() if code in found]
    return listed + ([None] if None in found else [])


def ministry_months(facts: Facts, ask: Ask) -> View | None:
    """A small chart of the months a ministry, the year before in grey, all on one scale."""
    earlier, later = (dict(pairs(facts.ministries, "ministry_code", year)) for year in (facts.before, facts.year))
    if not later:
        return None
    answer = ask("visits_by_ministry_month", years=[facts.before, facts.year], **facts.filters.params())
    panels, frame = [], pd.DataFrame({"month": [capital(month_name(month)) for month in range(1, 13)]})
    for code in _in_order(facts):
        own = answer.loc[[known(each) == code for each in answer["ministry_code"]]]
        values = {year: month_values(own, facts.basis("month", year)) for year in (facts.before, facts.year)}
        change = later.get(code, 0) - earlier.get(code, 0) if earlier else None
        panels.append(_panel(facts, code, values, later.get(code, 0), change))
        frame[str(code)] = pd.array(values[facts.year], dtype="Int64")
    names = [panel.name for panel in panels]
    heads = [Column(str(key), name, "count") for key, name in zip(frame.columns[1:], names, strict=True)]
    rising = sum(later.get(code, 0) > earlier.get(code, 0) for code in _in_order(facts))
    title = _("More visits in {k} of {n} ministries", k=rising, n=len(panels))
    places = {"year": facts.year, "other": facts.before}
    subtitle = _("Visits by month: {year} in colour, {other} in grey, one scale", **places)
    if not earlier:
        title = _("Visits by ministry and month")
        subtitle = _("Visits by month, {years}", years=year_range(facts.year, facts.year))
    return View(
        key="ministry_months",
        shape=PANELS,
        title=title,
        subtitle=subtitle,
        series=tuple(panel.this for panel in panels),
        panels=tuple(panels),
        columns=(Column("month", _("Month")), *heads),
        frame=frame,
        definition=_("A visit counts in the month of its date."),
        alt=_("Small line charts of visits by month, one a ministry."),
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )


def _panel(facts: Facts, code: Code, values: dict[int, Months], visits: int, change: int | None) -> Panel:
    name = ministry_name(code, facts.year)
    before = values[facts.before]
    return Panel(
        name,
        number(visits),
        "" if change is None else findings.arrow(change),
        month_line(name, values[facts.year], ministry_colour(code)),
        month_line(str(facts.before), before, "other") if any(value is not None for value in before) else None,
    )


def ministry_kinds(facts: Facts, ask: Ask) -> View | None:
    """The kinds of visit of each ministry, stacked, most visits first."""
    wanted = [known(code) for code in facts.filters.kinds] or [*visit_kinds(), None]
    answer = ask("visits_by_ministry_kind", years=[facts.year], **facts.filters.params())
    answers = {
        kind: dict(
            pairs(answer.loc[[known(each) == kind for each in answer["visit_kind"]]], "ministry_code", facts.year)
        )
        for kind in wanted
    }
    answers = {kind: found for kind, found in answers.items() if sum(found.values())}
    sums: dict[Code, int] = {}
    for found in answers.values():
        for code, visits in found.items():
            sums[code] = sums.get(code, 0) + visits
    if not sums:
        return None
    order: Pairs = sorted(sums.items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))
    return _stacked(facts, answers, order)


def _stacked(facts: Facts, answers: dict[Code, dict[Code, int]], order: Pairs) -> View:
    names = [ministry_name(code, facts.year) for code, _visits in order]
    frame = pd.DataFrame({"name": names})
    series = []
    for kind, found in answers.items():
        values = [found.get(code, 0) for code, _visits in order]
        colour = kind_colour(kind)
        items = [Item(name, n, number(n), colour) for name, n in zip(names, values, strict=True)]
        series.append(Series(kind_name(kind, "short"), colour, tuple(items)))
        frame[str(kind)] = pd.array(values, dtype="Int64")
    frame["total"] = pd.array([visits for _code, visits in order], dtype="Int64")
    largest = max(answers, key=lambda kind: sum(answers[kind].values()))
    part = sum(answers[largest].values())
    heads = [Column(str(kind), one.name, "count") for kind, one in zip(answers, series, strict=True)]
    return View(
        key="ministry_kinds",
        shape=STACKED,
        title=findings.part_finding(kind_name(largest), part, sum(visits for _code, visits in order)),
        subtitle=_("Visits by ministry and kind, {years}", years=year_range(facts.year, facts.year)),
        series=tuple(series),
        columns=(Column("name", _("Ministry")), *heads, Column("total", _("Total"), "count")),
        frame=frame,
        definition=_(
            "Periodic visits are held regularly, intermediate ones between them, special ones on reports of torture."
        ),
        alt=_("Stacked bar chart of visits by ministry and kind."),
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )
