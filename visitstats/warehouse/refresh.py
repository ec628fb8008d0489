"""The marts made anew for some years, inside the transaction that changed them."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from visitstats.warehouse import sql

# Rows of earlier imports that count now or count no longer.
MOVED = """
SELECT count(*) FROM near
LEFT JOIN repeated ON near.visit_id = repeated.visit_id
LEFT JOIN duplicates ON near.visit_id = duplicates.visit_id
WHERE NOT near.asked AND (repeated.visit_id IS NULL) <> (duplicates.visit_id IS NULL)
"""
# Whether there are rows without a day, and rows of several tables.
ADDED = """
SELECT count(*) > count(date), coalesce(min(table_id) < max(table_id), FALSE)
FROM (SELECT date, import_id * 1000 + table_number AS table_id FROM added_visits)
"""
REPORTED = "SELECT count(*) FROM import_tables WHERE kind = 'figures' AND list_contains($ids, import_id)"
OF_REPORTED = ("3_reported_cells", "5_reported_tables")  # marts that no import without a reported table changes


def refresh(own: duckdb.DuckDBPyConnection, import_ids: list[int], years: Iterable[int] = ()) -> None:
    """Work out again what counts and what the questions read, after these imports came into force or went out of it.

    `years` are further years in which they had facts before.
    """
    touched = _touched(own, import_ids)
    known = sorted(_years_of(own, touched) | set(years))
    for path in _marts(own, touched):
        sql.run(own, path, years=known, import_ids=touched)


def refresh_added(own: duckdb.DuckDBPyConnection, import_ids: list[int], years: Iterable[int]) -> None:
    """The same after these imports, the last ones, were stored: what was there before is not added up again.

    Only their own rows are looked at, and those that share a key with them. Where a stored row changes its standing too
    (demonstration data steps aside, a stored row turns out to repeat another), the years are worked out as a whole.
    `years` are those in which they have facts.
    """
    if not _only_added(own, import_ids):
        refresh(own, import_ids)
        return
    values = {"years": sorted(years), "first_id": min(import_ids), "last_id": max(import_ids)}
    rows, dated, undated, within, shared, *added = sql.files("marts/added")
    _, duplicates, _, *rest = _marts(own, import_ids)
    sql.run(own, rows, **values)
    ((without_day, several),) = own.execute(ADDED).fetchall()
    for path in (dated, *[undated] * without_day, *[within] * several, shared, duplicates):
        sql.run(own, path, **values)
    if own.execute(MOVED).fetchall() != [(0,)]:
        refresh(own, import_ids)
        return
    for path in [*added, *rest]:
        sql.run(own, path, **values)


def _only_added(own: duckdb.DuckDBPyConnection, import_ids: list[int]) -> bool:
    """Whether no other import steps aside for these: there is no demonstration data, or it stood aside before."""
    found = own.execute(
        """
        SELECT
            count(*) FILTER (demonstration),
            count(*) FILTER (NOT demonstration AND NOT list_contains($ids, import_id))
        FROM imports WHERE state = 'in_force'
        """,
        {"ids": import_ids},
    ).fetchall()
    demonstration, others = found[0]
    return not demonstration or others > 0


def refresh_all(own: duckdb.DuckDBPyConnection) -> None:
    """The same for everything, after the definitions changed."""
    numbers = [number for (number,) in own.execute("SELECT import_id FROM imports").fetchall()]
    known = own.execute("SELECT year FROM published UNION SELECT year FROM cells").fetchall()
    years = sorted(_years_of(own, numbers) | {year for (year,) in known if year is not None})
    for path in sql.files("marts"):
        sql.run(own, path, years=years, import_ids=numbers)


def refresh_institutions(own: duckdb.DuckDBPyConnection) -> None:
    """Count the institutions of all years again, after something was said about the spellings of their names."""
    (path,) = (path for path in sql.files("marts") if path.stem.endswith("institution_groups"))
    years = own.execute("SELECT DISTINCT year FROM institution_cells ORDER BY year").fetchall()
    sql.run(own, path, years=[year for (year,) in years])


def _marts(own: duckdb.DuckDBPyConnection, import_ids: list[int]) -> list[Path]:
    """The files of the marts that these imports can change."""
    files = sql.files("marts")
    if own.execute(REPORTED, {"ids": import_ids}).fetchall() == [(0,)]:
        return [path for path in files if path.stem not in OF_REPORTED]
    return files


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
        SELECT year FROM visits WHERE import_id IN (SELECT unnest($ids))
        UNION SELECT year FROM figures WHERE import_id IN (SELECT unnest($ids))
        UNION SELECT year FROM waiting WHERE import_id IN (SELECT unnest($ids))
        """,
        {"ids": import_ids},
    )
    return {year for (year,) in found.fetchall() if year is not None}
