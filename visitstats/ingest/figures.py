"""Rows of a table of figures: what each row is, and the members that its labels and the headings above it name."""

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Any

from visitstats.ingest.bodyrows import block_holds, heading_members, same_as_head, word_of
from visitstats.ingest.columns.rowlabels import FAMILIES, NEGATIVE, TIME, families_of, family_of
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.figurelevels import (
    compact,
    measure_rows,
    only_for_reference,
    outer_rows,
    parts_below,
    parts_of_total,
    settle_rows,
    totals_of_members,
    without_visits,
)
from visitstats.ingest.figurerow import FigureRow, text_of
from visitstats.ingest.figuresums import sums_of_services, unnamed_totals
from visitstats.ingest.guidance import decided
from visitstats.ingest.labels import label
from visitstats.ingest.labelyears import bracketed_years
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.numbering import numbers_columns
from visitstats.ingest.values.counts import read_count
from visitstats.ingest.values.dates import read_date
from visitstats.ingest.values.names import (
    BLANK,
    LOCAL,
    UNKNOWN,
    UNNAMED,
    is_blank,
    read_institution,
    read_kind,
    read_ministry,
)
from visitstats.ingest.values.regions import read_region


def sort_figures(found: Found, table: Crosstab) -> list[FigureRow]:
    """All rows of a table of figures, sorted and read."""
    rows: list[FigureRow] = []
    holds: dict[str, Any] = {}
    for number, block in enumerate(found.blocks):
        holds = {**holds, **block_holds(found, number)} if len(found.blocks) > 1 else {}
        if number:
            rows += [FigureRow(row, "header") for row in range(block.head.top, block.head.bottom + 1)]
        part = [_sort(found, table, row) for row in range(block.first, block.last + 1)]
        for one in part:
            one.text = text_of(found, table, one.row)
        only_for_reference(part)
        totals_of_members(found, table, part)
        parts_of_total(found, table, part)
        labels = _filled_labels(found, table, part)
        for one in part:
            if one.kind == "heading":
                holds = {**holds, **one.dims}
            one.holds = holds
            if one.kind == "data":
                _read_labels(one, table, labels[one.row])
        parts_below(part)
        rows += part
    _notes_at_end(rows)
    measure_rows(found, table, rows)
    outer_rows(found, table, rows)
    compact(found, table, rows)
    sums_of_services(found, table, rows)
    settle_rows(found, table, rows)
    unnamed_totals(found, table, rows)
    bracketed_years(table, rows)
    return rows


def _notes_at_end(rows: list[FigureRow]) -> None:
    """A text that names a member ("включая КУИС") heads nothing when no row with numbers follows."""
    for one in takewhile(lambda one: one.kind in ("blank", "note", "heading"), reversed(rows)):
        one.kind = "note" if one.kind == "heading" else one.kind


def _sort(found: Found, table: Crosstab, row: int) -> FigureRow:
    whole = found.grid.rows[row]
    cells = whole[found.head.left : found.head.right + 1]
    if all(value is None for value in cells):
        return FigureRow(row, "note" if found.note_beside(row) else "blank")
    values = [whole[c.leaf.column] for c in table.values if c.role != "ignored"]
    numbers = any(read_count(value).stated for value in values if value is not None)
    if numbers_columns(found.grid, found.head, row) or same_as_head(found.grid, found, cells):
        return FigureRow(row, "header")
    text = text_of(found, table, row)
    word = word_of(text) if text else None
    if word in ("part", "running"):
        return FigureRow(row, "part")
    if (word == "total" or _total_label(table, whole)) and not _measured(table, text):
        return FigureRow(row, "total")
    if word == "note" and not _labelled(table, whole):
        return FigureRow(row, "note")
    if not numbers:
        return _without_numbers(found, table, row, text)
    first = label(text) if text else None
    if first and first.meaning == "count" and not first.members.keys() - {"year"} and _of_members(table):
        return FigureRow(row, "total")  # "Проведено посещений" above their kinds
    if first and first.meaning in NEGATIVE and not first.pure and not _labelled(table, whole):
        return FigureRow(row, "skipped")
    return FigureRow(row, "data")


def _measured(table: Crosstab, text: str | None) -> bool:
    """Whether a row is a measure of its own among others: "Всего посещений" above "Рекомендаций"."""
    found = label(text) if text and any(one.dimension == "measure" for one in table.labels) else None
    return found is not None and found.meaning == "count"


