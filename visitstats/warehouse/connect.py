"""The one connection of the process: which database, how it is shut off from files and network, and who holds it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse import lake
from visitstats.warehouse.errors import DiskFull, EngineStopped, Held, NotReadable
from visitstats.warehouse.lake import LAKE, is_on_server

HARDENING = (
    "SET memory_limit = '{memory}'",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET max_temp_directory_size = '{temporary}'",
)
LAST = ("SET enable_external_access = false", "SET lock_configuration = true")
LOCKED = ("Could not set lock", "Conflicting lock", "being used by another process")
COPY, PART = ".snapshot", ".part"  # ends of the names of the copy and of a copy that is not whole yet
COPY_FILES = ("", ".wal", ".wal.checkpoint", ".checkpoint.wal", ".wal.recovery")


@dataclass
class _Open:
    """`bytes` is the database's file, open as long as the connection: on POSIX systems closing any handle of a locked
    file ends the lock of the whole process, so no other code may ever open it."""

    name: str
    connection: duckdb.DuckDBPyConnection
    bytes: BinaryIO | None = None
    read_only: bool = False
    version: int | None = None  # of the data, where no other process can change them
    holder: object = field(default_factory=object)  # another one after each change


KEPT_OPEN = threading.RLock()  # whoever has it may rely on the database staying open; taken before `_guard`
_guard = threading.RLock()
_open: _Open | None = None


@contextmanager
def cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own for this call, in the database; opens the database if need be.

    Raises Held, NotReadable, DiskFull, EngineStopped.
    """
    opened = _connection()
    try:
        own = opened.cursor()
        try:
            own.execute("USE store")
            yield own
        finally:
            own.close()
    except duckdb.Error as problem:
        gone = _unusable(problem) or not _is_current(opened)
        if gone:
            _let_go_of(opened)
        if _damaged(problem):
            raise NotReadable(
                mark("The database {file} is damaged."), file=_file_name(settings().database)
            ) from problem
        if _full(problem):
            raise DiskFull(
                mark("The disk is full, and nothing was stored. Free some space and try again.")
            ) from problem
        if gone:
            raise EngineStopped(mark("The database stopped and was opened anew. Try again.")) from problem
        raise
    except RuntimeError as problem:  # a signal came during a query: the engine hides what its handler raised
        if problem.__cause__ is not None and str(problem) == "Query interrupted":
            raise problem.__cause__ from None
        raise


def database_file(name: str | None = None) -> Path | None:
    """The file that a process locks: the database, or a local catalogue of a lake; None if there is none.

    `name` is another database than that of the settings.
    """
    name = name or settings().database
    rest = name.removeprefix(LAKE)
    return None if name != rest and ":" in rest[2:] else Path(rest)


def is_open() -> bool:
    """Whether this process holds the database that the settings name."""
    return _open is not None and _open.name == settings().database


def is_copy() -> bool:
    """Whether this process reads the copy made after the last commit, as another one holds the database."""
    return is_open() and _open is not None and _open.read_only


def read_copy(path: Path) -> None:
    """Answer from a copy from now on."""
    global _open
    with KEPT_OPEN, _guard:
        close()
        name = settings().database
        kind = LAKE if name.startswith(LAKE) else ""
        _open = _Open(name, _attached(kind + str(path), read_only=True), read_only=True)


def known_version() -> int | None:
    """The version of the data, if nothing has changed them since it was asked for."""
    return _open.version if is_open() and _open is not None else None


def remember_version(version: int, opened: object) -> None:
    """Keep the version that this connection held; `opened` is what `holder` gave before it was asked for."""
    if _open is not None and opened is _open.holder:
        _open.version = version


def holder() -> object:
    """Stands for one state of the data in this process; None where others may change them."""
    return None if _open is None or is_on_server(_open.name) else _open.holder


def forget_version() -> None:
    """The data have changed."""
    if _open is not None:
        _open.version, _open.holder = None, object()


