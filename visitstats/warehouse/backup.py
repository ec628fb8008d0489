"""Backups: the database as one verified file, made while it is in use, with the older ones rotated out.

Beside each backup a JSON file of the same name holds its fingerprint. A backup counts only after it was opened again
and every table of it was read and found equal to the database.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse import connect, journal
from visitstats.warehouse.committed import sync_folder
from visitstats.warehouse.errors import NotReadable, Refusal
from visitstats.warehouse.fingerprint import Fingerprint, differences, fingerprint
from visitstats.warehouse.location import database_file, is_lake
from visitstats.warehouse.snapshot import keep_snapshot, snapshot_file
from visitstats.warehouse.turns import WRITING

END, NOTE, PART = ".duckdb", ".json", ".part"
LATEST, DAYS, MONTHS = 7, 14, 12  # kept: the latest ones, the last of each of so many days, and of so many months
STATE = "SELECT coalesce(max(version), 0), coalesce((SELECT max(import_id) FROM store.imports), 0) FROM store.versions"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Backup:
    """One backup: its file, when it was made (UTC, ISO), the change and the import up to which it reaches."""

    path: Path
    made_at: str
    version: int
    import_id: int
    engine: str
    tables: Fingerprint

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


def folder() -> Path:
    """Where backups are kept: VISITSTATS_BACKUPS, else the folder `backups` beside the database."""
    file = database_file()
    return (
        Path(settings().backups) if settings().backups else (file or settings().root / "data" / "x").parent / "backups"
    )


def make(to: Path | None = None) -> Backup:
    """Copy the database, open the copy and compare every table; then it counts. `to` names a file for another machine.

    Raises Refusal where the copy cannot be made or is not equal, NotReadable where the database itself is damaged.
    """
    file = database_file()
    if file is None or is_lake():
        raise Refusal(
            mark("A database on several machines is copied into one file by the command {command}."), command="move"
        )
    target = to or folder() / f"visits-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{END}"
    part = target.with_name(target.name + PART)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        (version, import_id), held = _copied(file, part)
        journal.put_in(part)
        held = _compared(part, held)
        part.replace(target)
        backup = Backup(target, _moment(), version, import_id, duckdb.__version__, held)
        _write_note(backup)
        sync_folder(target.parent)
    except OSError as problem:
        text = mark("The backup {file} cannot be written: {reason}")
        raise Refusal(text, file=target.name, reason=problem.strerror or str(problem)) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    if to is None:
        rotate()
    return backup


def verify(path: Path) -> Backup:
    """Read every row of a backup and compare it with its note. Raises NotReadable with the file's name."""
    known = _noted(path)
    try:
        with closing(connect.attached_copy(path)) as own:
            held = fingerprint(own)
            version, import_id = own.execute(STATE).fetchall()[0]
    except (duckdb.Error, OSError, NotReadable) as problem:
        raise NotReadable(mark("The database {file} is damaged."), file=path.name) from problem
    if known and differences(known.tables, held, rows_only=known.engine != duckdb.__version__):
        raise NotReadable(mark("The database {file} is damaged."), file=path.name)
    return known or Backup(path, "", int(version), int(import_id), duckdb.__version__, held)


def backups() -> list[Backup]:
    """The backups that were verified when they were made, the latest first."""
    found = [_noted(path) for path in folder().glob(f"visits-*{END}")]
    return sorted((each for each in found if each), key=lambda each: each.made_at, reverse=True)


def rotate() -> None:
    """Remove backups beyond the latest, the last of each day and the last of each month."""
    everything = backups()
    kept = {each.path for each in everything[:LATEST]}
    kept |= _last_of_each(everything, 10, DAYS) | _last_of_each(everything, 7, MONTHS)
    for each in everything:
        if each.path not in kept:
            each.path.with_suffix(NOTE).unlink(missing_ok=True)
            each.path.unlink(missing_ok=True)


def _last_of_each(everything: Iterable[Backup], length: int, most: int) -> set[Path]:
    """By the first characters of the moment: 10 are a day, 7 a month."""
    last: dict[str, Path] = {}
    for each in everything:
        last.setdefault(each.made_at[:length], each.path)
    return set(list(last.values())[:most])


def _copied(file: Path, part: Path) -> tuple[tuple[int, int], Fingerprint]:
    """Copy the file made after the last commit; returns its state and what the database itself holds at that commit."""
    with connect.cursor() as own:
        with WRITING:
            if not connect.is_copy() and not keep_snapshot():
                raise OSError("the copy beside the database cannot be written")
            own.execute("BEGIN")
            state = own.execute(STATE).fetchall()[0]
            source = snapshot_file(file).open("rb")
        with source, part.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        held = fingerprint(own)
        own.execute("COMMIT")
    return (int(state[0]), int(state[1])), held


def _compared(part: Path, held: Fingerprint) -> Fingerprint:
    """What the copy holds: all that the database holds, and the log. Raises Refusal."""
    try:
        with closing(connect.attached_copy(part)) as own:
            found = fingerprint(own)
    except (duckdb.Error, NotReadable) as problem:
        raise Refusal(mark("The backup is not equal to the database and was thrown away.")) from problem
    different = [table for table in differences(held, found) if table != journal.TABLE]
    if different:
        log.error("The backup differs in %s", ", ".join(different))
        raise Refusal(mark("The backup is not equal to the database and was thrown away."))
    return found


def _moment() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _write_note(backup: Backup) -> None:
    values = asdict(backup) | {"path": backup.path.name}
    with backup.path.with_suffix(NOTE).open("w", encoding="utf-8") as file:
        json.dump(values, file, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _noted(path: Path) -> Backup | None:
    """A backup by its note; None where it has none that can be read."""
    try:
        values = json.loads(path.with_suffix(NOTE).read_text("utf-8"))
        tables = {table: (rows, together) for table, (rows, together) in values["tables"].items()}
        return Backup(**(values | {"path": path, "tables": tables}))
    except (OSError, ValueError, KeyError, TypeError):
        return None
