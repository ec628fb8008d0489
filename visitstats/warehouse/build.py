"""The database from nothing: tables, reference data, published figures, views; again only where a file changed."""

import csv
import threading
import time
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa

from visitstats.settings import settings
from visitstats.warehouse import committed, editions, journal, sql
from visitstats.warehouse.connect import cursor, database_file, is_copy, read_copy
from visitstats.warehouse.errors import Held
from visitstats.warehouse.ledger import change
from visitstats.warehouse.refresh import refresh_all
from visitstats.warehouse.snapshot import keep_snapshot, snapshot_file

DEFINITIONS = ("staging", "marts/views")
FOLDERS = {"reference": "reference_", "published": "published_"}
NOT_FACTS = {"glossary"}

ATTEMPTS, PAUSE = 100, 0.2  # seconds between attempts

_guard = threading.Lock()


def build() -> None:
    """Make or complete the database that the settings name. Raises Held if another process holds it."""
    with _guard, cursor() as own:
        if is_copy():
            return
        changed = _changed(own)
        if changed:
            _load(own, changed)
        committed.complete(own)
        journal.take_out(own)
    keep_snapshot()


def build_or_read_copy() -> bool:
    """As build, but where another process holds the database answer from the copy made after its last commit.

    True if it is the copy that answers from now on. While another process makes the database for the first time there
    is none yet: waits for it, and raises Held if there is none in the end.
    """
    for attempt in range(ATTEMPTS):
        try:
            build()
            break
        except Held:
            file = database_file()
            if file is not None and snapshot_file(file).exists():
                read_copy(snapshot_file(file))
                break
            if attempt == ATTEMPTS - 1:
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
    for path in sql.files("schema"):
        sql.run(own, path)
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
