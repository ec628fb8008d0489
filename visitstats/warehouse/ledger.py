"""Every change as one transaction with an entry in the ledger; two changes at the same time are made one by one."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

import duckdb

from visitstats.warehouse import committed
from visitstats.warehouse.connect import cursor, forget_version, holder, known_version, remember_version
from visitstats.warehouse.snapshot import copy_soon
from visitstats.warehouse.turns import COMMITTED, WRITING

T = TypeVar("T")

ATTEMPTS = 16
COUNTS = """
SELECT
    (SELECT CAST(coalesce(sum(visits), 0) AS BIGINT) FROM import_tables WHERE import_id = $import_id),
    (SELECT count(*) FROM waiting WHERE import_id = $import_id)
"""


def data_version() -> int:
    """The number of the last committed change; 0 in an empty database."""
    known = known_version()
    if known is not None:
        return known
    with cursor() as own:
        held = holder()
        version: int = own.execute("SELECT coalesce(max(version), 0) FROM versions").fetchall()[0][0]
        if held is not None:
            remember_version(version, held)
    return version


@dataclass
class Entry:
    """What the audit log says of a change beside who, when and which: codes and numbers, and counts by name."""

    what: str = ""
    counts: dict[str, int] = field(default_factory=dict)


@contextmanager
def change(
    own: duckdb.DuckDBPyConnection, actor: str, action: str, import_id: int | None = None, year: int | None = None
) -> Iterator[Entry]:
    """A transaction: committed with its entry in the ledger and in the list beside the database, or nothing is done.

    What it was about and how many rows it touched may be said in the entry, for the audit log; of an import its visits
    and waiting rows are counted anyway. The one row of `versions` is updated by each change, so that of two at the same
    time one fails and is tried again.
    """
    with WRITING:
        own.execute("BEGIN")
        try:
            before = _next(own, actor, action, import_id, year)
            entry = Entry()
            yield entry
            _note(own, entry, import_id)
            own.execute("COMMIT")
        except BaseException:
            roll_back(own)
            raise
        finally:
            forget_version()
        committed.note(own, before)
        copy_soon()
        COMMITTED.set()


def tried_again(work: Callable[[], T]) -> T:
    """Do a change, again if another process changed the database at the same time."""
    for attempt in range(ATTEMPTS):
        try:
            return work()
        except duckdb.Error as problem:
            conflict = isinstance(problem, duckdb.TransactionException) or "onflict" in str(problem)
            if not conflict or attempt == ATTEMPTS - 1:
                raise
            time.sleep(min(2.0, 0.05 * 2**attempt) * random.uniform(0.5, 1.5))  # noqa: S311  not to meet again
    raise AssertionError("unreachable")


def _next(own: duckdb.DuckDBPyConnection, actor: str, action: str, import_id: int | None, year: int | None) -> int:
    """Count the change and enter it in the ledger; returns the number of the change before it."""
    version = own.execute("SELECT version FROM versions").fetchall()
    if version:
        own.execute("UPDATE versions SET version = version + 1")
    else:
        own.execute("INSERT INTO versions VALUES (1)")
    own.execute(
        "INSERT INTO ledger SELECT max(version), $at, $actor, $action, $import_id, $year FROM versions",
        {
            "at": datetime.now(UTC).replace(tzinfo=None),
            "actor": actor,
            "action": action,
            "import_id": import_id,
            "year": year,
        },
    )
    return int(version[0][0]) if version else 0


def _note(own: duckdb.DuckDBPyConnection, entry: Entry, import_id: int | None) -> None:
    """The entry as a row of the audit log, in the transaction of its change."""
    counts = {name: int(number) for name, number in entry.counts.items()}
    if import_id is not None:
        found = own.execute(COUNTS, {"import_id": import_id}).fetchall()
        counts = dict(zip(("visits", "waiting"), found[0], strict=True)) | counts
    if entry.what or counts:
        values = {"what": entry.what, "counts": json.dumps(counts)}
        own.execute("INSERT INTO audit SELECT max(version), $what, $counts FROM versions", values)


def now() -> datetime:
    """The moment, in UTC without a zone, to the second: TIMESTAMP columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def roll_back(own: duckdb.DuckDBPyConnection) -> None:
    """Undo what is open; what went wrong before is what counts."""
    try:
        own.execute("ROLLBACK")
    except duckdb.Error:  # a failed COMMIT has rolled back already
        return
