"""The one connection of the process: which database it has open, and who else may not."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse.attach import attached, file_name, is_damage, is_full_disk, is_unusable
from visitstats.warehouse.errors import DiskFull, EngineStopped, NotReadable
from visitstats.warehouse.location import LAKE, database_file, is_on_server


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
        gone = is_unusable(problem) or not _is_current(opened)
        if gone:
            _let_go_of(opened)
        if is_damage(problem):
            raise NotReadable(mark("The database {file} is damaged."), file=file_name(settings().database)) from problem
        if is_full_disk(problem):
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
        _open = _Open(name, attached(kind + str(path), read_only=True), read_only=True)


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


def attached_copy(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection of its own to a copy of a database file, read only, as `store`; the caller closes it."""
    return attached(str(path), read_only=True)


def own_copy(path: Path) -> duckdb.DuckDBPyConnection:
    """The same to a copy that nobody else uses yet, to be written to."""
    return attached(str(path))


def _is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether no other thread has let go of this connection meanwhile."""
    return _open is not None and _open.connection is connection


def _let_go_of(connection: duckdb.DuckDBPyConnection) -> None:
    with KEPT_OPEN, _guard:
        if _open is not None and _open.connection is connection:
            close()


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
            connection = attached(name)
            _open = _Open(name, connection, _opened(database_file()))
        return _open.connection


def _opened(path: Path | None) -> BinaryIO | None:
    try:
        return path.open("rb") if path else None
    except OSError:
        return None
