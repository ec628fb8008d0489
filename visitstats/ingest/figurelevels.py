"""Rows of a table of figures that hold for others: outer rows, compact pivots, measures, sums of periods."""

import re
from itertools import compress, pairwise, takewhile
from typing import Any

from visitstats.ingest.bodyrows import heading_members, word_of
from visitstats.ingest.columns.periods import counting, interval
from visitstats.ingest.columns.rowlabels import TIME
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.figuresums import sum_of, sums_of_periods
from visitstats.ingest.labels import label
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.counts import read_count

DASHES = ("-", "–", "—", "•", "·")


def parts_below(rows: list[FigureRow]) -> None:
    """After "в том числе" in a line of its own or at a ministry's end, or with a dash, its own bodies are parts."""
    parent: FigureRow | None = None
    last: FigureRow | None = None
    for one in rows:
        text = one.text or ""
        if one.kind == "part":
            parent = last if last is not None and last.kind == "data" else None
        elif one.kind == "data":
            dashed = text.lstrip()[:1] in DASHES and len(text.strip()) > 1  # a dash alone is a number of visits
            above = parent or (last if dashed else None)
            own = _ministry_of(one)
            if above is not None and above.kind == "data" and own and own == _ministry_of(above):
                one.kind, parent = "part", above
                continue
            parent, last = one if _announces_parts(text) else None, one
        elif one.kind in ("total", "heading"):
            parent, last = None, one


def _ministry_of(one: FigureRow) -> str | None:
    """The ministry of a row, also where only its institution tells it."""
    return one.dims.get("ministry") or getattr(one.dims.get("institution_kind"), "ministry", None)


