"""The columns of a table of figures: those that label the rows, those that hold numbers of visits, and others."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.periods import counting, interval
from visitstats.ingest.columns.rowlabels import NEGATIVE, TIME, LabelColumn, family_of, label_column
from visitstats.ingest.labels import KEYS, label
from visitstats.ingest.values.counts import read_count
from visitstats.reference.words import best


@dataclass
class ValueColumn:
    """A column of numbers: value, total, part or unknown; `dims` are what its header names."""

    leaf: Leaf
    role: str
    dims: dict[str, Any] = field(default_factory=dict)
    measure: str | None = None


@dataclass
class Crosstab:
    """The columns of a table of figures."""

    labels: list[LabelColumn]
    values: list[ValueColumn]
    ignored: list[Leaf]

    def of_role(self, role: str) -> list[ValueColumn]:
        """The number columns of a role."""
        return [column for column in self.values if column.role == role]


def crosstab(columns: list[Leaf]) -> Crosstab:
    """Sort the columns of a table as if it were one of figures."""
    table = Crosstab([], [], [])
    for leaf in columns:
        kind = _sort(leaf)
        if kind == "label":
            table.labels.append(label_column(leaf))
        elif kind == "value":
            table.values.append(_value_column(leaf))
        else:
            table.ignored.append(leaf)
    table.labels = [one for one in table.labels if one.dimension]
    _plan_beside_fact(table.values)
    _choose_values(table)
    _settle_periods(table.values)
    return table


def is_count_cell(value: Any) -> bool:
    """Whether a cell is a number of visits or a sign for none."""
    return read_count(value).number is not None


def _sort(leaf: Leaf) -> str:
    meanings = {one.meaning for one in leaf.path}
    own = leaf.own.meaning if leaf.own else None
    numeric = leaf.share(is_count_cell) if leaf.values else 0.0
    if own == "number":
        return "ignored"
    member = any(one.members for one in leaf.path) and own not in KEYS
    if leaf.values and numeric < 0.3 and leaf.share(lambda value: bool(family_of(value, ()))) >= 0.5:
        return "label"
    if own == "year" and numeric >= 0.5 and leaf.share(_is_year) < 0.5:
        return "value"  # "Год" over the sums of a year
    if own in TIME and ((leaf.own and not leaf.own.members) or numeric < 0.5):
        return "label"
    if leaf.values and numeric < 0.5 and (own in KEYS or (own is None and not member) or own == "place"):
        return "label"
    if own in ("count", "fact", "total", "plan") or member:
        return "value"
    if numeric >= 0.5 and not meanings & NEGATIVE and own not in KEYS:
        return "value"
    if not leaf.path and leaf.values and numeric < 0.5:
        return "label"
    if leaf.values and numeric < 0.5 and own in ("institution_kind", "count"):
        return "label"
    return "ignored"


def _is_year(value: Any) -> bool:
    found = label(value)
    return found is not None and "year" in found.members


def _value_column(leaf: Leaf) -> ValueColumn:
    dims: dict[str, Any] = {}
    measure = None
    if leaf.own and leaf.own.meaning == "year":
        return ValueColumn(leaf, "total", {}, "total")
    for one in leaf.path:
        if one.meaning in KEYS and one.meaning != "ministry":
            continue
        dims |= {k: v for k, v in one.members.items() if not (k == "visit_kind" and one.meaning == "plan")}
        if one.members.keys() & {"month"}:
            dims.pop("period", None)
        measure = one.meaning if one.meaning and one.meaning not in KEYS else measure
        if measure in NEGATIVE:
            return ValueColumn(leaf, "ignored" if measure != "plan" else "plan", dims, measure)
    if any((word := best("rows", one.folded)) and word.meaning == "part" for one in leaf.path):
        return ValueColumn(leaf, "part", dims, measure)
    if measure == "total" or (leaf.own and leaf.own.meaning == "total"):
        return ValueColumn(leaf, "total", dims, measure)
    if dims:
        return ValueColumn(leaf, "value", dims, measure)
    return ValueColumn(leaf, "plain" if measure in ("count", "fact") else "unknown", dims, measure)


def _plan_beside_fact(values: list[ValueColumn]) -> None:
    """ "Planned" beside "actual" or "held" is a plan and no kind of visit; of plan and fact only the fact counts."""
    kinds = {column.dims.get("visit_kind") for column in values if column.role == "value"} - {None}
    facts = [
        column for column in values if column.measure == "fact" or (column.leaf.own and column.leaf.own.folded in HELD)
    ]
    if facts and kinds == {"planned"}:
        for column in values:
            if column.dims.get("visit_kind") == "planned" and column.measure != "fact":
                column.role = "plan"
    if any(column.measure == "fact" for column in values):
        for column in values:
            if column.role == "plain" and column.measure == "count":
                column.role = "ignored"


HELD = {
    "проведено",
    "held",
    "conducted",
    "отkiзилди",
    "откизилди",
    "выполнено",
    "исполнено",
    "орындалды",
    "visited",
    "done",
    "carried out",
}


def _choose_values(table: Crosstab) -> None:
    """Decide what counts where totals, plain counts and members stand side by side."""
    members = table.of_role("value")
    plain = table.of_role("plain")
    totals = table.of_role("total")
    parts = table.of_role("part")
    crossing = [column for column in members if set(column.dims) - {"year"} or len(members) > 1]
    whole = [column for column in [*plain, *totals] if not set(column.dims) - TIME]
    if members and whole and _partial(members, whole, table):
        for column in members:
            column.role = "part"
        members = []
    if not members and parts and whole and _adds_up(parts, whole[0]):
        for column in parts:
            column.role = "value"
        members = parts
    if plain:
        _plain_columns(plain, table, beside_members=bool(members))
    elif not members and totals:
        _totals_as_values(totals)
    elif not members and len(table.of_role("unknown")) == 1:
        table.of_role("unknown")[0].role = "value"
    _unknown_columns(table, crossing)


def _plain_columns(plain: list[ValueColumn], table: Crosstab, *, beside_members: bool) -> None:
    """Counts without a member: totals beside members; alone the fact, or the one whose header says most, counts."""
    best_one = max(plain, key=lambda column: (column.measure == "fact", _weight(column), -column.leaf.column))
    for column in plain:
        column.role = "total" if beside_members else "value" if column is best_one else "ignored"
    for column in table.of_role("unknown") if not beside_members else []:
        column.role = "ignored"


def _weight(column: ValueColumn) -> int:
    return max((one.weight for one in column.leaf.path), default=0)


def _totals_as_values(totals: list[ValueColumn]) -> None:
    bare = [column for column in totals if not column.dims]
    dimmed = [column for column in totals if column.dims]
    for column in dimmed or bare[:1]:
        column.role = "value"


def _unknown_columns(table: Crosstab, crossing: list[ValueColumn]) -> None:
    """Number columns of which the header is not understood: a member that is unknown where it stands among members."""
    places = [column.leaf.column for column in crossing if column.role == "value"]
    for column in table.of_role("unknown"):
        among = places and min(places) - 1 <= column.leaf.column <= max(places) + 1
        column.role = "unknown" if among and column.leaf.path else "ignored"


def _partial(members: list[ValueColumn], whole: list[ValueColumn], table: Crosstab) -> bool:
    """Whether the member columns are only a part of the total beside them ("of which special")."""
    dimensions = {name for column in members for name in column.dims} - {"year"}
    if dimensions - {"visit_kind", "institution_kind", "ministry"} or len(whole) > 1:
        return False
    if _adds_up([*members, *table.of_role("unknown")], whole[0]):
        return False
    return not _adds_up([*members, *table.of_role("part")], whole[0]) and (
        len(members) == 1 or _never_more(members, whole[0])
    )


def _rows(columns: list[ValueColumn], whole: ValueColumn) -> list[tuple[int, int]]:
    """Pairs of (sum of the columns, stated total) by row; needs the cells in order."""
    pairs = []
    for cells, total in zip(
        zip(*(column.leaf.cells for column in columns), strict=True), whole.leaf.cells, strict=True
    ):
        stated = read_count(total)
        if stated.number and stated.stated:
            pairs.append((sum(read_count(cell).number or 0 for cell in cells), stated.number))
    return pairs


def _adds_up(columns: list[ValueColumn], whole: ValueColumn) -> bool:
    pairs = _rows(columns, whole)
    return bool(pairs) and sum(a == b for a, b in pairs) * 2 >= len(pairs)


def _never_more(columns: list[ValueColumn], whole: ValueColumn) -> bool:
    pairs = _rows(columns, whole)
    return bool(pairs) and all(a <= b for a, b in pairs) and not any(a == b for a, b in pairs)


def _settle_periods(values: list[ValueColumn]) -> None:
    """Of months, quarters and running totals of one year, those that are sums of others become totals."""
    groups: dict[tuple, list[ValueColumn]] = defaultdict(list)
    for column in values:
        if (
            column.role in ("value", "total")
            and interval(column.dims)
            and not (column.role == "total" and not column.dims)
        ):
            rest = tuple(sorted((k, str(v)) for k, v in column.dims.items() if k not in ("month", "period")))
            groups[rest].append(column)
    for group in groups.values():
        if not any("month" in column.dims or "period" in column.dims for column in group):
            continue
        own = [column for column in group if column.role == "value"]
        for column, counts in zip(own, counting([interval(column.dims) for column in own]), strict=True):
            if not counts:
                column.role = "total"
