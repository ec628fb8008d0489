"""A workbook to what it means: tables found, columns explained, values taken, problems and rows left out named."""

from dataclasses import dataclass, replace
from typing import Any

from visitstats.ingest.cells import CellReader
from visitstats.ingest.columns.explained import explained
from visitstats.ingest.columns.leaves import Leaf, leaves
from visitstats.ingest.columns.marks import with_names
from visitstats.ingest.columns.register import Roles
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.context import Context, gather, group_named, language_of, of_file, written_in
from visitstats.ingest.corrected import judge_described
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.figures import sort_figures
from visitstats.ingest.figuretotals import check_figures
from visitstats.ingest.guidance import NOTHING, Guidance, applied
from visitstats.ingest.judge import Judged, judge
from visitstats.ingest.model import Column, Reason, Refused, Table, Understanding, Workbook
from visitstats.ingest.registers import sort_rows
from visitstats.ingest.staged import Staging
from visitstats.ingest.stagevisits import stage_visits
from visitstats.ingest.tables.find import find_tables
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.templates import mark_of, placed
from visitstats.ingest.totals import check_register
from visitstats.ingest.visits import VisitReader
from visitstats.texts import mark

WEAK = ("region", "ministry", "visit_kind")
HEADER_ROW = mark("its header is row {first}")
HEADER_ROWS = mark("its header is row {first} to {last}")
NO_HEADER = mark("it has no header: its cells say what they are")
DAY_FIRST = mark("day before month: {fits} dates fit, month first {others}")
MONTH_FIRST = mark("month before day: {fits} dates fit, day first {others}")


@dataclass
class Candidate:
    """A found table that counts visits, with its judgement and, once read, what it gave."""

    found: Found
    columns: list[Leaf]
    judged: Judged
    staging: Staging
    table: Table | None = None


def understand(workbook: Workbook, sha256: str, guidance: Guidance = NOTHING) -> Understanding:
    """All that a workbook says about visits, with what a person said about it. Pure; Refused where it says nothing."""
    with applied(guidance) as used:
        return replace(_understand(workbook, sha256, guidance), used=sorted(used))


def _understand(workbook: Workbook, sha256: str, guidance: Guidance) -> Understanding:
    candidates = [one for sheet in workbook.sheets for one in _candidates(Grid(sheet), workbook.file, guidance)]
    given = of_file(workbook.file)
    for one in candidates:
        _read(one, workbook, {})
    for one in candidates:
        weak = {name: given[name] for name in WEAK if name in given and _may_hold(name, given[name], one, candidates)}
        if weak:
            _read(one, workbook, weak)
    kept = [one for one in candidates if one.table is not None]
    if not kept and not any(one.found.guide for one in candidates):
        raise Refused("no_visit_table" if any(sheet.rows for sheet in workbook.sheets) else "empty")
    understanding = _together(workbook, sha256, kept)
    understanding.apart = [_apart(one) for one in candidates if one.found.guide and one.table is None]
    if not kept:  # nothing but tables that were described and are not taken
        understanding.outcome, understanding.reason = "refused", "no_visit_table"
    return understanding


def _candidates(grid: Grid, file: str, guidance: Guidance) -> list[Candidate]:
    found = []
    guides = [one for one in guidance.tables if one.sheet == grid.sheet.name]
    for table in find_tables(grid, placed(grid, guidance.templates, guides)):
        columns = with_names(table, leaves(table))
        judged = judge_described(table, columns, table.guide) if table.guide else judge(table, columns, file)
        if judged.kind:
            found.append(Candidate(table, columns, judged, Staging(grid)))
    return found


def _context(one: Candidate, workbook: Workbook, weak: dict[str, Any]) -> Context:
    found = one.found
    own = [text for _, text in found.own_titles]
    sheet = [text for _, text in found.sheet_titles]
    holds = gather(own, sheet, found.grid.sheet.name)
    for name, value in of_file(workbook.file).items():
        if name not in WEAK:
            holds.setdefault(name, value)
    for name, value in weak.items():
        holds.setdefault(name, value)
    if year := written_in(own, sheet):
        holds.setdefault("year", year)
    heads = [label.text for leaf in one.columns for label in leaf.path]
    cells = [str(value) for leaf in one.columns for value in leaf.body.first(30) if isinstance(value, str)]
    language = language_of(heads, own, sheet, cells, [found.grid.sheet.name or "", workbook.file])
    return Context(holds, language)


def _read(one: Candidate, workbook: Workbook, weak: dict[str, Any]) -> None:
    one.staging, one.table = Staging(one.found.grid), None
    if one.found.guide and one.found.guide.kind == "ignored":
        return
    for row in one.found.numbering:
        one.staging.leave_out(row, "blank" if one.found.blank(row) else "heading")
    for row in one.found.closing:
        one.staging.leave_out(row, "blank" if one.found.blank(row) else "note")
    context = _context(one, workbook, weak)
    if one.judged.roles is not None:
        _read_records(one, one.judged.roles, workbook, context)
    elif one.judged.table is not None:
        _read_figures(one, one.judged.table, context)


