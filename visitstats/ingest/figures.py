"""Rows of a table of figures: what each row is, and the members that its labels and the headings above it name."""

from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.bodyrows import block_holds, first_text, heading_members, is_numbering, same_as_head, word_of
from visitstats.ingest.columns.crosstab import TIME, Crosstab, families_of, family_of
from visitstats.ingest.columns.periods import counting, interval
from visitstats.ingest.columns.crosstab import NEGATIVE
from visitstats.ingest.labels import label
from visitstats.ingest.tables.find import Found
from visitstats.ingest.values.counts import read_count
from visitstats.ingest.values.dates import read_date
from visitstats.ingest.values.names import BLANK, LOCAL, UNKNOWN, is_blank, read_institution, read_kind, read_ministry
from visitstats.ingest.values.regions import read_region


@dataclass
class FigureRow:
    """A row: data, total, part, heading, note, blank, header, skipped; its members and the problem of its label."""

    row: int
    kind: str
    dims: dict[str, Any] = field(default_factory=dict)
    problem: tuple[str, int, Any] | None = None
    holds: dict[str, Any] = field(default_factory=dict)
    level: int = 0
    children: list["FigureRow"] = field(default_factory=list)


def sort_figures(found: Found, table: Crosstab) -> list[FigureRow]:
    """All rows of a table of figures, sorted and read."""
    rows: list[FigureRow] = []
    holds: dict[str, Any] = {}
    for number, block in enumerate(found.blocks):
        holds = {**holds, **block_holds(found, number)} if len(found.blocks) > 1 else {}
        if number:
            rows += [FigureRow(row, "header") for row in range(block.head.top, block.head.bottom + 1)]
        part = [_sort(found, table, row) for row in range(block.first, block.last + 1)]
        labels = _filled_labels(found, table, part)
        for one in part:
            if one.kind == "heading":
                holds = {**holds, **one.dims}
            one.holds = holds
            if one.kind == "data":
                _read_labels(one, table, labels[one.row])
        _parts_below(found, part)
        rows += part
    _measure_rows(found, table, rows)
    _outer_rows(found, table, rows)
    _compact(table, rows)
    _settle_rows(rows)
    return rows


def _sort(found: Found, table: Crosstab, row: int) -> FigureRow:
    whole = found.grid.rows[row]
    cells = whole[found.head.left : found.head.right + 1]
    if all(value is None for value in cells):
        return FigureRow(row, "blank")
    numbers = any(read_count(whole[c.leaf.column]).stated for c in table.values if c.role != "ignored" and whole[c.leaf.column] is not None)
    if is_numbering(cells):
        return FigureRow(row, "header")
    if same_as_head(found.grid, found, cells):
        return FigureRow(row, "header")
    text = first_text([whole[one.leaf.column] for one in table.labels]) or first_text(cells)
    word = word_of(text) if text else None
    if word == "part":
        return FigureRow(row, "part")
    if word == "total" or _total_label(table, whole):
        return FigureRow(row, "total")
    if word == "note" and not _labelled(table, whole):
        return FigureRow(row, "note")
    if not numbers:
        return _without_numbers(found, table, row, text)
    first = label(text) if text else None
    if first and first.meaning in NEGATIVE and not first.pure and not _labelled(table, whole):
        return FigureRow(row, "skipped")
    return FigureRow(row, "data")


def _total_label(table: Crosstab, cells: list[Any]) -> bool:
    texts = [cells[one.leaf.column] for one in table.labels]
    return any(isinstance(text, str) and word_of(text) == "total" for text in texts)


def _labelled(table: Crosstab, cells: list[Any]) -> bool:
    return any(family_of(cells[one.leaf.column], one.families or (one.dimension,)) for one in table.labels if cells[one.leaf.column] is not None)


def _without_numbers(found: Found, table: Crosstab, row: int, text: str | None) -> FigureRow:
    """A heading, a note, or a member without any visits."""
    cells = found.grid.rows[row]
    filled = [value for value in cells[found.head.left : found.head.right + 1] if value is not None]
    if any(cells[c.leaf.column] is not None and c.role == "value" and not _at_left(found, table, c.leaf.column) for c in table.values) and len(filled) > 1:
        return FigureRow(row, "data")
    if text is None:
        return FigureRow(row, "blank")
    members = heading_members(text)
    texts = [value for value in filled if isinstance(value, str)]
    if members and len(texts) <= 2:
        return FigureRow(row, "heading", members)
    return FigureRow(row, "note")


