"""Totals of a table of figures, in its rows and columns, compared with its own cells."""

from collections.abc import Iterable
from typing import Any

from visitstats.ingest.cells import Number
from visitstats.ingest.columns.periods import interval
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.labels import label
from visitstats.ingest.staged import Staging
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.counts import Count, read_count

Cells = dict[tuple[int, int], Number]


def check_figures(
    found: Found, table: Crosstab, rows: list[FigureRow], numbers: list[Number], staging: Staging
) -> None:
    """Report every total that its cells do not add up to."""
    cells = {(number.row, number.column): number for number in numbers}
    values = [column for column in table.values if column.role in ("value", "unknown")]
    totals = table.of_role("total")
    for one in rows:
        if one.kind == "data":
            for column in totals:
                _check(found, one.row, column, _across(cells, one.row, values, totals, column), staging)
        elif one.kind in ("total", "parent", "period_total"):
            scopes = _row_scopes(found, rows, one)
            for column in [*values, *totals]:
                _check_down(found, one, column, cells, scopes, values, totals, staging)


def _check(found: Found, row: int, column: ValueColumn, scopes: list[list[Number]], staging: Staging) -> None:
    stated = _stated(found.grid.rows[row][column.leaf.column])
    if stated is not None and scopes and not any(_fits(stated, scope) for scope in scopes):
        staging.problem(row, column.leaf.column, "total_mismatch", found.grid.rows[row][column.leaf.column])


def _check_down(
    found: Found,
    one: FigureRow,
    column: ValueColumn,
    cells: Cells,
    scopes: list[list[int]],
    values: list[ValueColumn],
    totals: list[ValueColumn],
    staging: Staging,
) -> None:
    """A cell of a total row: the sum of its column, in a total column also of all cells or of the totals stated."""
    stated = _stated(found.grid.rows[one.row][column.leaf.column])
    if stated is None or not scopes:
        return
    for rows in scopes:
        if column.role != "total":
            if _fits(stated, [cells[row, column.leaf.column] for row in rows if (row, column.leaf.column) in cells]):
                return
            continue
        for part in _column_scopes(values, totals, column):
            if _fits(
                stated, [cells[row, c.leaf.column] for row in rows for c in part if (row, c.leaf.column) in cells]
            ):
                return
        sums = [read_count(found.grid.rows[row][column.leaf.column]) for row in rows]
        if sum(count.number or 0 for count in sums) == stated:
            return
    if column.role == "total" and _row_adds_up(found, one.row, column, values, totals, stated):
        return
    staging.problem(one.row, column.leaf.column, "total_mismatch", found.grid.rows[one.row][column.leaf.column])


def _row_adds_up(
    found: Found, row: int, column: ValueColumn, values: list[ValueColumn], totals: list[ValueColumn], stated: int
) -> bool:
    return any(
        sum(read_count(found.grid.rows[row][c.leaf.column]).number or 0 for c in part) == stated
        for part in _column_scopes(values, totals, column)
    )


def _stated(value: Any) -> int | None:
    count: Count = read_count(value)
    return count.number if count.stated and count.number is not None else None


def _fits(stated: int, scope: Iterable[Number]) -> bool:
    numbers = list(scope)
    counted = sum(one.number or 0 for one in numbers if one.counted)
    everything = sum(one.number or 0 for one in numbers)
    if stated in (counted, everything):
        return True
    sums = {0}
    for one in numbers:
        if one.number is None and one.guesses:
            sums = {a + b for a in sums for b in (0, *one.guesses)}
    return any(base + extra == stated for base in (counted, everything) for extra in sums)


def _across(
    cells: Cells, row: int, values: list[ValueColumn], totals: list[ValueColumn], column: ValueColumn
) -> list[list[Number]]:
    """The cells of a row that a total column may add up."""
    parts = _column_scopes(values, totals, column)
    return [[cells[row, c.leaf.column] for c in part if (row, c.leaf.column) in cells] for part in parts]