def database_bytes() -> BinaryIO | None:
    """The open file of the database, at its beginning; None where the system lets nobody else open it (Windows)."""
    if _open is None or _open.bytes is None:
        return None
    _open.bytes.seek(0)
    return _open.bytes


def is_lake() -> bool:
    """Whether the settings name a DuckLake."""
    return settings().database.startswith(LAKE)


def attached_copy(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection of its own to a copy of a database file, read only, as `store`; the caller closes it."""
    return _attached(str(path), read_only=True)


def own_copy(path: Path) -> duckdb.DuckDBPyConnection:
    """The same to a copy that nobody else uses yet, to be written to."""
    return _attached(str(path))


def _damaged(problem: duckdb.Error) -> bool:
    """Whether the engine found bytes that it did not write."""
    return any(words in str(problem) for words in ("Corrupt database file", "does not match stored checksum"))


def _full(problem: duckdb.Error) -> bool:
    return any(words in str(problem) for words in ("No space left", "File too large", "quota exceeded"))


def _unusable(problem: duckdb.Error) -> bool:
    """Whether the engine has given up this connection, as after a full disk: the next call opens the database anew."""
    given_up = isinstance(problem, duckdb.FatalException | duckdb.InternalException)
    return given_up or "has been invalidated" in str(problem)


def _is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether no other thread has let go of this connection meanwhile."""
    return _open is not None and _open.connection is connection


def _let_go_of(connection: duckdb.DuckDBPyConnection) -> None:
    with KEPT_OPEN, _guard:
        if _open is not None and _open.connection is connection:
            close()


def _file_name(name: str) -> str:
    """What the database is called in a sentence; of a connection to a server no more than that."""
    return "PostgreSQL" if lake.is_on_server(name) else Path(name.removeprefix(LAKE)).name


def close() -> None:
    """Let go of the database; a copy that is being made is finished first."""
    global _open
    with KEPT_OPEN, _guard:
        if _open is not None:
            _open.connection.close()
            if _open.bytes is not None:
                _open.bytes.close()
            _open = None


def _connection() -> duckdb.DuckDBPyConnection:
    global _open
    name = settings().database
    if _open is not None and _open.name != name:
        close()
    with _guard:
        if _open is None:
            connection = _attached(name)
            _open = _Open(name, connection, _opened(database_file()))
        return _open.connection


def _opened(path: Path | None) -> BinaryIO | None:
    try:
        return path.open("rb") if path else None
    except OSError:
        return None


def _attached(name: str, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection in memory to which the database is attached as `store`, shut off from everything else."""
    connection = duckdb.connect(":memory:")
    limits = settings()
    try:
        for setting in HARDENING:
            memory, temporary = f"{limits.database_memory_mb}MiB", f"{limits.database_temp_mb}MiB"
            connection.execute(setting.format(memory=memory, temporary=temporary))
        if name.startswith(LAKE):
            lake.attach(connection, name, partial(_attach, connection, file=_file_name(name)), read_only=read_only)
        else:
            _attach_file(connection, Path(name), read_only)
        for setting in LAST:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _attach_file(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection.execute(f"SET temp_directory = {_quoted(str(path) + '.tmp')}")
    copy = f"{path}{COPY}{PART}"
    connection.execute(f"SET allowed_paths = [{', '.join(_quoted(copy + end) for end in COPY_FILES)}]")
    statement = f"ATTACH {_quoted(str(path))} AS store{' (READ_ONLY)' if read_only else ''}"
    _attach(connection, statement, path.name)


def _attach(connection: duckdb.DuckDBPyConnection, statement: str, file: str) -> None:
    try:
        connection.execute(statement)
    except duckdb.Error as problem:
        if any(words in str(problem) for words in LOCKED):
            raise Held(mark("Another program holds the database {file}."), file=file) from problem
        raise NotReadable(mark("The database {file} cannot be opened."), file=file) from problem


def _quoted(text: str) -> str:
    """A path as an SQL literal: ATTACH and SET take no parameters."""
    if os.sep == "\\":
        text = text.replace("\\", "/")
    return "'" + text.replace("'", "''") + "'"
