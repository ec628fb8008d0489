"""The columns of a table of figures: those that label the rows, those that hold numbers of visits, and others."""

from typing import Any

from visitstats.ingest.columns.choose import choose
from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.rowlabels import NEGATIVE, TIME, family_of, label_column
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.labels import KEYS, label
from visitstats.ingest.values.counts import read_count
from visitstats.reference.spelling import fold
from visitstats.reference.words import best

CORNERS = {"region", "ministry", "visit_kind", "institution_kind", "place", "institution"}


def crosstab(columns: list[Leaf]) -> Crosstab:
    """Sort the columns of a table as if it were one of figures."""
    table = Crosstab([], [], [])
    for leaf in columns:
        kind = "label" if not table.values and _unnamed_years(leaf) else _sort(leaf)
        if kind == "label":
            table.labels.append(label_column(leaf))
        elif kind == "value":
            table.values.append(value_column(leaf))
        else:
            table.ignored.append(leaf)
    labels = [one for one in table.labels if one.dimension]
    table.labels = [one for one in labels if one.dimension != "group"] or labels
    choose(table)
    return table


def is_count_cell(value: Any) -> bool:
    """Whether a cell is a number of visits or a sign for none."""
    return read_count(value).number is not None


def _sort(leaf: Leaf) -> str:
    meanings = {one.meaning for one in leaf.path}
    own = leaf.own.meaning if leaf.own else None
    numeric = leaf.share(is_count_cell) if leaf.sample else 0.0
    if _says_nothing(leaf, own):
        return "ignored"
    member = any(one.members for one in leaf.path) and own not in KEYS
    if leaf.sample and numeric < 0.3 and leaf.share(lambda value: bool(family_of(value, ()))) >= 0.5:
        return "label"
    if own == "year" and numeric >= 0.5 and leaf.share(_is_year) < 0.5:
        return "value"  # "Год" over the sums of a year
    if own in TIME and ((leaf.own and not leaf.own.members) or numeric < 0.5):
        return "label"
    if leaf.sample and numeric < 0.5 and (own in KEYS or (own is None and not member) or own in ("place", "group")):
        return "label"
    if own in ("count", "fact", "total", "plan") or member:
        return "value"
    if numeric >= 0.5 and not meanings & NEGATIVE and own not in KEYS - {"institution"}:
        return "value"  # "Интернатные учреждения" beside "Колонии": whether it is one of them, its total tells
    if not leaf.path and leaf.sample and numeric < 0.5:
        return "label"
    if leaf.sample and numeric < 0.5 and own in ("institution_kind", "count"):
        return "label"
    return "ignored"


def _says_nothing(leaf: Leaf, own: str | None) -> bool:
    """Whether a column numbers the rows, or holds texts that are nothing to count by."""
    if own == "number":
        below_member = any(one.pure for one in leaf.path[:-1])  # "No." beside "%", both under 2019
        return not below_member and not leaf.mostly(lambda value: bool(family_of(value, ())), 0.5)
    return own in ("other", "personal") and leaf.numeric < 0.3


def _unnamed_years(leaf: Leaf) -> bool:
    """Whether a column left of all numbers holds the years of its rows, though no header says so.

    In the corner may stand what the other columns are: "Регион" over 2019, 2020 and beside the names of regions.
    """
    if leaf.path and (leaf.own is None or leaf.own.meaning not in CORNERS):
        return False
    beside = leaf.share(lambda value: isinstance(value, str) and best("rows", fold(value)) is not None)  # totals, notes
    return len(leaf.sample) > 1 and leaf.share(_is_year) >= max(0.6 * (1 - beside), 0.3)


def _is_year(value: Any) -> bool:
    found = label(value)
    return found is not None and "year" in found.members


def value_column(leaf: Leaf) -> ValueColumn:
    """A column of numbers as its header alone describes it."""
    dims: dict[str, Any] = {}
    measure = None
    if leaf.own and leaf.own.meaning == "year":
        years = {name: year for one in leaf.path for name, year in one.members.items() if name == "year"}
        return ValueColumn(leaf, "total", years, "total")
    for one in leaf.path:
        if one.meaning in KEYS and one.meaning != "ministry":
            continue
        dims |= {k: v for k, v in one.members.items() if not (k == "visit_kind" and one.meaning == "plan")}
        if one.members.keys() & {"month"}:
            dims.pop("period", None)
        measure = one.meaning if one.meaning and one.meaning not in KEYS else measure
        if measure in NEGATIVE:
            return ValueColumn(leaf, "ignored" if measure != "plan" else "plan", dims, measure)
    said = {word.meaning for one in leaf.path if (word := best("rows", one.folded))}
    if said & {"aside", "part"}:
        return ValueColumn(leaf, "ignored" if "aside" in said else "part", dims, measure)  # "Справочно: 2023 г."
    if measure == "total" or (leaf.own and leaf.own.meaning == "total"):
        return ValueColumn(leaf, "total", dims, measure)
    if dims:
        return ValueColumn(leaf, "value", dims, measure)
    return ValueColumn(leaf, "plain" if measure in ("count", "fact") else "unknown", dims, measure)
