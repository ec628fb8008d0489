"""Rows of a table of figures that add up others though no word says so: their numbers tell."""

from itertools import takewhile

from visitstats.ingest.columns.periods import interval
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.counts import read_count

UNKNOWN_MEMBER = {"region_unknown", "ministry_unknown", "kind_unknown", "date_invalid"}


def sum_of(found: Found, rows: list[FigureRow], column: int) -> int:
    """The sum of some rows in a column, what is no number being none."""
    return sum(read_count(found.grid.rows[one.row][column]).number or 0 for one in rows)


def _add_up_to(found: Found, rows: list[FigureRow], whole: FigureRow, columns: list[int]) -> bool:
    """Whether some rows make up another in every column, not all of them empty."""
    sums = [(sum_of(found, rows, column), sum_of(found, [whole], column)) for column in columns]
    return any(stated for _, stated in sums) and all(added == stated for added, stated in sums)


def _value_columns(table: Crosstab) -> list[int]:
    return [column.leaf.column for column in table.of_role("value")]


def sums_of_services(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """A ministry above its own bodies that add up to it, all in one column of labels, is their total."""
    if len(table.labels) != 1 or table.labels[0].dimension != "ministry":
        return
    data = [one for one in rows if one.kind == "data" and one.problem is None]
    columns = _value_columns(table)
    own = [one.dims.get("ministry") for one in data]
    for place, one in enumerate(data):
        end = next((after for after in range(place, len(data)) if own[after] != own[place]), len(data))
        below = data[place + 1 : end]
        if len(below) > 1 and _add_up_to(found, below, one, columns):
            one.kind = "total"


def unnamed_totals(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """A row without a member that adds up all the others, first or last, or those below it is their total."""
    data = [one for one in rows if one.kind == "data"]
    if len(data) < 3 or any(one.kind == "parent" for one in rows):
        return
    columns = _value_columns(table)
    for place, one in enumerate(data):
        unknown = one.problem is not None and one.problem[0] in UNKNOWN_MEMBER and len(data) > 3
        if not unknown and not _without_label(found, table, one):
            continue
        below = list(takewhile(lambda other: other.problem is None, data[place + 1 :]))  # of "Южная зона" its regions
        all_others = [*data[:place], *data[place + 1 :]] if place in (0, len(data) - 1) else []
        if any(len(some) > 1 and _add_up_to(found, some, one, columns) for some in (below, all_others)):
            one.kind = "total"


def _without_label(found: Found, table: Crosstab, one: FigureRow) -> bool:
    return bool(table.labels) and all(found.grid.rows[one.row][column.leaf.column] is None for column in table.labels)


def sums_of_periods(found: Found, table: Crosstab, group: list[FigureRow]) -> list[FigureRow]:
    """Of months, quarters and longer periods of one member those that add up shorter ones, be some missing or not."""
    spans = [(one, span) for one in group if (span := interval(one.dims))]
    spans.sort(key=lambda pair: pair[1][1] - pair[1][0])
    sums: list[FigureRow] = []
    for one, (first, last) in spans:
        inside = [
            other
            for other, (begin, end) in spans
            if other not in sums and first <= begin and end <= last and end - begin < last - first
        ]
        if len(inside) > 1 and _add_up_to(found, inside, one, _value_columns(table)):
            sums.append(one)
    return sums
