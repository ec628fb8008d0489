"""The copy beside the database, made after each commit: other processes read it while this one holds the database."""

import os
import shutil
import time
from pathlib import Path

import duckdb

from visitstats.settings import settings
from visitstats.warehouse.connect import COPY, LAKE, PART, cursor, database_bytes, database_file, is_copy
from visitstats.warehouse.errors import DiskFull
from visitstats.warehouse.ledger import WRITING

ATTEMPTS = 20


def snapshot_file(database: Path) -> Path:
    """Where the copy of a database stands."""
    return database.with_name(database.name + COPY)


def snapshot_version(database: Path) -> int:
    """The number of the last change that the copy holds; 0 where it is not known."""
    first, *_ = (_held_version(snapshot_file(database)) or "0").split()
    return int(first) if first.isdecimal() else 0


def keep_snapshot() -> bool:
    """Bring the copy up to the last commit; False if it could not be replaced now (the next commit tries again)."""
    file = database_file()
    if file is None or is_copy():
        return False
    with WRITING:
        version = _version_now()
        if _held_version(snapshot_file(file)) == version:
            return True
        return _checkpoint() and _replace(snapshot_file(file), version)


def _checkpoint() -> bool:
    """Everything into the one file, so that its bytes are the whole database."""
    for _ in range(ATTEMPTS):
        try:
            with cursor() as own:
                own.execute("CHECKPOINT " + ("__ducklake_metadata_store" if _is_lake() else "store"))
        except duckdb.TransactionException:
            time.sleep(0.05)
        except DiskFull:  # the change is in the log; the next one, or the next start, tries again
            return False
        else:
            return True
    return False


def _replace(copy: Path, version: str) -> bool:
    """Copy, make sure of it on disk, then put it in place at once."""
    part = copy.with_name(copy.name + PART)
    try:
        part.unlink(missing_ok=True)
        _copy_bytes(part) or _copy_by_engine(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(copy)
        _mark(copy).write_text(version, "ascii")
    except (OSError, duckdb.Error):
        return False
    return True


def _copy_bytes(part: Path) -> bool:
    """The quick way, where the system lets the database's file be read; after a checkpoint it is the whole database."""
    source = database_bytes()
    if source is None:
        return False
    with part.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    return True


def _copy_by_engine(part: Path) -> bool:
    """The slow way, which works everywhere but for a lake's catalogue: the engine writes a second database."""
    if _is_lake():
        raise OSError("the catalogue cannot be copied here")
    with cursor() as own:
        own.execute("ATTACH '" + part.as_posix().replace("'", "''") + "' AS copied")
        try:
            own.execute("COPY FROM DATABASE store TO copied")
            own.execute("CHECKPOINT copied")
        finally:
            own.execute("DETACH copied")
    return True


def _is_lake() -> bool:
    return settings().database.startswith(LAKE)


def _mark(copy: Path) -> Path:
    return copy.with_name(copy.name + ".version")


def _version_now() -> str:
    """The last change by number and moment: a database made anew must not look like the one before it."""
    with cursor() as own:
        (found,) = own.execute("SELECT concat_ws(' ', max(version), max(changed_at)) FROM ledger").fetchall()
    return str(found[0])


def _held_version(copy: Path) -> str | None:
    """The version that the copy holds, as noted beside it."""
    try:
        return _mark(copy).read_text("ascii") if copy.exists() else None
    except OSError:
        return None