def _at_left(found: Found, table: Crosstab, column: int) -> bool:
    return not table.labels or column <= min(one.leaf.column for one in table.labels)


def _filled_labels(found: Found, table: Crosstab, rows: list[FigureRow]) -> dict[int, list[Any]]:
    """The label cells of the data rows; outer labels that stand only at each change hold for the rows below."""
    data = [one.row for one in rows if one.kind == "data"]
    columns = []
    for place, one in enumerate(table.labels):
        values = [found.grid.rows[row][one.leaf.column] for row in data]
        inner = place == len(table.labels) - 1
        repeated = any(a is not None and a == b for a, b in zip(values, values[1:], strict=False))
        if not inner and not repeated:
            last = None
            filled = []
            for value in values:
                last = value if value is not None else last
                filled.append(last)
            values = filled
        columns.append(values)
    return {row: [values[place] for values in columns] for place, row in enumerate(data)}


def _read_labels(one: FigureRow, table: Crosstab, values: list[Any]) -> None:
    for column, value in zip(table.labels, values, strict=True):
        family = column.dimension
        if len(column.families) > 1:
            family = family_of(value, column.families) or column.families[-1]
            one.level = column.families.index(family) if family in column.families else len(column.families)
        dims, problem = read_member(family, value)
        one.dims |= dims
        if problem and one.problem is None:
            one.problem = (problem, column.leaf.column, value)


def read_member(family: str, value: Any) -> tuple[dict[str, Any], str | None]:
    """What a row's label says in a family, or the problem that it does not."""
    found = label(value)
    members = families_of(found)
    if family == "region":
        named = read_region(value)
        return ({"region": named}, None) if named.options else ({}, "region_missing" if named.blank else "region_unknown")
    if family == "ministry":
        return _ministry(value)
    if family == "visit_kind":
        kind = read_kind(value)
        return ({"visit_kind": kind}, None) if kind not in (BLANK, UNKNOWN) else ({}, "kind_unknown")
    if family == "measure":
        return {}, None
    if family == "institution_kind":
        return ({} if is_blank(value) else {"institution_kind": read_institution(str(value))}), None
    if family in ("time", *TIME):
        return _time(family, value, members)
    return {}, None


def _ministry(value: Any) -> tuple[dict[str, Any], str | None]:
    code = read_ministry(value)
    if code in (UNKNOWN, LOCAL) and isinstance(value, str):
        institution = read_institution(value)
        if institution.ministry:
            return {"ministry": institution.ministry, "institution_kind": institution}, None
    if code == BLANK:
        return {}, "ministry_missing"
    return ({"ministry": code}, None) if code not in (UNKNOWN, LOCAL) else ({}, "ministry_unknown")


def _time(family: str, value: Any, members: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    if "time" in members:
        return dict(members["time"]), None
    if is_blank(value):
        return {}, "date_missing"
    when = read_date(value, "dm", part=family if family in TIME else "month")
    if when.problem or not (when.year or when.month):
        return {}, "date_invalid"
    return {k: v for k, v in (("year", when.year), ("month", when.month)) if v}, None


def _parts_below(found: Found, rows: list[FigureRow]) -> None:
    """After a lone "в том числе:" under a ministry, the rows of the same ministry are parts of it."""
    parent: FigureRow | None = None
    last: FigureRow | None = None
    for one in rows:
        if one.kind == "part":
            lone = sum(value is not None for value in found.grid.rows[one.row]) == 1
            parent = last if lone and last is not None and last.kind == "data" else None
        elif one.kind == "data":
            if parent is not None and "ministry" in one.dims and one.dims.get("ministry") == parent.dims.get("ministry"):
                one.kind = "part"
                continue
            parent, last = None, one
        elif one.kind in ("total", "heading"):
            parent, last = None, one


def _measure_rows(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
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


def _outer_rows(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
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


def _compact(table: Crosstab, rows: list[FigureRow]) -> None:
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


def _settle_rows(rows: list[FigureRow]) -> None:
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
