"""The list of committed changes, beside the database: after damage it names what the database no longer holds.

One JSON line a change in `visits.duckdb.changes`, on disk before the change is acknowledged. A log that was cut off by
a power failure opens without a word, with the last changes gone; this list is what tells.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from visitstats.warehouse.connect import is_copy
from visitstats.warehouse.location import database_file

END = ".changes"
ACCEPTED = "loss_accepted"  # the action of a line whose `files` are keys of changes that are known to be lost
LEDGER = "SELECT version, changed_at, action, import_id, year FROM ledger WHERE version > $after ORDER BY version"
BEFORE = "SELECT coalesce(max(import_id), 0) FROM ledger WHERE action = 'import' AND version < $version"
FILES = """
SELECT imports.import_id, any_value(file_name) AS file_name, any_value(sha256) AS sha256,
    coalesce(sum(visits) FILTER (kind = 'records'), max(visits)) AS visits
FROM imports LEFT JOIN import_tables ON imports.import_id = import_tables.import_id
WHERE imports.import_id > $first AND imports.import_id <= $last
GROUP BY imports.import_id ORDER BY imports.import_id
"""

log = logging.getLogger(__name__)
_complete_lists: set[str] = set()


@dataclass(frozen=True)
class Change:
    """One committed change. `files` are those that an import brought: import_id, file_name, sha256, visits."""

    version: int
    changed_at: str  # UTC, ISO
    action: str  # import | withdraw | restore | complete | incomplete | reference | ...
    import_id: int | None = None
    year: int | None = None
    files: tuple[dict[str, Any], ...] = field(default=())

    @property
    def key(self) -> tuple[int, str, str]:
        """What tells it from every other change, also after a restored backup took its number again."""
        return self.version, self.changed_at, self.action


def note(own: duckdb.DuckDBPyConnection, after: int) -> None:
    """Write down the committed changes after a version; what cannot be written now is added at the next change."""
    path = changes_file()
    if path is None or is_copy():
        return
    try:
        known = set() if str(path) in _complete_lists else {change.key for change in read(path)}
        from_version = after if str(path) in _complete_lists else 0
        _append(path, [_change(own, *row) for row in _rows(own, from_version) if _key(row) not in known])
        _complete_lists.add(str(path))
    except (OSError, duckdb.Error) as problem:
        _complete_lists.discard(str(path))
        log.error("The list of changes cannot be written: %s", problem)


def complete(own: duckdb.DuckDBPyConnection) -> None:
    """Add what a process committed that ended before it could write it down."""
    _complete_lists.discard(str(changes_file()))
    note(own, 0)


def missing(own: duckdb.DuckDBPyConnection) -> list[Change]:
    """The changes that were committed and that the database does not hold, nor its files in a later import."""
    path = changes_file()
    if path is None or is_copy():
        return []
    here = {_key(row) for row in _rows(own, 0)}
    again = {sha256 for (sha256,) in own.execute("SELECT sha256 FROM imports WHERE state = 'in_force'").fetchall()}
    changes = read(path)
    known = {tuple(key.values()) for change in changes if change.action == ACCEPTED for key in change.files}
    lost = [each for each in changes if each.key not in here | known and each.action not in ("reference", ACCEPTED)]
    return [each for each in lost if not each.files or any(file["sha256"] not in again for file in each.files)]


def accept(own: duckdb.DuckDBPyConnection) -> int:
    """Take note of the losses, so that they are not named again; returns how many there were."""
    lost, path = missing(own), changes_file()
    if lost and path is not None:
        keys = tuple(dict(zip(("version", "changed_at", "action"), change.key, strict=True)) for change in lost)
        _append(path, [Change(lost[-1].version, datetime.now(UTC).isoformat(), ACCEPTED, files=keys)])
    return len(lost)


def changes_file() -> Path | None:
    """Where the list stands; none for a catalogue on a database server, which keeps its own log."""
    file = database_file()
    return None if file is None else file.with_name(file.name + END)


def read(path: Path) -> list[Change]:
    """The changes of a list in their order; a line that was cut off is passed over."""
    if not path.exists():
        return []
    found = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        try:
            values = json.loads(line)
            found.append(Change(**(values | {"files": tuple(values.get("files", ()))})))
        except (ValueError, TypeError):
            continue
    return found


def _rows(own: duckdb.DuckDBPyConnection, after: int) -> list[tuple[Any, ...]]:
    return own.execute(LEDGER, {"after": after}).fetchall()


def _key(row: tuple[Any, ...]) -> tuple[int, str, str]:
    version, at, action, *_ = row
    return version, at.isoformat(), action


def _change(
    own: duckdb.DuckDBPyConnection, version: int, at: datetime, action: str, import_id: int | None, year: int | None
) -> Change:
    return Change(version, at.isoformat(), action, import_id, year, _files(own, version, action, import_id))


def _files(
    own: duckdb.DuckDBPyConnection, version: int, action: str, import_id: int | None
) -> tuple[dict[str, Any], ...]:
    """The files of an import: one transaction may bring several."""
    if action != "import" or import_id is None:
        return ()
    ((first,),) = own.execute(BEFORE, {"version": version}).fetchall()
    answer = own.execute(FILES, {"first": first, "last": import_id})
    names = [column[0] for column in answer.description or []]
    return tuple(dict(zip(names, row, strict=True)) for row in answer.fetchall())


def _append(path: Path, changes: list[Change]) -> None:
    """Add lines and make sure of them on disk; a line that was cut off before is ended first."""
    if not changes:
        return
    lines = "".join(json.dumps(asdict(change), ensure_ascii=False, default=int) + "\n" for change in changes)
    new = not path.exists()
    with path.open("ab+") as file:
        if file.tell() and not _ends_with_line(file):
            lines = "\n" + lines
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync_folder(path.parent)


def _ends_with_line(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")


def sync_folder(folder: Path) -> None:
    """Make sure of a new or renamed file's name on disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