def _column_scopes(
    values: list[ValueColumn], totals: list[ValueColumn], column: ValueColumn
) -> list[list[ValueColumn]]:
    """The sets of columns that a total column may add up: all, those of its members, those beside it."""
    place = column.leaf.column
    left = [c for c in totals if c.leaf.column < place]
    right = [c for c in totals if c.leaf.column > place]
    after = max((c.leaf.column for c in left), default=-1)
    before = min((c.leaf.column for c in right), default=10**6)
    beside = [
        [c for c in values if after < c.leaf.column < place],
        [c for c in values if place < c.leaf.column < before],
        [c for c in values if c.leaf.column < place],
        [c for c in values if c.leaf.column > place],
        values,
    ]
    own = interval(column.dims)
    fitting = [c for c in values if _agree(column.dims, c.dims)]
    if own and own != (1, 12):
        inside = [c for c in fitting if (i := interval(c.dims)) and own[0] <= i[0] and i[1] <= own[1]]
        return [inside] if inside else []
    named = {k: v for k, v in column.dims.items() if k not in ("month", "period")}
    return [fitting] if named and fitting else [scope for scope in beside if scope]


def _agree(total: dict[str, Any], cell: dict[str, Any]) -> bool:
    return all(cell.get(k, v) == v for k, v in total.items() if k not in ("month", "period"))


def _row_scopes(found: Found, rows: list[FigureRow], total: FigureRow) -> list[list[int]]:
    """The sets of data rows that a total row may add up."""
    if total.kind == "parent":
        return [[one.row for one in total.children]]
    data = [one for one in rows if one.kind == "data"]
    if total.kind == "period_total":
        own = interval(total.dims) or (1, 12)
        rest = {k: v for k, v in total.dims.items() if k not in ("month", "period")}
        inside = [
            one.row
            for one in data
            if (i := interval(one.dims)) and own[0] <= i[0] and i[1] <= own[1] and _agree(rest, one.dims)
        ]
        return [inside] if sum(1 for _ in inside) > 1 else []
    stops = [one.row for one in rows if one.kind in ("total", "heading")]
    before = max((row for row in stops if row < total.row), default=-1)
    after = min((row for row in stops if row > total.row), default=10**9)
    scopes = [
        [one.row for one in data if before < one.row < total.row],
        [one.row for one in data if total.row < one.row < after],
        [one.row for one in data if one.row < total.row],
        [one.row for one in data if one.row > total.row],
        [one.row for one in data],
        _named(found, data, total),
        *_since_headings(rows, data, total),
    ]
    return [scope for scope in scopes if scope]


def _since_headings(rows: list[FigureRow], data: list[FigureRow], total: FigureRow) -> list[list[int]]:
    starts = [one.row for one in rows if one.kind == "heading" and one.row < total.row]
    return [[one.row for one in data if start < one.row < total.row] for start in starts]


def _named(found: Found, data: list[FigureRow], total: FigureRow) -> list[int]:
    """The rows of the member that a total names ("Итого за I квартал", "Акмолинская область Итог")."""
    texts = [value for value in found.grid.rows[total.row] if isinstance(value, str)]
    members: dict[str, Any] = {}
    for text in texts:
        one = label(text)
        members |= one.members if one else {}
    period = members.pop("period", None)
    members.pop("institution_kind", None)
    if not members and not period:
        return []
    found_rows = []
    for row in data:
        dims = {**row.holds, **row.dims}
        within = not period or ((i := interval(row.dims)) is not None and period[0] <= i[0] and i[1] <= period[1])
        if within and all(_same(dims.get(k), v) for k, v in members.items() if k != "year" or "year" in dims):
            found_rows.append(row.row)
    return found_rows


def _same(one: Any, other: Any) -> bool:
    if hasattr(one, "options") and hasattr(other, "options"):
        return {o.code for o in one.options} == {o.code for o in other.options}
    return one == other
