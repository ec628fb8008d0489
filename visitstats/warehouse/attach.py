"""A database is attached to a connection shut off from files and network; what the engine's errors say of it."""

from functools import partial
from pathlib import Path

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse import lake
from visitstats.warehouse.errors import Held, NotReadable
from visitstats.warehouse.location import LAKE, is_on_server

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


def attached(name: str, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection in memory to which the database is attached as `store`, shut off from everything else."""
    connection = duckdb.connect(":memory:")
    limits = settings()
    try:
        for setting in HARDENING:
            memory, temporary = f"{limits.database_memory_mb}MiB", f"{limits.database_temp_mb}MiB"
            connection.execute(setting.format(memory=memory, temporary=temporary))
        if name.startswith(LAKE):
            lake.attach(connection, name, partial(_attach, connection, file=file_name(name)), read_only=read_only)
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
    connection.execute(f"SET temp_directory = {lake.quoted(path.as_posix() + '.tmp')}")
    copy = f"{path.as_posix()}{COPY}{PART}"
    connection.execute(f"SET allowed_paths = [{', '.join(lake.quoted(copy + end) for end in COPY_FILES)}]")
    statement = f"ATTACH {lake.quoted(path.as_posix())} AS store{' (READ_ONLY)' if read_only else ''}"
    _attach(connection, statement, path.name)


def _attach(connection: duckdb.DuckDBPyConnection, statement: str, file: str) -> None:
    try:
        connection.execute(statement)
    except duckdb.Error as problem:
        if any(words in str(problem) for words in LOCKED):
            raise Held(mark("Another program holds the database {file}."), file=file) from problem
        raise NotReadable(mark("The database {file} cannot be opened."), file=file) from problem


def file_name(name: str) -> str:
    """What the database is called in a sentence; of a connection to a server no more than that."""
    return "PostgreSQL" if is_on_server(name) else Path(name.removeprefix(LAKE)).name


def is_damage(problem: duckdb.Error) -> bool:
    """Whether the engine found bytes that it did not write."""
    return any(words in str(problem) for words in ("Corrupt database file", "does not match stored checksum"))


def is_full_disk(problem: duckdb.Error) -> bool:
    return any(words in str(problem) for words in ("No space left", "File too large", "quota exceeded"))


def is_unusable(problem: duckdb.Error) -> bool:
    """Whether the engine has given up this connection, as after a full disk: the next call opens the database anew."""
    given_up = isinstance(problem, duckdb.FatalException | duckdb.InternalException)
    return given_up or "has been invalidated" in str(problem)
