"""Decisions about rows that are set aside: corrected they join their import, discarded they stay out; all undoable."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence

import duckdb

from visitstats.reference import loading
from visitstats.settings import today
from visitstats.texts import mark
from visitstats.warehouse import package as packing
from visitstats.warehouse import sql
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import NotFound, Refusal
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.package import ROWS_IN_AN_IMPORT
from visitstats.warehouse.refresh import refresh
from visitstats.warehouse.turns import WRITING

CODES: dict[str, Callable[[], Mapping[str, object]]] = {
    "region": loading.regions,
    "ministry": loading.ministries,
    "visit_kind": loading.visit_kinds,
}
TWO_VISITS = "two_visits"
NONE = "none"  # the row counts as not stated in this dimension
REASONS = ("no_visit", "repeated", "outside_mandate", "not_clarified")  # why a row is discarded
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FOLDER = "staging/waiting"
FACTS = ("2_visits", "3_figures")  # files of staging/import


def check_value(dimension: str, value: str) -> None:
    """Raise Refusal unless the value fits the dimension: a code, a day (2018, 2018-03, 2018-03-05), a count."""
    if dimension in CODES:
        fits = value in {*CODES[dimension](), NONE}
    elif dimension == "date":
        fits = _is_day(value)
    elif dimension == "visits":
        fits = value.isascii() and value.isdecimal() and 0 < int(value) < 1_000_000
    else:
        fits = dimension == "twin" and value == TWO_VISITS
    if not fits:
        raise Refusal(mark("“{value}” cannot stand here."), value=value)


def _is_day(value: str) -> bool:
    if not DAY.fullmatch(value):
        return False
    try:
        day = datetime.date.fromisoformat(value + "-01-01"[: 10 - len(value)])
    except ValueError:
        return False
    return datetime.date(2013, 1, 1) <= day <= today()


def resolve(visit_ids: Sequence[int], dimension: str, value: str, actor: str) -> int:
    """Say what these rows mean in a dimension; returns the decision's number.

    A row counts as soon as all that is wrong with it is decided. Dimensions: date, region, ministry, visit_kind,
    visits, and twin with the value two_visits: the row is a visit of its own beside its twin. Raises Refusal, NotFound.
    """
    check_value(dimension, value)
    return _decide(visit_ids, "correct", dimension, value, actor)


def discard(visit_ids: Sequence[int], reason: str, actor: str) -> int:
    """Leave these rows out for good, for one of REASONS; returns the decision's number. Raises Refusal, NotFound."""
    if reason not in REASONS:
        raise Refusal(mark("“{value}” cannot stand here."), value=reason)
    return _decide(visit_ids, "discard", None, reason, actor)


def take_back(resolution_id: int, actor: str) -> None:
    """Undo one decision: its rows are again as the other decisions in force leave them. Raises NotFound."""

    def work() -> None:
        with WRITING, cursor() as own, change(own, actor, "take_back") as entry:
            entry.what = f"decision {resolution_id}"
            entry.counts["rows"] = put_back(own, resolution_id)

    tried_again(work)


def put_back(own: duckdb.DuckDBPyConnection, resolution_id: int) -> int:
    """The same inside an open transaction; returns how many rows it was about."""
    known = own.execute("SELECT visit_id FROM decided_rows WHERE resolution_id = $id", {"id": resolution_id}).fetchall()
    if not known:
        raise NotFound(mark("There is no decision {number} in force."), number=resolution_id)
    own.execute("UPDATE resolutions SET state = 'taken_back' WHERE resolution_id = $id", {"id": resolution_id})
    follow(own, [number for (number,) in known])
    return len(known)


def _decide(visit_ids: Sequence[int], action: str, dimension: str | None, value: str, actor: str) -> int:
    def work() -> int:
        with WRITING, cursor() as own, change(own, actor, "discard" if action == "discard" else "resolve") as entry:
            number = put(own, visit_ids, action, dimension, value, actor)
            entry.what, entry.counts["rows"] = f"decision {number}", len(set(visit_ids))
            return number

    return tried_again(work)


def put(
    own: duckdb.DuckDBPyConnection,
    visit_ids: Sequence[int],
    action: str,
    dimension: str | None,
    value: str,
    actor: str,
) -> int:
    """Enter one decision about these rows and all that follows from it, inside an open transaction."""
    ids = sorted(set(visit_ids))
    _refuse_unknown(own, ids)
    (found,) = own.execute("SELECT coalesce(max(resolution_id), 0) + 1 FROM resolutions").fetchall()
    values = {"id": found[0], "action": action, "dimension": dimension, "value": value, "actor": actor, "at": now()}
    own.execute(
        """
        INSERT INTO resolutions
        SELECT
            $id, $action, $dimension, $value,
            coalesce(max(problem), if($ids[1] IN (SELECT visit_id FROM waiting), 'unclear', 'duplicate_stored')),
            max(value), $actor, $at, 'in_force'
        FROM waiting_causes
        WHERE list_contains($ids, visit_id) AND ($dimension IS NULL OR dimension = $dimension)
        """,
        values | {"ids": ids},
    )
    own.execute("INSERT INTO resolved_rows SELECT $id, unnest($ids::BIGINT[])", {"id": found[0], "ids": ids})
    follow(own, ids)
    return int(found[0])


def _refuse_unknown(own: duckdb.DuckDBPyConnection, ids: list[int]) -> None:
    """Raise NotFound unless each of these rows waits or repeats a stored row."""
    known = own.execute(
        "SELECT visit_id FROM waiting WHERE list_contains($ids, visit_id) "
        "UNION SELECT visit_id FROM duplicates WHERE list_contains($ids, visit_id)",
        {"ids": ids},
    ).fetchall()
    missing = sorted(set(ids) - {number for (number,) in known})
    if missing or not ids:
        raise NotFound(mark("There is no waiting row {number}."), number=missing[0] if missing else 0)


def follow(own: duckdb.DuckDBPyConnection, ids: list[int]) -> None:
    """Make the facts of these rows anew from the decisions in force, and all numbers with them."""
    imports = sorted({number // ROWS_IN_AN_IMPORT for number in ids})
    years = _years(own, ids)
    clear, settle, corrected = sql.files(FOLDER)
    sql.run(own, clear, ids=ids)
    sql.run(own, settle, ids=ids)
    for number in imports:
        rows = own.execute(corrected.read_text("utf-8"), {"ids": ids, "import_id": number}).to_arrow_table()
        own.register("incoming", packing.with_keys(rows))
        for path in sql.files("staging/import"):
            if path.stem in FACTS:
                sql.run(own, path, import_id=number)
        own.unregister("incoming")
    refresh(own, imports, years)


def _years(own: duckdb.DuckDBPyConnection, ids: list[int]) -> set[int]:
    found = own.execute(
        "SELECT year FROM visits WHERE list_contains($ids, visit_id) "
        "UNION SELECT year FROM figures WHERE list_contains($ids, visit_id)",
        {"ids": ids},
    )
    return {year for (year,) in found.fetchall() if year is not None}
