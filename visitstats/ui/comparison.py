"""The two periods that a page compares: what the reader chose, what may be compared, and what comes between them."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from visitstats.export import comparing
from visitstats.export.choice import Filters
from visitstats.export.comparing import Comparison, comparable, period_name
from visitstats.periods import months_of
from visitstats.texts import _, capital, language, mark, month_name, number
from visitstats.ui import address, data, filters
from visitstats.ui.page import View

__all__ = ["DIMENSIONS", "Comparison", "asked", "basis_of", "choose", "comparable", "parts_of", "period_name"]

DIMENSIONS = {
    "ministry": mark("Ministry"),
    "region": mark("Region"),
    "visit_kind": mark("Kind of visit"),
    "institution_kind": mark("Kind of institution"),
}
SPANS = {
    "year": (mark("Whole year"), ("year",)),
    "half": (mark("Half-year"), ("h1", "h2")),
    "quarter": (mark("Quarter"), ("q1", "q2", "q3", "q4")),
    "month": (mark("Month"), tuple(f"m{month}" for month in range(1, 13))),
    "to": (mark("From the beginning of the year"), tuple(f"to{month}" for month in range(1, 12))),
}


def asked(comparison: Comparison) -> dict[str, Any]:
    """Parameters of the question behind for the parts of a change."""
    read = {"reading": "common", "borders_from": comparison.days[0], "dimension": comparison.dimension}
    return read | comparison.months() | {"added": comparison.added}


def choose(view: View) -> Comparison:
    """Draw the choices of the two periods and of the breakdown; they stand in the address.

    The filters of the page hold for both periods, widened so that like is compared with like.
    """
    kinds = list(SPANS)
    wanted = address.text("span")
    kind_asked = next((kind for kind, (_text, spans) in SPANS.items() if wanted in spans), "year")
    with st.grid(4, min_column_width=150, gap="small"):
        kind = str(_pick("kind_of_span", _("Period"), kinds, kind_asked, lambda one: _(SPANS[one][0])))
        spans = SPANS[kind][1]
        span = "year"
        if kind != "year":
            words = {"half": _("Which half-year"), "quarter": _("Which quarter"), "month": _("Which month")}
            span = str(_pick(f"span_{kind}", words.get(kind, _("Up to which month")), spans, wanted, span_name))
        year, other = _two_years(span)
    address.keep("span", "" if span == "year" else span)
    address.keep("year", str(year))
    address.keep("other", str(other))
    dimension = filters.one_of("dimension_changes", "by", _("Broken down by"), DIMENSIONS)
    chosen = Filters(view.chosen.ministries, view.chosen.regions, view.chosen.kinds)
    return comparing.widened(Comparison(year, other, span, dimension, chosen), data.ask)


def counting(view: View, comparison: Comparison) -> View:
    """The page's view with the filters that are counted, so that what opens behind a number follows them too."""
    chosen = comparison.filters
    counted = replace(view.chosen, ministries=chosen.ministries, regions=chosen.regions, kinds=chosen.kinds)
    return replace(view, chosen=counted)


def span_name(span: str) -> str:
    """The months of a span, without a year: January–June; May."""
    months = months_of(span)
    if months is None:
        return _("Whole year")
    first, last = months
    return capital(month_name(first) if first == last else f"{month_name(first)}–{month_name(last)}")


def _pick(name: str, label: str, options: Any, start: Any, shown: Any) -> Any:
    key = address.key(f"{name}_changes_{language()}")
    first = address.start(key, start)
    index = list(options).index(first) if first in options else 0
    return st.selectbox(label, options, index=index, key=key, format_func=shown)


def _two_years(span: str) -> tuple[int, int]:
    options = _years()
    asked = [int(year) if year.isdigit() else 0 for year in (address.text("year"), address.text("other"))]
    later, earlier = default_pair(options, span)
    if asked[0] in options:
        later, earlier = asked[0], asked[1] or asked[0] - 1
    year = int(_pick("later_year", _("Year"), options, later, str))
    others = [one for one in options if one != year]
    nearest = next((one for one in others if one < year), others[0])
    start = earlier if year == later and earlier in others else nearest
    other = int(_pick(f"earlier_than_{year}", _("Compared with the year"), others, start, str))
    return year, other


def _years() -> list[int]:
    headlines = data.ask("headline_by_year").dropna(subset=["visits"])["year"]
    known = {int(year) for year in headlines} | {int(year) for year in data.ask("breakdown_years")["year"]}
    return sorted(known, reverse=True) if len(known) > 1 else [2016, 2015]


def default_pair(options: list[int], span: str) -> tuple[int, int]:
    """The latest two years next to each other that may be compared and are broken down; else the latest two."""
    basis = data.ask("comparison_basis", years=options, dimension="ministry", **_months(span))
    fit = set(basis.loc[basis["obstacle"].isna() & basis["broken_down"], "year"])
    for year in sorted(fit, reverse=True):
        if year - 1 in fit:
            return int(year), int(year) - 1
    free = sorted((int(year) for year in basis.loc[basis["obstacle"].isna(), "year"]), reverse=True)
    return (free[0], free[1]) if len(free) > 1 else (options[0], options[1])


def _months(span: str) -> dict[str, Any]:
    first, last = months_of(span) or (None, None)
    return {"first_month": first, "last_month": last}


def basis_of(comparison: Comparison) -> pd.DataFrame:
    """Both periods with their numbers, what is in the way, and what part is broken down; the other year first."""
    return comparing.basis_of(comparison, data.ask)


def parts_of(comparison: Comparison) -> pd.DataFrame:
    """The parts of the change; see the question comparison_parts."""
    return comparing.parts_of(comparison, data.ask)


def shown_number(value: Any) -> str:
    """A number of visits, or a dash where there is none."""
    return "—" if pd.isna(value) else str(number(value))


def free(comparison: Comparison) -> list[int]:
    """The years whose span may be compared, in their order."""
    asked = comparison.months() | comparison.filters.params()
    basis = data.ask("comparison_basis", years=_years(), dimension=comparison.dimension, **asked)
    return sorted(int(year) for year in basis.loc[basis["obstacle"].isna(), "year"])


def explain(obstacles: list[str], instead: str) -> None:
    """What stands in place of a comparison that cannot be made."""
    st.info("\n".join(f"- {text}" for text in [*obstacles, instead]), title=_("These periods cannot be compared"))