def _of_members(table: Crosstab) -> bool:
    """Whether each row should name a member of a dimension other than time."""
    return bool(table.labels) and all(one.dimension in FAMILIES and one.dimension != "time" for one in table.labels)


def _total_label(table: Crosstab, cells: list[Any]) -> bool:
    texts = [cells[one.leaf.column] for one in table.labels]
    return any(isinstance(text, str) and word_of(text) == "total" for text in texts)


def _labelled(table: Crosstab, cells: list[Any]) -> bool:
    return any(
        one.families != ("time",) or "time" in families_of(label(cells[one.leaf.column]))
        for one in table.labels
        if cells[one.leaf.column] is not None and family_of(cells[one.leaf.column], one.families or (one.dimension,))
    )


def _without_numbers(found: Found, table: Crosstab, row: int, text: str | None) -> FigureRow:
    """A heading, a note, or a member without any visits."""
    cells = found.grid.rows[row]
    filled = [value for value in cells[found.head.left : found.head.right + 1] if value is not None]
    if (
        any(
            cells[c.leaf.column] is not None and c.role == "value" and not _at_left(table, c.leaf.column)
            for c in table.values
        )
        and len(filled) > 1
    ):
        return FigureRow(row, "data")
    if len(table.labels) > 1 and all(cells[one.leaf.column] is not None for one in table.labels):
        return FigureRow(row, "data")  # no visits of this member, perhaps institutions beside them
    if text is None:
        return FigureRow(row, "blank")
    members = heading_members(text)
    texts = [value for value in filled if isinstance(value, str)]
    if without_visits(found, table, row, members):
        return FigureRow(row, "data")
    if members and len(texts) <= 2:
        return FigureRow(row, "heading", members)
    return FigureRow(row, "note")


def _at_left(table: Crosstab, column: int) -> bool:
    return not table.labels or column <= min(one.leaf.column for one in table.labels)


def _filled_labels(found: Found, table: Crosstab, rows: list[FigureRow]) -> dict[int, list[Any]]:
    """The label cells of the data rows; outer labels that stand only at each change hold for the rows below."""
    data = [one.row for one in rows if one.kind == "data"]
    columns = []
    for place, one in enumerate(table.labels):
        values = [found.grid.rows[row][one.leaf.column] for row in data]
        inner = place == len(table.labels) - 1
        repeated = any(a is not None and a == b for a, b in pairwise(values))
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
    seen: dict[str, list[int]] = {}
    for column, value in zip(table.labels, values, strict=True):
        family = column.dimension
        if len(column.families) > 1:
            family = family_of(value, column.families) or column.families[-1]
            one.level = column.families.index(family) if family in column.families else len(column.families)
        dims, problem = read_member(family, column.in_words(value))
        if family in seen:  # two columns of one dimension: a ministry and its services, a code and a name
            if family in one.dims and (problem or getattr(dims.get(family), "almaty", False)):
                continue
            one.problem = None if family in dims and one.problem and one.problem[1] in seen[family] else one.problem
        seen.setdefault(family, []).append(column.leaf.column)
        one.dims |= dims
        if problem and one.problem is None:
            one.problem = (problem, column.leaf.column, value)
    one.settle_ministry()


def read_member(family: str, value: Any) -> tuple[dict[str, Any], str | None]:
    """What a row's label says in a family, or the problem that it does not."""
    found = label(value)
    members = families_of(found)
    if family == "region":
        named = read_region(value)
        named = replace(named, decided=decided("region", None)) if named.blank else named
        if named.options or named.decided:
            return {"region": named}, None
        return {}, "region_missing" if named.blank else "region_unknown"
    if family == "ministry":
        return _ministry(value)
    if family == "visit_kind":
        kind = read_kind(value)
        kind = decided("visit_kind", None) or kind if kind == BLANK else kind
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
    if code in UNNAMED:
        code = decided("ministry", None if code == BLANK else value) or code
    if code == BLANK:
        return {}, "ministry_missing"
    return ({"ministry": code}, None) if code not in UNNAMED else ({}, "ministry_unknown")


def _time(family: str, value: Any, members: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    if "time" in members:
        return dict(members["time"]), None
    if is_blank(value):
        return {}, "date_missing"
    when = read_date(value, "dm", part="year" if family == "year" else "month")
    if when.problem or not (when.year or when.month):
        return {}, "date_invalid"
    known = {"year": when.year, "month": when.month, "day": when.day if when.day != 1 else None}  # 1st: often a month
    return {name: value for name, value in known.items() if value}, None
