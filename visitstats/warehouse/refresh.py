"""The marts made anew for some years, inside the transaction that changed them."""

from collections.abc import Iterable

import duckdb

from visitstats.warehouse import sql


def refresh(own: duckdb.DuckDBPyConnection, import_ids: list[int], years: Iterable[int] = ()) -> None:
    """Work out again what counts and what the questions read, after these imports came into force or went out of it.

    `years` are further years in which they had facts before.
    """
    touched = _touched(own, import_ids)
    _refresh(own, touched, _years_of(own, touched) | set(years))


def refresh_all(own: duckdb.DuckDBPyConnection) -> None:
    """The same for everything, after the definitions changed."""
    numbers = [number for (number,) in own.execute("SELECT import_id FROM imports").fetchall()]
    known = own.execute("SELECT year FROM published UNION SELECT year FROM cells").fetchall()
    _refresh(own, numbers, _years_of(own, numbers) | {year for (year,) in known if year is not None})


def _refresh(own: duckdb.DuckDBPyConnection, import_ids: list[int], years: set[int]) -> None:
    for path in sql.files("marts"):
        sql.run(own, path, years=sorted(years), import_ids=import_ids)


def _touched(own: duckdb.DuckDBPyConnection, import_ids: list[int]) -> list[int]:
    """These imports, and the demonstration data, which may step aside or come back."""
    found = own.execute(
        "SELECT import_id FROM imports WHERE demonstration OR list_contains($ids, import_id)", {"ids": import_ids}
    )
    return [number for (number,) in found.fetchall()]


def _years_of(own: duckdb.DuckDBPyConnection, import_ids: list[int]) -> set[int]:
    """The years in which these imports have facts."""
    found = own.execute(
        """
        SELECT year FROM visits WHERE list_contains($ids, import_id)
        UNION SELECT year FROM figures WHERE list_contains($ids, import_id)
        UNION SELECT year FROM waiting WHERE list_contains($ids, import_id)
        """,
        {"ids": import_ids},
    )
    return {year for (year,) in found.fetchall() if year is not None}
