"""What a database holds, in one row and one sum a table: two that are equal hold the same rows."""

import duckdb

Fingerprint = dict[str, tuple[int, int]]  # table -> rows, sum of the hashes of its rows
TABLES = """
SELECT schema_name, table_name FROM duckdb_tables()
WHERE database_name = $database ORDER BY schema_name, table_name
"""


def fingerprint(own: duckdb.DuckDBPyConnection, database: str = "store") -> Fingerprint:
    """Reads every row of every table, so that a damaged block is found too."""
    found: Fingerprint = {}
    for schema, table in tables(own, database):
        name = f'"{database}"."{schema}"."{table}"'
        answer = own.execute(f"SELECT count(*), coalesce(sum(hash(t)), 0) FROM {name} AS t")  # noqa: S608
        rows, together = answer.fetchall()[0]
        found[table if schema == "main" else f"{schema}.{table}"] = (int(rows), int(together))
    return found


def tables(own: duckdb.DuckDBPyConnection, database: str = "store") -> list[tuple[str, str]]:
    """The tables as (schema, name); an edition is a schema of its own."""
    return own.execute(TABLES, {"database": database}).fetchall()


def differences(one: Fingerprint, other: Fingerprint, rows_only: bool = False) -> list[str]:
    """The tables in which two databases differ; `rows_only` where their hashes come from different engines."""

    def held(found: Fingerprint, table: str) -> object:
        return found[table][0] if rows_only and table in found else found.get(table)

    return [table for table in sorted(one.keys() | other.keys()) if held(one, table) != held(other, table)]
