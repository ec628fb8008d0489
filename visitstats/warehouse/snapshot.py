"""The copy beside the database, made soon after each commit: other processes read it while this one holds the database.

A commit does not wait for it. Until the copy holds the last commit, an empty file beside it says so, and readers wait.
"""

import atexit
import logging
import os
import shutil
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import duckdb

from visitstats.warehouse.attach import COPY, PART
from visitstats.warehouse.connect import KEPT_OPEN, cursor, database_bytes, is_copy, is_open
from visitstats.warehouse.errors import DiskFull, Refusal
from visitstats.warehouse.location import database_file, is_lake
from visitstats.warehouse.turns import WRITING

ATTEMPTS, TRIES = 20, 3
SETTLE, LONGEST = 0.5, 5.0  # seconds without a further commit before a copy is made; and at most
HEADS = 3 * 4096  # bytes at the beginning of a database file that each checkpoint changes

log = logging.getLogger(__name__)


@dataclass
class _State:
    """`commits` counts the commits of which a copy is wanted, `wanted` says that there are some."""

    thread: threading.Thread | None = None
    wanted: threading.Event = field(default_factory=threading.Event)
    ending: bool = False
    commits: int = 0


_state = _State()
_guard = threading.Lock()


def snapshot_file(database: Path) -> Path:
    """Where the copy of a database stands."""
    return database.with_name(database.name + COPY)


def snapshot_version(database: Path) -> int:
    """The number of the last change that the copy holds; 0 where it is not known."""
    first, *_ = (_held_version(snapshot_file(database)) or "0").split()
    return int(first) if first.isdecimal() else 0


def is_behind(database: Path) -> bool:
    """Whether there is a commit that the copy does not hold yet."""
    return _behind(snapshot_file(database)).exists()


def copy_soon() -> None:
    """Say that there was a commit: the copy is made in the background."""
    file = database_file()
    if file is None or is_copy():
        return
    with _guard:
        _state.commits += 1
        with suppress(OSError):
            _behind(snapshot_file(file)).touch()
        if _state.thread is None:
            _state.thread = threading.Thread(target=_keep, name="copies", daemon=True)
            _state.thread.start()
            atexit.register(_end)
    _state.wanted.set()


def keep_snapshot() -> bool:
    """Bring the copy up to the last commit now; False if it could not be replaced (the next commit tries again)."""
    file = database_file()
    if file is None or is_copy() or not is_open():
        return False
    try:
        return any(_made(snapshot_file(file)) for _ in range(TRIES))
    except (OSError, ValueError, duckdb.Error, Refusal) as problem:
        log.warning("The copy beside the database could not be made: %s", problem)
        return False


def _keep() -> None:
    """Make copies, each as soon as there was no commit for a moment."""
    while not _state.ending:
        _state.wanted.wait()
        until = time.monotonic() + LONGEST
        while _state.wanted.is_set() and time.monotonic() < until and not _state.ending:
            _state.wanted.clear()
            _state.wanted.wait(SETTLE)
        _state.wanted.clear()
        try:
            keep_snapshot()
        except Exception:
            log.exception("The copy beside the database could not be made")


def _end() -> None:
    """At the end of the process the copy is brought up to the last commit, if the database is still open."""
    _state.ending = True
    _state.wanted.set()
    if _state.thread is not None:
        _state.thread.join()


def _made(copy: Path) -> bool:
    """Take everything into the database's file and copy it; commits go on while it is copied, into the log.

    Where the engine took the log into the file meanwhile, the copy counts for nothing.
    """
    part = copy.with_name(copy.name + PART)
    with ExitStack() as still:
        still.enter_context(WRITING)
        with KEPT_OPEN:
            if not is_open():  # closed while this waited; a cursor would open it again, or close another one
                return False
            commits, version = _state.commits, _version_now()
            if _held_version(copy) != version:
                if not _checkpoint():
                    return False
                part.unlink(missing_ok=True)
                source = database_bytes()
                if source is None:
                    _copy_by_engine(part)
                else:
                    still.close()
                    if not _copy_bytes(source, part):
                        return False
                _put(part, copy, version)
    with _guard:
        if _state.commits == commits:
            _behind(copy).unlink(missing_ok=True)
    return True


def _checkpoint() -> bool:
    """Everything into the one file, so that its bytes are the whole database."""
    for _ in range(ATTEMPTS):
        try:
            with cursor() as own:
                own.execute("CHECKPOINT " + ("__ducklake_metadata_store" if is_lake() else "store"))
        except duckdb.TransactionException:
            time.sleep(0.05)
        except DiskFull:  # the change is in the log; the next one, or the next start, tries again
            return False
        else:
            return True
    return False


def _put(part: Path, copy: Path, version: str) -> None:
    """Make sure of the bytes on disk, then put them in place at once."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(copy)
    _mark(copy).write_text(version, "ascii")


def _copy_bytes(source: BinaryIO, part: Path) -> bool:
    """The quick way, where the system lets the database's file be read; False if a checkpoint came between."""
    before = os.pread(source.fileno(), HEADS, 0)
    with part.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    return os.pread(source.fileno(), HEADS, 0) == before


def _copy_by_engine(part: Path) -> None:
    """The slow way, which works everywhere but for a lake's catalogue: the engine writes a second database."""
    if is_lake():
        raise OSError("the catalogue cannot be copied here")
    with cursor() as own:
        own.execute("ATTACH '" + part.as_posix().replace("'", "''") + "' AS copied")
        try:
            own.execute("COPY FROM DATABASE store TO copied")
            own.execute("CHECKPOINT copied")
        finally:
            own.execute("DETACH copied")


def _mark(copy: Path) -> Path:
    return copy.with_name(copy.name + ".version")


def _behind(copy: Path) -> Path:
    return copy.with_name(copy.name + ".behind")


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