def parts_of_total(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """Below a total "из них: периодических" is a member like those after it, where all of them make up the total."""
    filled = [one for one in rows if one.kind != "blank"]
    for place, (total, first) in enumerate(pairwise(filled), 1):
        named = label(first.text)
        if total.kind != "total" or first.kind != "part" or named is None or not named.members:
            continue
        group = [first, *takewhile(lambda one: one.kind == "data", filled[place + 1 :])]
        columns = [column.leaf.column for column in table.of_role("value")]
        if len(group) > 1 and all(sum_of(found, group, column) == sum_of(found, [total], column) for column in columns):
            first.kind = "data"


def only_for_reference(rows: list[FigureRow]) -> None:
    """Below a line "Справочно:" nothing counts."""
    lines = [one.row for one in rows if one.kind == "note" and word_of(one.text or "") == "aside"]
    for one in rows:
        if lines and one.row > lines[0] and one.kind in ("data", "total", "part"):
            one.kind = "skipped"


def _announces_parts(text: str) -> bool:
    """Whether a member's label ends with the words for its parts: "МВД, в том числе:"."""
    return any(word_of(piece) == "part" for piece in re.split(r"[,(:–-]", text)[1:] if piece.strip())


def totals_of_members(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """ "Министерство внутренних дел, всего" above its "в том числе" lines is a member of its own and no total.

    So it is without such lines where no other row is of this member.
    """
    filled = [one for one in rows if one.kind not in ("blank", "note")]
    keys = [_member_of(one) for one in filled]
    for place, (one, key) in enumerate(zip(filled, keys, strict=True)):
        if one.kind != "total" or not key or key in keys[:place]:
            continue
        above_parts = place + 1 < len(filled) and filled[place + 1].kind == "part"
        alone = key not in keys[place + 1 :] and _begins_with_member(found, table, one)
        if above_parts or alone:
            one.kind = "data"


def _member_of(one: FigureRow) -> str:
    """What a row's label names but for times, an institution by its ministry; "" for nothing."""
    text = one.text
    members = {name: str(value) for name, value in (heading_members(text) if text else {}).items() if name not in TIME}
    institution = named.members.get("institution_kind") if (named := label(text)) else None
    if institution and institution.ministry:
        members.setdefault("ministry", institution.ministry)
    return str(sorted(members.items())) if members else ""


def _begins_with_member(found: Found, table: Crosstab, one: FigureRow) -> bool:
    """Whether a row is "МЗСР РК, всего": a member of the rows' only dimension before the word for a total."""
    if len(table.labels) != 1 or len(table.labels[0].families) > 1:
        return False
    text = str(found.grid.rows[one.row][table.labels[0].leaf.column])
    before, comma, after = text.partition(",")
    first = label(before)
    named = first is not None and first.pure and table.labels[0].dimension in first.members
    return bool(comma) and named and word_of(after.strip()) == "total"


def without_visits(found: Found, table: Crosstab, row: int, members: dict[str, Any]) -> bool:
    """Whether a row names one more member of the only dimension of the rows, of which there were no visits."""
    own = table.labels[0] if len(table.labels) == 1 and len(table.labels[0].families) <= 1 else None
    if own is None or found.grid.across.get((row, own.leaf.column), (0, 0))[1] > own.leaf.column:
        return False
    cell = label(found.grid.rows[row][own.leaf.column])
    same = set(members) == ({"month"} if own.dimension in ("time", "month") else {own.dimension})
    return same and cell is not None and cell.pure


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


def _stand_alone(found: Found, table: Crosstab, data: list[FigureRow]) -> None:
    """Institutions of another ministry than the one above them are no part of it, unless they add up to it."""
    columns = [column.leaf.column for column in table.of_role("value")]
    above: FigureRow | None = None
    for place, one in enumerate(data):
        if "ministry" in one.dims or above is None:
            above = one if "ministry" in one.dims else None
            continue
        below = list(takewhile(lambda other: "ministry" not in other.dims, data[place:]))
        own, whole = _ministry_of(one), [sum_of(found, [above], column) for column in columns]
        if own and own != _ministry_of(above) and [sum_of(found, below, column) for column in columns] != whole:
            one.level, one.dims = above.level, {**one.dims, "ministry": own}


def compact(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """In a compact pivot a row that is followed by rows of an inner dimension is their heading and their total."""
    if not any(len(column.families) > 1 for column in table.labels):
        return
    data = [one for one in rows if one.kind == "data"]
    _stand_alone(found, table, data)
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


def settle_rows(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """Of months, quarters and running totals in the rows, those that are sums of others become totals."""
    _name_years(found, table, rows)
    _whole_years(found, table, rows)
    groups: dict[tuple, list[FigureRow]] = {}
    for one in rows:
        if one.kind == "data" and one.problem is None and interval(one.dims):
            rest = {k: v for k, v in {**one.holds, **one.dims}.items() if k not in ("month", "period")}
            groups.setdefault(tuple(sorted((k, str(v)) for k, v in rest.items())), []).append(one)
    for group in groups.values():
        if not any("month" in one.dims or "period" in one.dims for one in group):
            continue
        sums = sums_of_periods(found, table, group)
        group = [one for one in group if one not in sums]
        for one in sums:
            one.kind = "period_total"
        for one, counts in zip(group, counting([interval(one.dims) for one in group]), strict=True):
            if not counts:
                one.kind = "period_total"


def _name_years(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """Halves, quarters or months above the one year that they make up ("2023 год") are those of this year."""
    data = [one for one in rows if one.kind == "data" and one.problem is None]
    years = [one for one in data if "year" in one.dims and not {"month", "period"} & one.dims.keys()]
    parts = [one for one in data if "year" not in one.dims and {"month", "period"} & one.dims.keys()]
    counted = list(compress(parts, counting([interval(one.dims) for one in parts])))
    if len(years) == 1 and len(parts) > 1 and _adds_up(found, table, counted, years[0]):
        for one in parts:
            one.dims["year"] = years[0].dims["year"]


def _whole_years(found: Found, table: Crosstab, rows: list[FigureRow]) -> None:
    """A total below running totals that it is longer than ("I полугодие", "9 месяцев", "Год") is one of them."""
    above: list[FigureRow] = []
    for one in rows:
        if one.kind in ("data", "heading"):
            above = [] if one.kind == "heading" else [*above, one]
        elif one.kind == "total":
            spans = [interval(part.dims) if "period" in part.dims else None for part in above]
            running = bool(above) and all(span and span[0] == 1 and span[1] < 12 for span in spans)
            if running and not _adds_up(found, table, above, one):
                rest = {name: value for name, value in above[-1].dims.items() if name != "period"}
                one.kind, one.dims, one.holds = "data", {**rest, "period": (1, 12)}, above[-1].holds
            above = []


def _adds_up(found: Found, table: Crosstab, parts: list[FigureRow], whole: FigureRow) -> bool:
    cells = found.grid.rows
    columns = [column.leaf.column for column in table.of_role("value")]
    pairs = [
        (sum(read_count(cells[one.row][c]).number or 0 for one in parts), read_count(cells[whole.row][c]).number)
        for c in columns
    ]
    return sum(a == b for a, b in pairs) * 2 >= len(pairs)
