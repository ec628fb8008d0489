"""Which number columns of a table of figures count, where plans, totals, parts and members stand side by side."""

from typing import Any

from visitstats.ingest.columns.columnperiods import name_years, settle_periods, whole_years
from visitstats.ingest.columns.rowlabels import TIME
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.columns.sums import adds_up, how_often, is_sum, never_more
from visitstats.ingest.labels import is_word
from visitstats.ingest.values.names import Institution


def choose(table: Crosstab) -> None:
    """Settle the role of every number column."""
    _plan_beside_fact(table.values)
    _planned_beside_unplanned(table.values)
    _totals_of_members(table.values)
    _strangers(table.values)
    _choose_values(table)
    name_years(table.values)
    whole_years(table.values)
    settle_periods(table.values)


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
    if members and whole and not adds_up(members, whole[0]) and (counted := _parts_of(whole[0], members, parts)):
        for column in counted:
            column.role = "value"  # "из них: в МВД", "в МЗ"
        members, parts = [*members, *counted], [column for column in parts if column not in counted]
    members += _unsaid_institutions(table, members, whole)
    if members and whole and _partial(members, whole, table):
        for column in members:
            column.role = "part"
        members = []
    if not members and parts and whole:
        members = _making_up_each(parts, whole)
        for column in members:
            column.role = "value"
    if plain:
        _plain_columns(plain, table, beside_members=bool(members))
    elif not members and totals:
        _totals_as_values(totals)
    elif not members and len(table.of_role("unknown")) == 1:
        table.of_role("unknown")[0].role = "value"
    _unknown_columns(table, crossing)


def _parts_of(whole: ValueColumn, members: list[ValueColumn], parts: list[ValueColumn]) -> list[ValueColumn]:
    """The parts that make up a total with the members, or alone beside members of years of their own."""
    other_years = bool(parts) and all("year" in column.dims and "year" not in whole.dims for column in members)
    return _making_up(members, parts, whole) or (_making_up([], parts, whole) if other_years else [])


def _making_up(members: list[ValueColumn], parts: list[ValueColumn], whole: ValueColumn) -> list[ValueColumn]:
    """The parts that with the members make up a total: all, or those below one heading beside "из них специальных"."""
    headings = dict.fromkeys(part.leaf.path[0].text for part in parts)
    groups = [[part for part in parts if part.leaf.path[0].text == heading] for heading in headings]
    choices = [group for group in [*groups, parts] if adds_up([*members, *group], whole)]
    return max(choices, key=lambda group: how_often([*members, *group], whole), default=[])


def _making_up_each(parts: list[ValueColumn], whole: list[ValueColumn]) -> list[ValueColumn]:
    """The parts that make up the total of their year: "2019: всего, в том числе" beside "2020: всего, в том числе"."""
    found: list[ValueColumn] = []
    for total in whole:
        own = [part for part in parts if part not in found and _within(total.dims, part.dims)]
        found += _making_up([], own, total)
    return found


def _unsaid_institutions(table: Crosstab, members: list[ValueColumn], whole: list[ValueColumn]) -> list[ValueColumn]:
    """Columns headed by institutions of no known kind that count: with them the others make up their total."""
    found = [one for one in table.of_role("unknown") if one.leaf.own and one.leaf.own.meaning == "institution"]
    counts = bool(members and whole and found) and adds_up([*members, *found], whole[0])
    for column in found:
        column.role = "value" if counts else "ignored"
        column.dims = {"institution_kind": Institution(None, None)} if counts else {}
    return found if counts else []


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
        if len(counted) > 1 and column.leaf.column not in range(min(places), max(places)) and is_sum(counted, column):
            column.role = "total"
            continue
        among = places and min(places) - 1 <= column.leaf.column <= max(places) + 1
        column.role = "unknown" if among and column.leaf.path else "ignored"


def _partial(members: list[ValueColumn], whole: list[ValueColumn], table: Crosstab) -> bool:
    """Whether the member columns are only a part of the total beside them ("of which special")."""
    dimensions = {name for column in members for name in column.dims} - {"year"}
    if dimensions - {"visit_kind", "institution_kind", "ministry"} or len(whole) > 1:
        return False
    if adds_up([*members, *table.of_role("unknown")], whole[0]):
        return False
    return not adds_up([*members, *table.of_role("part")], whole[0]) and (
        len(members) == 1 or never_more(members, whole[0])
    )
