"""What each column of a table of figures was taken for, and why."""

from collections.abc import Iterable

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.register import CONTENT, HEADER, NOT_TAKEN, PRIVATE
from visitstats.ingest.columns.rowlabels import BY_MEANING, LabelColumn, family_of
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.model import Column, Reason
from visitstats.ingest.spoken import dimensions
from visitstats.ingest.tables.grid import Grid
from visitstats.texts import mark

COUNTED = mark("its numbers count; the header names: {what}")
COUNTED_ALONE = mark("its numbers count: no other column says more plainly that it counts visits")
TOTAL = mark("compared with the other columns, never added to them")
PART = mark("a part of another column, never added to it")
PLAN = mark("left out: a plan is no visit")
UNKNOWN = mark("its numbers wait: {header} is not understood among the headers beside it")
MEANINGS = {"value": "count", "total": "total", "part": "part", "plan": "plan", "unknown": "unknown"}


def explained(columns: Iterable[Leaf], table: Crosstab, grid: Grid) -> list[Column]:
    """The columns from left to right, each with its meaning and the reason for it."""
    labels = {one.leaf.column: one for one in table.labels}
    values = {one.leaf.column: one for one in table.values}
    result = []
    why: Reason | None
    for leaf in columns:
        if label := labels.get(leaf.column):
            meaning, why = label.dimension, _why_label(label)
        elif value := values.get(leaf.column):
            meaning, why = MEANINGS.get(value.role, "ignored"), _why_value(value)
        else:
            meaning, why = _left_out(leaf)
        result.append(Column(grid.letter(leaf.column), leaf.header, meaning, why))
    return result


def _why_label(label: LabelColumn) -> Reason:
    own = label.leaf.own
    if own and own.meaning and BY_MEANING.get(own.meaning, own.meaning) in (label.dimension, "time"):
        return Reason(HEADER, {"header": label.leaf.header})
    families = label.families or (label.dimension,)
    share = label.leaf.share(lambda value: bool(family_of(value, families)))
    return Reason(CONTENT, {"share": round(100 * share)})


def _why_value(value: ValueColumn) -> Reason:
    if value.role == "value":
        if value.dims:
            return Reason(COUNTED, {"what": dimensions(sorted(value.dims))})
        if value.measure in ("count", "fact"):
            return Reason(HEADER, {"header": value.leaf.header})
        return Reason(COUNTED_ALONE)
    if value.role == "unknown":
        return Reason(UNKNOWN, {"header": value.leaf.header})
    fixed = {"total": TOTAL, "part": PART, "plan": PLAN}.get(value.role)
    return Reason(fixed) if fixed else Reason(NOT_TAKEN, {"header": value.leaf.header})


def _left_out(leaf: Leaf) -> tuple[str, Reason | None]:
    if leaf.own and leaf.own.meaning in ("personal", "number"):
        return leaf.own.meaning, Reason(PRIVATE) if leaf.own.meaning == "personal" else None
    return "ignored", Reason(NOT_TAKEN, {"header": leaf.header}) if leaf.header else None