def _read_records(one: Candidate, given: Roles, workbook: Workbook, context: Context) -> None:
    register = sort_rows(one.found, given)
    reader = VisitReader(register, context, workbook.date1904)
    staged = stage_visits(reader, one.staging)
    if any(row.kind in ("total", "heading_total") for row in register.others):
        check_register(register, staged.outcomes(), one.staging)
    for row in register.others:
        reason = {
            "header": "heading",
            "total": "total",
            "heading_total": "total",
            "note": "note",
            "blank": "blank",
        }.get(row.kind)
        if reason:
            one.staging.leave_out(row.row, reason)
    if not staged.any_held:
        return
    why = []
    if sum(reader.fits):
        day_first = reader.order == "dm"
        fits, others = reader.fits if day_first else reversed(reader.fits)
        values = {"fits": fits, "others": others}
        why.append(Reason(DAY_FIRST, values) if day_first else Reason(MONTH_FIRST, values))
    one.table = _table(one, given.columns, (), why)


def _read_figures(one: Candidate, table: Crosstab, context: Context) -> None:
    rows = sort_figures(one.found, table)
    numbers = CellReader(one.found, table, rows, context, one.staging).numbers()
    if not numbers:
        return
    check_figures(one.found, table, rows, numbers, one.staging)
    for row in rows:
        reason = {"header": "heading", "note": "note", "blank": "blank"}.get(
            row.kind, "total" if row.kind in ("total", "part", "parent", "period_total") else None
        )
        if reason:
            one.staging.leave_out(row.row, reason)
    one.table = _table(one, explained(one.columns, table, one.found.grid), _dimensions(table, rows), [])


def _dimensions(table: Crosstab, rows: list[FigureRow]) -> tuple[str, ...]:
    named = {name for column in table.of_role("value") for name in column.dims}
    named |= {name for row in rows if row.kind == "data" for name in (*row.dims, *row.holds)}
    return tuple(name for name in ("year", "month", "region", "ministry", "visit_kind") if name in named)


def _table(one: Candidate, columns: list[Column], dimensions: tuple[str, ...], why: list[Reason]) -> Table:
    head, grid = one.found.head, one.found.grid
    first, last = grid.number(head.top), grid.number(head.bottom)
    text = HEADER_ROW if first == last else NO_HEADER if last < first else HEADER_ROWS
    reasons = [Reason(text, {"first": first, "last": last}), *([one.judged.why] if one.judged.why else []), *why]
    title = " ".join(text for _, text in one.found.own_titles) or None
    table = Table(
        number=0,
        sheet=grid.sheet.name,
        kind=one.judged.kind or "",
        header_rows=(first, last),
        first_row=grid.number(one.found.blocks[0].first),
        last_row=grid.number(one.found.blocks[-1].last),
        columns=columns,
        rows=one.staging.table(),
        dimensions=dimensions,
        why=reasons,
        title=title,
        described=one.found.guide is not None,
        cut=one.found.cut,
    )
    return table.but(fingerprint=mark_of(table))


def _apart(one: Candidate) -> Table:
    """A described table that gives no rows: one that is not to be taken, or that holds nothing."""
    letters = [Column(one.found.grid.letter(leaf.column), leaf.header, "ignored") for leaf in one.columns]
    one.staging = Staging(one.found.grid)
    guide = one.found.guide
    return _table(one, letters, (), []).but(kind=guide.kind if guide else "ignored")


def _may_hold(name: str, value: Any, one: Candidate, candidates: list[Candidate]) -> bool:
    """Whether what only the file's name gives holds: no table of the file counts other members."""
    if one.table is None:
        return False
    column = {"region": "region_code", "ministry": "ministry_code", "visit_kind": "visit_kind"}[name]
    codes = {option.code for option in value.options} if name == "region" else {value}
    for other in candidates:
        if other.table is None:
            continue
        counted = set(other.table.column(column).unique().to_pylist()) - {None}
        if counted - codes:
            return False
    return True


def _together(workbook: Workbook, sha256: str, kept: list[Candidate]) -> Understanding:
    tables: list[Table] = []
    problems, left_out = [], []
    for number, one in enumerate(kept, 1):
        if one.table is not None:
            tables.append(one.table.but(number=number))
        problems += [replace(problem, table=number) for problem in one.staging.problems]
        left_out += [replace(row, table=number) for row in one.staging.left_out]
    texts = [workbook.file.rsplit(".", 1)[0], *(text for one in kept for _, text in one.found.own_titles)]
    outcome = "review" if problems else "ready"
    return Understanding(
        workbook.file, sha256, outcome, None, tables, problems, left_out, list(workbook.notes), group_named(texts)
    )
