"""The view of two periods that a reader chose to compare: the parts of the change, which add up to it."""

import datetime
from typing import Any

import pandas as pd

from visitstats.export import findings, provenance
from visitstats.export.by_region import region_name
from visitstats.export.choice import Choice
from visitstats.export.comparing import Comparison, basis_of, comparable, parts_of, period_name, widened
from visitstats.export.facts import Ask, Facts, as_day, none_if_missing
from visitstats.export.views import BRIDGE, ROWS, Column, Item, Series, View
from visitstats.periods import months_of
from visitstats.reference.naming import body_on, name
from visitstats.texts import _, capital, language, mark, month_range, number

DIMENSIONS = {
    "ministry": mark("Ministry"),
    "region": mark("Region"),
    "visit_kind": mark("Kind of visit"),
    "institution_kind": mark("Kind of institution"),
}
MOST_STEPS = 8  # more parts than this are drawn as bars to both sides of zero
ORDER = ("stated", "not_stated", "added", "uncovered")
COLOURS = {"not_stated": "not_stated", "added": "not_stated", "uncovered": "not_stated"}


def _unit(code: str, comparison: Comparison) -> str:
    if comparison.dimension == "region":
        return region_name(code)
    if comparison.dimension == "ministry":
        body = body_on(code, datetime.date(max(comparison.year, comparison.other), 12, 31))
        return str(body.names["short"][language()]) if body else name("ministry", code, language(), "full")
    return name(comparison.dimension, code, language())


def _part(part: str, code: Any, comparison: Comparison) -> str:
    """What a part of the change is called; several codes in one are taken together."""
    code = none_if_missing(code)
    if part == "uncovered":
        return _("Not comparable: not broken down")
    if code in (None, "none"):
        return _("Not comparable: in the mandate only later") if part == "added" else capital(_("not stated"))
    text = " + ".join(_unit(one, comparison) for one in str(code).split())
    return _("{name} (not comparable: in the mandate only later)", name=text) if part == "added" else capital(text)


def _frame(parts: pd.DataFrame, comparison: Comparison) -> pd.DataFrame:
    """name, before, visits, change, colour: the largest rise first, what cannot be compared last."""
    frame = parts.assign(place=[ORDER.index(part) for part in parts["part"]])
    frame = frame.sort_values(["place", "change"], ascending=[True, False], kind="stable")
    frame["name"] = [_part(part, code, comparison) for part, code in zip(frame["part"], frame["code"], strict=True)]
    signs = ["rise" if change > 0 else "fall" for change in frame["change"]]
    frame["colour"] = [COLOURS.get(part, sign) for part, sign in zip(frame["part"], signs, strict=True)]
    frame = frame.rename(columns={"earlier": "before", "later": "visits"})
    return frame[["part", "name", "before", "visits", "change", "colour"]].reset_index(drop=True)


def _steps(frame: pd.DataFrame) -> tuple[Item, ...]:
    """The parts that moved."""
    moved = frame[frame["change"] != 0]
    return tuple(
        Item(label, int(change), findings.arrow(int(change)), colour)
        for label, change, colour in zip(moved["name"], moved["change"], moved["colour"], strict=True)
    )


def _items(frame: pd.DataFrame, comparison: Comparison) -> tuple[Item, ...]:
    """From the number of one period to that of the other."""
    start, end = int(frame["before"].sum()), int(frame["visits"].sum())
    return (
        Item(period_name(comparison, comparison.other), start, number(start), "other"),
        *_steps(frame),
        Item(period_name(comparison, comparison.year), end, number(end), "total"),
    )


def _title(frame: pd.DataFrame, comparison: Comparison) -> str:
    change = int(frame["change"].sum())
    stated = frame[frame["part"] == "stated"]
    labels = list(stated["name"])
    if comparison.dimension in ("visit_kind", "institution_kind"):  # their names are common nouns
        labels = [findings.inside(label) for label in labels]
    named = [(label, int(n)) for label, n in zip(labels, stated["change"], strict=True)]
    months = months_of(comparison.span)
    if months is None:
        return findings.change_finding(change, comparison.other, named)
    first, second = (month_range(year, *months) for year in (comparison.other, comparison.year))
    return findings.periods_finding(change, capital(first), second, named)


def compared(facts: Facts, choice: Choice, ask: Ask) -> View | None:
    """The change between two periods, part by part; None where they may not be compared."""
    other = choice.other or facts.before
    comparison = Comparison(facts.year, other, choice.span, choice.by, choice.filters)
    known = set(facts.years["year"])
    if other == facts.year or not {other, facts.year} <= known:
        return None
    comparison = widened(comparison, ask)
    basis = basis_of(comparison, ask)
    if not comparable(basis):
        return None
    frame = _frame(parts_of(comparison, ask), comparison)
    total = {"name": _("Total")} | {key: int(frame[key].sum()) for key in ("before", "visits", "change")}
    table = pd.concat([frame[list(total)], pd.DataFrame([total])], ignore_index=True)
    first, second = (period_name(comparison, year) for year in (other, facts.year))
    dimension = _(DIMENSIONS[choice.by])
    many = len(_steps(frame)) > MOST_STEPS
    items = _steps(frame) if many else _items(frame, comparison)
    counted = f" {comparison.filters.in_words()}." if comparison.filters.narrowed else ""
    return View(
        key="compared",
        shape=ROWS if many else BRIDGE,
        title=_title(frame, comparison),
        subtitle=_subtitle(dimension, first, second, total) + counted,
        series=(Series(_("Change"), "rise", items),),
        columns=(
            Column("name", dimension),
            Column("before", first, "count"),
            Column("visits", second, "count"),
            Column("change", _("Change"), "change"),
        ),
        frame=table.astype({"before": "Int64", "visits": "Int64", "change": "Int64"}),
        definition=_("The parts add up to the change exactly. Regions are compared on common borders."),
        alt=_("Bar chart of the change in visits between two periods.")
        if many
        else _("Waterfall chart of the change in visits between two periods."),
        notes=provenance.coverage_of_parts(basis) if comparison.whole else (),
        **_provenance(facts, basis, comparison),
    )


def _subtitle(dimension: str, first: str, second: str, total: dict[str, Any]) -> str:
    """What is compared, with both numbers: a chart of many parts does not show them."""
    name = _("Change: {dimension}, {first} – {second}", dimension=dimension.lower(), first=first, second=second)
    both = {"n": number(total["before"]), "m": number(total["visits"])}
    return _("{name}: {n} and {m} visits. The parts add up to the change exactly.", name=name, **both)


def _provenance(facts: Facts, basis: pd.DataFrame, comparison: Comparison) -> dict[str, Any]:
    """Source, filter, day and marks of the two periods."""
    years = [int(year) for year in basis["year"]]
    return {
        "source": provenance.source_of_parts(basis),
        "filters": provenance.filters_in_words(min(years), max(years), comparison.filters),
        "data_to": max((day for day in map(as_day, basis["data_to"]) if day), default=None),
        "import_id": facts.import_id,
        "demonstration": bool(basis["demonstration"].any()),
    }
