"""The marts made anew for some years, inside the transaction that changed them."""

import duckdb

from visitstats.warehouse import sql


def refresh(own: duckdb.DuckDBPyConnection, years: list[int]) -> None:
    """Work out again, for these years, what counts and what the questions read."""
    if years:
        for path in sql.files("marts"):
            sql.run(own, path, years=years)


def years_of(own: duckdb.DuckDBPyConnection, import_ids: list[int]) -> list[int]:
    """The years in which these imports, or demonstration data that may step aside or come back, have facts."""
    found = own.execute(
        """
        WITH touched AS (SELECT import_id FROM imports WHERE demonstration OR list_contains($ids, import_id))
        SELECT year FROM visits WHERE import_id IN (FROM touched)
        UNION SELECT year FROM figures WHERE import_id IN (FROM touched)
        UNION SELECT year FROM waiting WHERE import_id IN (FROM touched)
        """,
        {"ids": import_ids},
    ).fetchall()
    return sorted(year for (year,) in found if year is not None)
