"""A whole store copied to another place, file or lake, either way; both are compared before anything is said."""

from contextlib import closing, suppress
from pathlib import Path

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse import audit, connect, lake
from visitstats.warehouse.build import build
from visitstats.warehouse.errors import Held, NotReadable, Refusal
from visitstats.warehouse.fingerprint import Fingerprint, differences, fingerprint, tables
from visitstats.warehouse.location import LAKE, is_lake, is_on_server

TARGET = "target"


def move(to: str, data_path: str = "") -> Fingerprint:
    """Copy everything that the settings' database holds to another place, which must be empty; the source stays.

    `to` is a file or `ducklake:...`, `data_path` where the rows of a lake go. Returns what both hold now.
    Raises Held, NotReadable, Refusal where the target is not empty or would not be equal.
    """
    build()
    connect.close()
    with closing(duckdb.connect(":memory:")) as own:
        own.execute("SET autoinstall_known_extensions = false")
        own.execute("SET autoload_known_extensions = false")
        _attach(own, settings().database, "store", settings().data_path, read_only=not is_lake())
        _attach(own, to, TARGET, data_path)
        if tables(own, TARGET):
            raise Refusal(mark("There is a database already where the copy should go."))
        held = fingerprint(own)
        _copy(own)
        if differences(held, fingerprint(own, TARGET)):
            raise Refusal(mark("The copy is not equal to the database. Remove it and try again."))
        # The views are made by the next start, which takes an empty list of files as a change of all of them.
        own.execute(f"DELETE FROM {TARGET}.main.loaded_files")  # noqa: S608
    _take_log_along(to)
    return held


def _take_log_along(to: str) -> None:
    """The log beside the database goes beside the copy; between databases on servers it stays where it is."""
    target = audit.log_file(to)
    if target != audit.log_file():
        audit.add_lines(audit.lines(), target)
        if not set(audit.lines()) <= set(audit.lines(target)):
            raise Refusal(mark("The copy is not equal to the database. Remove it and try again."))


def _copy(own: duckdb.DuckDBPyConnection) -> None:
    """All tables in one transaction: there is a whole copy, or none."""
    found = tables(own)
    own.execute("BEGIN")
    try:
        for schema in sorted({schema for schema, _ in found} - {"main"}):
            own.execute(f'CREATE SCHEMA {TARGET}."{schema}"')
        for schema, table in found:
            own.execute(f'CREATE TABLE {TARGET}."{schema}"."{table}" AS FROM store."{schema}"."{table}"')
        own.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):
            own.execute("ROLLBACK")
        raise


def _attach(own: duckdb.DuckDBPyConnection, name: str, alias: str, files: str, read_only: bool = False) -> None:
    def run(statement: str) -> None:
        try:
            own.execute(statement)
        except duckdb.Error as problem:
            kind = Held if "lock" in str(problem) and "block" not in str(problem) else NotReadable
            text = mark("The database {file} cannot be opened.")
            raise kind(text, file="PostgreSQL" if is_on_server(name) else Path(name).name) from problem

    if name.startswith(LAKE):
        if is_on_server(name) and not files:
            raise NotReadable(mark("Say where the rows go: --data-path."))
        lake.attach(own, name, run, alias, files or f"{name.removeprefix(LAKE)}.files", read_only)
    else:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        run(f"ATTACH {lake.quoted(name)} AS {alias}{' (READ_ONLY)' if read_only else ''}")
