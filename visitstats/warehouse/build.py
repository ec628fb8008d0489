"""The database from nothing: tables, reference data, published figures, views; again only where a file changed."""

import csv
import time
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa

from visitstats.settings import settings
from visitstats.warehouse import committed, editions, journal, sql
from visitstats.warehouse.connect import cursor, is_copy, read_copy
from visitstats.warehouse.errors import Held
from visitstats.warehouse.ledger import change, roll_back
from visitstats.warehouse.location import database_file
from visitstats.warehouse.refresh import refresh_all
from visitstats.warehouse.snapshot import copy_soon, is_behind, snapshot_file
from visitstats.warehouse.turns import HERE, WRITING

DEFINITIONS = ("staging", "marts/views")
FOLDERS = {"reference": "reference_", "published": "published_"}
NOT_FACTS = {"glossary"}

PATIENCE, PAUSE = 20.0, 0.1  # seconds: how long a reader waits for a copy of the last commit, and between looks


def build() -> None:
    """Make or complete the database that the settings name. Raises Held if another process holds it."""
    with HERE, cursor() as own:
        if is_copy():
            return
        if _changed(own):
            with WRITING:
                changed = _changed(own)  # once more: another process may have been at it meanwhile
                if changed:
                    _load(own, changed)
        committed.complete(own)
        journal.take_out(own)
    copy_soon()


def build_or_read_copy() -> bool:
    """As build, but where another process holds the database answer from the copy made after its last commit.

    True if it is the copy that answers from now on. The copy is made in the background: waits until it holds the last
    commit. Raises Held if there is none in the end; a copy that stays behind answers in the end.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            build()
            break
        except Held:
            late = time.monotonic() > until
            file = database_file()
            if file is not None and snapshot_file(file).exists() and (late or not is_behind(file)):
                read_copy(snapshot_file(file))
                break
            if late:
                raise
            time.sleep(PAUSE)
    return is_copy()


def _changed(own: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The files whose hash is not the one that the database was built from: name -> hash."""
    wanted = {"schema": sql.digest("schema"), "definitions": sql.digest(*DEFINITIONS), "marts": sql.digest("marts")}
    wanted |= {path.relative_to(_data()).as_posix(): sha256(path.read_bytes()).hexdigest() for path in _tables()}
    try:
        loaded = dict(own.execute("SELECT name, sha256 FROM loaded_files").fetchall())
    except duckdb.CatalogException:
        loaded = {}
    return {name: digest for name, digest in wanted.items() if loaded.get(name) != digest}


def _load(own: duckdb.DuckDBPyConnection, changed: dict[str, str]) -> None:
    _define_tables(own)
    with change(own, actor="", action="reference"):
        for path in _tables():
            if path.relative_to(_data()).as_posix() in changed:
                _load_table(own, path)
        for folder in DEFINITIONS:
            for path in sql.files(folder):
                sql.run(own, path)
        if {"schema", "definitions"} & set(changed):
            editions.define_all(own)
        refresh_all(own)
        own.execute("DELETE FROM loaded_files WHERE list_contains($names, name)", {"names": list(changed)})
        own.executemany("INSERT INTO loaded_files VALUES (?, ?)", list(changed.items()))


def _define_tables(own: duckdb.DuckDBPyConnection) -> None:
    """All tables in one transaction: each one of its own would be brought to the disk by itself."""
    own.execute("BEGIN")
    try:
        for path in sql.files("schema"):
            sql.run(own, path)
        own.execute("COMMIT")
    except BaseException:
        roll_back(own)
        raise


def _load_table(own: duckdb.DuckDBPyConnection, path: Path) -> None:
    """A CSV file as a table of text with the file's columns; an empty cell is NULL."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {name: [row[name] or None for row in rows] for name in rows[0]}
    own.register("raw", pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()}))
    own.execute(f"CREATE OR REPLACE TABLE {FOLDERS[path.parent.name]}{path.stem} AS SELECT * FROM raw")  # noqa: S608
    own.unregister("raw")


def _data() -> Path:
    return settings().root / "data"


def _tables() -> list[Path]:
    """The CSV files of data/reference and data/published that become tables."""
    found = [path for folder in FOLDERS for path in sorted((_data() / folder).glob("*.csv"))]
    return [path for path in found if path.stem not in NOT_FACTS and not path.stem.endswith("_aliases")]
