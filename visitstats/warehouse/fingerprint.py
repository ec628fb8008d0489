"""What a database holds, in one row and one sum a table: two that are equal hold the same rows."""

import duckdb

Fingerprint = dict[str, tuple[int, int]]  # table -> rows, sum of the hashes of its rows
TABLES = """
SELECT table_name FROM duckdb_tables()
WHERE database_name = $database AND schema_name = 'main' ORDER BY table_name
"""


def fingerprint(own: duckdb.DuckDBPyConnection, database: str = "store") -> Fingerprint:
    """Reads every row of every table, so that a damaged block is found too."""
    found: Fingerprint = {}
    for (table,) in own.execute(TABLES, {"database": database}).fetchall():
        name = f'"{database}"."main"."{table}"'
        answer = own.execute(f"SELECT count(*), coalesce(sum(hash(t)), 0) FROM {name} AS t")  # noqa: S608
        rows, together = answer.fetchall()[0]
        found[table] = (int(rows), int(together))
    return found


def differences(one: Fingerprint, other: Fingerprint, rows_only: bool = False) -> list[str]:
    """The tables in which two databases differ; `rows_only` where their hashes come from different engines."""

    def held(found: Fingerprint, table: str) -> object:
        return found[table][0] if rows_only and table in found else found.get(table)

    return [table for table in sorted(one.keys() | other.keys()) if held(one, table) != held(other, table)]
