"""A DuckLake as the database: its catalogue in a file or in PostgreSQL, its rows in Parquet files on a folder or S3.

VISITSTATS_DATABASE=ducklake:postgres:dbname=visits host=... user=...     VISITSTATS_DATA_PATH=/shared/visits or s3://...
"""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse.errors import NotReadable, Refusal
from visitstats.warehouse.location import LAKE, is_on_server

S3 = "s3://"
PATIENCE = 120  # seconds to wait for the changes of other processes
QUEUE = "SELECT * FROM postgres_query('__ducklake_metadata_store', $query)"
TURN = "SELECT CAST(pg_advisory_xact_lock(hashtext('visitstats')) AS text)"
REACH_S3 = """
CREATE OR REPLACE SECRET rows (
    TYPE s3, KEY_ID {key}, SECRET {secret}, REGION {region}, ENDPOINT {endpoint}, URL_STYLE 'path', USE_SSL {ssl}
)
"""


def queue(own: duckdb.DuckDBPyConnection) -> None:
    """Wait until no other process changes this catalogue; the turn lasts as long as the transaction begun here.

    PostgreSQL lets them go in the order in which they came. Raises Refusal after PATIENCE.
    """
    own.execute("BEGIN")
    own.execute(QUEUE, {"query": f"SELECT set_config('lock_timeout', '{PATIENCE}s', true)"}).fetchall()
    try:
        own.execute(QUEUE, {"query": TURN}).fetchall()
    except duckdb.Error as problem:
        if "lock timeout" not in str(problem):
            raise
        raise Refusal(mark("Others are storing something large. Try again in some minutes.")) from problem


def attach(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    run: Callable[[str], None],
    alias: str = "store",
    files: str | None = None,
    read_only: bool = False,
) -> None:
    """Load what is needed from its packages, attach the lake by `run`, and open its rows to the engine.

    `files` is the data path where it is not that of the settings. Raises NotReadable.
    """
    connection.execute(f"LOAD {quoted(str(extension('ducklake')))}")
    if is_on_server(name):
        connection.execute(f"LOAD {quoted(str(extension('postgres_scanner')))}")
    files = files or data_path(name)
    if files.startswith(S3):
        _reach_s3(connection)
    else:
        Path(files).mkdir(parents=True, exist_ok=True)
    options = f"DATA_PATH {quoted(files)}{', READ_ONLY' if read_only else ''}"
    run(f"ATTACH {quoted(name)} AS {alias} ({options})")
    connection.execute(f"SET allowed_directories = [{quoted(files)}]")


def data_path(name: str) -> str:
    """Where the rows are. Raises NotReadable where a catalogue in PostgreSQL has no data path beside it."""
    files = settings().data_path
    if not files and is_on_server(name):
        raise NotReadable(mark("Set {name}: the folder or the address of the rows."), name="VISITSTATS_DATA_PATH")
    return files or f"{settings().database.removeprefix(LAKE)}.files"


def extension(name: str) -> Path:
    """The file of an extension of DuckDB, from its package; nothing is downloaded. Raises NotReadable."""
    found = find_spec(f"duckdb_extension_{name}")
    folder = Path(next(iter(found.submodule_search_locations or []))) if found else None
    file = folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension" if folder else None
    if file is None or not file.exists():
        package = f"duckdb-extension-{name.replace('_', '-')}"
        raise NotReadable(mark("The package {package} is missing."), package=package)
    return file


def quoted(text: str) -> str:
    """A text as an SQL literal: ATTACH, SET and CREATE SECRET take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _reach_s3(connection: duckdb.DuckDBPyConnection) -> None:
    known = settings()
    connection.execute(f"LOAD {quoted(str(extension('httpfs')))}")
    secure, _, host = known.s3_endpoint.rpartition("://")
    values = {"key": known.s3_key, "secret": known.s3_secret, "region": known.s3_region, "endpoint": host}
    texts = {name: quoted(value) for name, value in values.items()}
    connection.execute(REACH_S3.format(**texts, ssl="false" if secure == "http" else "true"))
