"""Which number columns of a table of figures count, where plans, totals, parts and members stand side by side."""

from collections import defaultdict
from itertools import compress
from typing import Any

from visitstats.ingest.columns.periods import counting, interval
from visitstats.ingest.columns.rowlabels import TIME
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.labels import is_word
from visitstats.ingest.values.counts import read_count


def choose(table: Crosstab) -> None:
    """Settle the role of every number column."""
    _plan_beside_fact(table.values)
    _planned_beside_unplanned(table.values)
    _totals_of_members(table.values)
    _strangers(table.values)
    _choose_values(table)
    _name_years(table.values)
    _whole_years(table.values)
    _settle_periods(table.values)


def _plan_beside_fact(values: list[ValueColumn]) -> None:
    """ "Planned" beside "actual" or "held" is a plan and no kind of visit; of plan and fact only the fact counts."""
    kinds = {column.dims.get("visit_kind") for column in values if column.role == "value"} - {None}
    facts = [
        column
        for column in values
        if column.measure == "fact" or (column.leaf.own and is_word("status", column.leaf.own.text) == "held")
    ]
    if facts and kinds == {"planned"}:
        for column in values:
            if column.dims.get("visit_kind") == "planned" and column.measure != "fact":
                column.role = "plan"
    if any(column.measure == "fact" for column in values):
        for column in values:
            if column.role == "plain" and column.measure == "count":
                column.role = "ignored"


def _planned_beside_unplanned(values: list[ValueColumn]) -> None:
    """ "план." beside "внеплан." is a kind of visit, where no facts stand beside them."""
    unplanned = {
        tuple(column.leaf.path[:-1])
        for column in values
        if column.leaf.own and column.dims.get("visit_kind") == "special" and is_word("unplanned", column.leaf.own.text)
    }
    if any(column.measure == "fact" for column in values):
        return
    for column in values:
        if column.role == "plan" and tuple(column.leaf.path[:-1]) in unplanned:
            column.role, column.dims = "value", {**column.dims, "visit_kind": "planned"}


def _totals_of_members(values: list[ValueColumn]) -> None:
    """A total of a member beside its "of which" columns alone is the number of this member."""
    parts = [column.dims for column in values if column.role == "part"]
    counted = [column.dims for column in values if column.role == "value"]
    for column in [one for one in values if one.role == "total" and set(one.dims) - TIME]:
        if any(_within(column.dims, part) for part in parts) and not any(_within(column.dims, one) for one in counted):
            column.role = "value"


def _within(whole: dict[str, Any], part: dict[str, Any]) -> bool:
    return all(part.get(name) == value for name, value in whole.items())


def _strangers(values: list[ValueColumn]) -> None:
    """A sub-heading that is no member waits where those beside it, below the same heading, are members."""
    for column in [one for one in values if one.role == "value" and len(one.leaf.path) > 1]:
        *above, own = column.leaf.path
        beside = [one for one in values if one.leaf.path[:-1] == above and one.leaf.own]
        named = {name for one in beside if one.leaf.own for name in one.leaf.own.members}
        if not own.known and not own.number and named - column.dims.keys():
            column.role = "unknown"


def _choose_values(table: Crosstab) -> None:
    """Decide what counts where totals, plain counts and members stand side by side."""
    members = table.of_role("value")
    plain = table.of_role("plain")
    totals = table.of_role("total")
    parts = table.of_role("part")
    crossing = [column for column in members if set(column.dims) - {"year"} or len(members) > 1]
    whole = [column for column in [*plain, *totals] if not set(column.dims) - TIME]
    if members and whole and not _adds_up(members, whole[0]) and _adds_up([*members, *parts], whole[0]):
        for column in parts:
            column.role = "value"  # "из них: в МВД", "в МЗ"
        members, parts = [*members, *parts], []
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
    counted = [column for column in crossing if column.role == "value"]
    places = [column.leaf.column for column in counted]
    for column in table.of_role("unknown"):
        if len(counted) > 1 and column.leaf.column not in range(min(places), max(places)) and _is_sum(counted, column):
            column.role = "total"
            continue
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


def _is_sum(columns: list[ValueColumn], whole: ValueColumn) -> bool:
    """Whether a column holds the sum of the others in each of its rows, several of them."""
    pairs = _rows(columns, whole)
    return len(pairs) > 2 and all(a == b for a, b in pairs)


def _never_more(columns: list[ValueColumn], whole: ValueColumn) -> bool:
    pairs = _rows(columns, whole)
    return bool(pairs) and all(a <= b for a, b in pairs) and not any(a == b for a, b in pairs)


def _name_years(values: list[ValueColumn]) -> None:
    """Halves, quarters or months beside the one year that they make up ("2023 год") are those of this year."""
    own = [column for column in values if column.role == "value"]
    years = [column for column in own if "year" in column.dims and not set(column.dims) - {"year"}]
    parts = [column for column in own if "year" not in column.dims and {"month", "period"} & column.dims.keys()]
    if len({column.dims["year"] for column in years}) == 1 and parts and _makes_up(parts, years[0]):
        for column in parts:
            column.dims["year"] = years[0].dims["year"]


def _makes_up(parts: list[ValueColumn], whole: ValueColumn) -> bool:
    """Whether some columns add up to another, or are running totals that it is never less than."""
    running = all(column.dims.get("period", (0, 0))[0] == 1 for column in parts)
    pairs = [_rows([column], whole) for column in parts] if running else []
    counts = counting([interval(column.dims) for column in parts])
    return _adds_up(list(compress(parts, counts)), whole) or (
        running and all(a <= b for rows in pairs for a, b in rows)
    )


def _whole_years(values: list[ValueColumn]) -> None:
    """A total beside running totals that it is longer than ("I полугодие, 9 месяцев, Год") is one of them."""
    for whole in [column for column in values if column.role == "total" and not set(column.dims) - {"year"}]:
        parts = [
            column for column in values if column.role == "value" and column.dims.get("year") == whole.dims.get("year")
        ]
        spans = [interval(column.dims) if "period" in column.dims else None for column in parts]
        if parts and all(span and span[0] == 1 and span[1] < 12 for span in spans) and not _adds_up(parts, whole):
            whole.role = "value"
            whole.dims = {**whole.dims, "period": (1, 12)}


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
