"""Changes of what counts: an import committed, withdrawn or restored, a year marked complete. One transaction each."""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from visitstats.settings import today
from visitstats.texts import mark
from visitstats.warehouse import package as packing
from visitstats.warehouse import sql
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import AlreadyImported, NotFound, Refusal
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.package import Package
from visitstats.warehouse.refresh import refresh, refresh_added
from visitstats.warehouse.turns import WRITING


def commit_imports(packages: Sequence[Package], actor: str) -> list[int]:
    """Store these files, all or none; returns their import numbers.

    Raises AlreadyImported for a file that is in force, YearMissing, Refusal for a file without a table.
    """
    for package in packages:
        packing.check(package)

    def work() -> list[int]:
        with WRITING, cursor() as own:
            numbers = next_numbers(own, len(packages))
            with change(own, actor, "import", numbers[-1]):
                store(own, numbers, packages, actor)
            return numbers

    return tried_again(work)


def next_numbers(own: duckdb.DuckDBPyConnection, count: int) -> list[int]:
    """The numbers of the next imports."""
    (found,) = own.execute("SELECT coalesce(max(import_id), 0) + 1 FROM imports").fetchall()
    return list(range(found[0], found[0] + count))


def store(own: duckdb.DuckDBPyConnection, numbers: Sequence[int], packages: Sequence[Package], actor: str) -> None:
    """Store files under these numbers, inside an open transaction. Raises AlreadyImported."""
    if next_numbers(own, len(numbers)) != list(numbers):  # another process took them between
        raise duckdb.TransactionException("Conflict: these numbers of imports are taken")
    years: set[int] = set()
    for number, package in zip(numbers, packages, strict=True):
        _refuse_known(own, package.understood.sha256)
        years |= _store(own, number, package, actor)
    refresh_added(own, list(numbers), years)


def withdraw(import_id: int, actor: str) -> None:
    """Take an import out of every number; it stays listed. Raises NotFound."""
    _set_state(import_id, "withdrawn", "withdraw", actor)


def restore(import_id: int, actor: str) -> None:
    """Put a withdrawn import back into force. Raises NotFound, AlreadyImported if its file is in force again."""
    _set_state(import_id, "in_force", "restore", actor)


def mark_complete(year: int, actor: str) -> None:
    """Say that the records of a year are all there: they become its exact number where nothing better is known."""
    refuse_unfinished(year)
    _mark_year(year, "complete", actor, complete=True)


def mark_incomplete(year: int, actor: str) -> None:
    """Take back that the records of a year are all there."""
    _mark_year(year, "incomplete", actor, complete=False)


def refuse_unfinished(year: int) -> None:
    """Raise Refusal for a year that is not over: it cannot be complete."""
    if year >= today().year:
        raise Refusal(mark("The year {year} is not over yet."), year=year)


def put_year(own: duckdb.DuckDBPyConnection, year: int, complete: bool) -> None:
    """Say whether a year is complete, inside an open transaction."""
    own.execute("DELETE FROM complete_years WHERE year = $year", {"year": year})
    if complete:
        own.execute("INSERT INTO complete_years VALUES ($year)", {"year": year})


def _mark_year(year: int, action: str, actor: str, complete: bool) -> None:
    def work() -> None:
        with cursor() as own, change(own, actor, action, year=year):
            put_year(own, year, complete)

    tried_again(work)


def _set_state(import_id: int, state: str, action: str, actor: str) -> None:
    def work() -> None:
        with WRITING, cursor() as own:
            if state_of(own, import_id) != state:
                with change(own, actor, action, import_id):
                    put_state(own, import_id, state)

    tried_again(work)


def state_of(own: duckdb.DuckDBPyConnection, import_id: int) -> str:
    """The state of an import: in_force or withdrawn. Raises NotFound."""
    known = own.execute("SELECT state FROM imports WHERE import_id = $id", {"id": import_id}).fetchall()
    if not known:
        raise NotFound(mark("There is no import {number}."), number=import_id)
    return str(known[0][0])


def put_state(own: duckdb.DuckDBPyConnection, import_id: int, state: str) -> None:
    """Put an import into force or out of it, inside an open transaction. Raises NotFound, AlreadyImported, Refusal."""
    state_of(own, import_id)
    if state == "in_force":
        (known,) = own.execute("SELECT sha256 FROM imports WHERE import_id = $id", {"id": import_id}).fetchall()
        _refuse_known(own, known[0])
        _refuse_other_version(own, import_id)
    own.execute("UPDATE imports SET state = $state WHERE import_id = $id", {"state": state, "id": import_id})
    refresh(own, [import_id])


def _refuse_other_version(own: duckdb.DuckDBPyConnection, import_id: int) -> None:
    """Raise Refusal if a corrected version of the same file, or the version that this one corrects, is in force."""
    versions = own.execute("SELECT import_id, replaced_id FROM replacements").fetchall()
    family = {import_id}
    for _ in versions:
        family |= {number for pair in versions if family & set(pair) for number in pair}
    others = own.execute(
        "SELECT import_id FROM imports WHERE list_contains($ids, import_id) AND state = 'in_force' ORDER BY import_id",
        {"ids": sorted(family - {import_id})},
    ).fetchall()
    if others:
        text = mark("Import {other} is another version of the same file and in force: withdraw it first.")
        raise Refusal(text, other=others[0][0])


def _refuse_known(own: duckdb.DuckDBPyConnection, sha256: str) -> None:
    """Raise AlreadyImported if the same file is in force, or is one of the demonstration files."""
    known = own.execute(
        "SELECT import_id, imported_at, demonstration FROM imports WHERE sha256 = $sha256 AND state = 'in_force'",
        {"sha256": sha256},
    ).fetchall()
    if known and known[0][2]:
        raise AlreadyImported(mark("This file is demonstration data, which is here already."))
    if known:
        text = mark("This file is here already: import {number} of {date}.")
        raise AlreadyImported(text, number=known[0][0], date=known[0][1].date())


def _store(own: duckdb.DuckDBPyConnection, import_id: int, package: Package, actor: str) -> set[int]:
    """Store one file; returns the years in which it has facts."""
    frames = {
        "incoming": packing.rows(package, import_id),
        "incoming_problems": packing.problems(package),
        "incoming_tables": packing.tables(package),
        "incoming_columns": packing.columns(package),
        "incoming_left_out": packing.left_out(package),
    }
    values = {
        "import_id": import_id,
        "file_name": package.understood.file,
        "sha256": package.understood.sha256,
        "group_code": package.group_code or package.understood.group_code,
        "actor": actor,
        "imported_at": now(),
        "demonstration": package.demonstration,
    }
    for name, frame in frames.items():
        own.register(name, frame)
    empty = _without_rows(frames)
    for path in sql.files("staging/import"):
        if path.stem not in empty:
            sql.run(own, path, **values)
    for name in frames:
        own.unregister(name)
    return set(pc.unique(frames["incoming"].column("year")).drop_null().to_pylist())


def _without_rows(frames: Mapping[str, pa.Table]) -> set[str]:
    """The files of staging/import that have nothing to store of these frames."""
    incoming = frames["incoming"]
    kinds = set(pc.unique(incoming.column("kind")).to_pylist())
    stored = {
        "2_visits": "records" in kinds,
        "3_figures": "figures" in kinds,
        "4_waiting": frames["incoming_problems"].num_rows or pc.any(incoming.column("set_aside")).as_py(),
        "5_columns": frames["incoming_columns"].num_rows,
        "6_left_out": frames["incoming_left_out"].num_rows,
    }
    return {name for name, rows in stored.items() if not rows}
