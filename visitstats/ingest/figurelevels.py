"""Rows of a table of figures that hold for others: outer rows, compact pivots, measures, sums of periods."""

from visitstats.ingest.columns.periods import counting, interval
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.labels import label
from visitstats.ingest.tables.find import Found


def parts_below(found: Found, rows: list[FigureRow]) -> None:
    """After a lone "в том числе:" under a ministry, the rows of the same ministry are parts of it."""
    parent: FigureRow | None = None
    last: FigureRow | None = None
    for one in rows:
        if one.kind == "part":
            lone = sum(value is not None for value in found.grid.rows[one.row]) == 1
            parent = last if lone and last is not None and last.kind == "data" else None
        elif one.kind == "data":
            if (
                parent is not None
                and "ministry" in one.dims
                and one.dims.get("ministry") == parent.dims.get("ministry")
            ):
                one.kind = "part"
                continue
            parent, last = None, one
        elif one.kind in ("total", "heading"):
            parent, last = None, one


def measure_rows(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """Of rows that are measures only visits count, and of plan and fact the fact."""
    place = next((one.leaf.column for one in table.labels if one.dimension == "measure"), None)
    if place is None:
        return
    data = [(one, label(found.grid.rows[one.row][place])) for one in rows if one.kind == "data"]
    facts = any(read and read.meaning == "fact" for _, read in data)
    for one, read in data:
        measure = read.meaning if read else None
        if measure not in (("fact",) if facts else ("count", "total")):
            one.kind = "skipped"
        elif read:
            one.dims |= {k: v for k, v in read.members.items() if k != "institution_kind"}


def outer_rows(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """A row with an outer label only, above or below the rows that it sums up, is their total."""
    if len(table.labels) < 2:
        return
    columns = [one.leaf.column for one in table.labels]
    data = [one for one in rows if one.kind == "data"]
    for place, one in enumerate(data):
        cells = found.grid.rows[one.row]
        filled = [cells[column] is not None for column in columns]
        if not filled[0] or all(filled) or any(filled[filled.index(False) :]):
            continue
        depth = filled.index(False)
        children = []
        for other in data[place + 1 :]:
            inner = [found.grid.rows[other.row][column] is not None for column in columns]
            if inner[0] or not any(inner[depth:]):
                break
            children.append(other)
        if children:
            one.kind, one.problem, one.children = "parent", None, children
            for child in children:
                child.holds = {**child.holds, **one.dims}
                if child.problem and child.problem[0].endswith("_missing"):
                    child.problem = None


def compact(table: Crosstab, rows: list[FigureRow]) -> None:
    """In a compact pivot a row that is followed by rows of an inner dimension is their heading and their total."""
    if not any(len(column.families) > 1 for column in table.labels):
        return
    data = [one for one in rows if one.kind == "data"]
    above: list[FigureRow] = []
    for one, after in zip(data, [*data[1:], None], strict=True):
        while above and above[-1].level >= one.level:
            above.pop()
        for parent in above:
            one.holds = {**one.holds, **parent.dims}
        if after is not None and after.level > one.level:
            one.kind = "parent"
            above.append(one)
        for parent in above:
            if one.kind == "data":
                parent.children.append(one)


def settle_rows(rows: list[FigureRow]) -> None:
    """Of months, quarters and running totals in the rows, those that are sums of others become totals."""
    groups: dict[tuple, list[FigureRow]] = {}
    for one in rows:
        if one.kind == "data" and interval(one.dims):
            rest = {k: v for k, v in {**one.holds, **one.dims}.items() if k not in ("month", "period")}
            groups.setdefault(tuple(sorted((k, str(v)) for k, v in rest.items())), []).append(one)
    for group in groups.values():
        if not any("month" in one.dims or "period" in one.dims for one in group):
            continue
        for one, counts in zip(group, counting([interval(one.dims) for one in group]), strict=True):
            if not counts:
                one.kind = "period_total"
