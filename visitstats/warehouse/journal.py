"""The log beside the database on its way with a backup: in a table there, and back in its file where it is restored."""

from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow as pa

from visitstats.warehouse import audit, connect

TABLE = "audit_journal"
LINES = "SELECT line FROM audit_journal ORDER BY place"
HERE = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'store' AND table_name = $table"


def put_in(copy: Path) -> None:
    """Write the lines of the log into a copy of the database. Raises OSError where they are not there afterwards."""
    lines = audit.lines()
    with closing(connect.own_copy(copy)) as own:
        own.execute("USE store")
        places = pa.array(range(len(lines)), pa.int64())
        own.register("journal", pa.table({"place": places, "line": pa.array(lines, pa.string())}))
        own.execute("CREATE OR REPLACE TABLE audit_journal AS SELECT place, line FROM journal")
        own.execute("CHECKPOINT store")
        if [line for (line,) in own.execute(LINES).fetchall()] != lines:
            raise OSError("the log cannot be taken along")


def take_out(own: duckdb.DuckDBPyConnection) -> None:
    """Put lines that came with a backup into the log beside the database, if they are not there, and drop the table."""
    if own.execute(HERE, {"table": TABLE}).fetchall() == [(0,)]:
        return
    audit.add_lines([line for (line,) in own.execute(LINES).fetchall()])
    own.execute("DROP TABLE audit_journal")
