"""Visits that were read, staged: duplicates and problems set aside, what was not held left out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from visitstats.ingest.personal import clean
from visitstats.ingest.registers import day_of, not_held
from visitstats.ingest.staged import CellTexts, Staging
from visitstats.ingest.values.counts import guess_count
from visitstats.ingest.values.dates import When
from visitstats.ingest.values.names import institution_key
from visitstats.ingest.visits import Read, VisitReader


@dataclass
class Outcome:
    """What became of a data row: its row number, visits, and whether it counts, waits or was not held."""

    row: int
    visits: int | None
    state: str  # counted, set_aside, not_held
    region: str | None = None
    year: int | None = None
    month: int | None = None
    ministry: str | None = None
    guesses: tuple[int, ...] = ()


def stage_visits(reader: VisitReader, staging: Staging) -> list[Outcome]:
    """Stage all data rows of a register; duplicates and rows with problems are set aside."""
    register, roles = reader.register, reader.roles
    texts = CellTexts(register.found.grid, list(roles.of.values()))
    seen: set[tuple] = set()
    outcomes: list[Outcome] = []
    for place, row in enumerate(register.data):
        cells = register.found.grid.rows[row.row]
        read = reader.read(place, row)
        if not_held(roles, cells):
            staging.leave_out(row.row, "not_held")
            outcomes.append(_outcome(row.row, read, "not_held"))
            continue
        _mark_duplicate(read, seen, roles.of.get("date"), reader.value("date", place))
        for problem, column, value in read.problems:
            staging.problem(row.row, column, problem, value)
        aside = any(problem != "kind_unknown" for problem, _, _ in read.problems)
        outcomes.append(_outcome(row.row, read, "set_aside" if aside else "counted"))
        if aside or read.visits:
            _add(staging, row.row, read, aside, texts.of(cells))
    return outcomes


def _outcome(row: int, read: Read, state: str) -> Outcome:
    invalid = next((value for problem, _, value in read.problems if problem == "count_invalid"), None)
    guesses = guess_count(invalid) if invalid is not None else ()
    return Outcome(row, read.visits, state, read.region, read.when.year, read.when.month, read.ministry, guesses)


def _mark_duplicate(read: Read, seen: set[tuple], column: int | None, value: Any) -> None:
    if not read.name or read.when.problem or not read.when.full:
        return
    key = (
        read.when.year,
        read.when.month,
        read.when.day,
        read.region or read.region_text.casefold(),
        institution_key(read.name),
        read.kind,
    )
    if key in seen:
        read.problems.append(("duplicate_row", column, value))
    seen.add(key)


def _add(staging: Staging, row: int, read: Read, aside: bool, cells: str) -> None:
    when = When() if read.when.problem else read.when
    known: date | None = None
    if when.year is not None and 1 <= when.year <= 9998:
        known = day_of(when.year, when.month, when.day)
    staging.add(
        row,
        set_aside=aside,
        year=when.year,
        month=when.month,
        date=known,
        region_code=read.region,
        ministry_code=read.ministry,
        visit_kind=read.kind,
        institution_kind=read.institution.kind,
        institution=clean(read.name) if read.name else None,
        visits=read.visits,
        approximate=read.approximate,
        cells=cells,
    )
