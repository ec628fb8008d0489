"""Published figures added or corrected beside data/published, and what was said of differences; nothing is lost."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from visitstats.settings import today
from visitstats.texts import mark
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import NotFound, Refusal
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.turns import WRITING

COUNTS = ("visits", "visits_lower_bound", "visits_partial_year")
NOTES = ("open", "explained", "accepted")
FIRST_YEAR = 2013  # of the law; nothing was visited before


@dataclass(frozen=True)
class Statement:
    """A published number of visits. `counts` is one of COUNTS; `as_of` only of a part of a year: up to which day.

    `replaces` is the key of the statement that it corrects; None for a statement of its own.
    """

    year: int
    number: int
    counts: str
    stated_on: datetime.date
    source_title: str
    source_url: str = ""
    as_of: datetime.date | None = None
    replaces: str | None = None


def add(statement: Statement, actor: str) -> int:
    """Put a statement beside the others; of two for a year the later one holds. Returns its number. Raises Refusal."""
    _check(statement)

    def work(own: duckdb.DuckDBPyConnection) -> int:
        ((number,),) = own.execute("SELECT coalesce(max(statement_id), 0) + 1 FROM published_added").fetchall()
        if statement.replaces is not None:
            _refuse_second(own, statement)
        values = vars(statement) | {"id": number, "key": f"added_{number}", "actor": actor, "at": now()}
        own.execute(
            """
            INSERT INTO published_added VALUES ($id, $key, $year, $number, $counts, $stated_on, $as_of, $source_title,
            nullif($source_url, ''), $replaces, $actor, $at, 'in_force')
            """,
            values,
        )
        return int(number)

    return _changed("publish", actor, statement.year, work)


def withdraw(statement_id: int, actor: str) -> None:
    """Take back a statement that was added here: what it corrected holds again. Raises NotFound, Refusal."""

    def work(own: duckdb.DuckDBPyConnection) -> None:
        found = own.execute("SELECT key FROM published_added WHERE statement_id = $id", {"id": statement_id}).fetchall()
        if not found:
            raise NotFound(mark("There is no published figure {number} that was added here."), number=statement_id)
        later = "SELECT 1 FROM published_added WHERE state = 'in_force' AND replaces = $key"
        if own.execute(later, {"key": found[0][0]}).fetchall():
            raise Refusal(mark("This figure was corrected itself; take back the correction first."))
        own.execute("UPDATE published_added SET state = 'withdrawn' WHERE statement_id = $id", {"id": statement_id})

    _changed("unpublish", actor, None, work, f"figure {statement_id}")


def note(year: int, state: str, reason: str, actor: str) -> None:
    """Say why the numbers of a year differ, or that the difference is accepted or open again. Raises Refusal."""
    if state not in NOTES:
        raise Refusal(mark("A difference is open, explained or accepted."))
    if state == "explained" and not reason.strip():
        raise Refusal(mark("Say the reason."))

    def work(own: duckdb.DuckDBPyConnection) -> None:
        values = {"year": year, "state": state, "reason": reason.strip(), "actor": actor, "at": now()}
        own.execute(
            """
            INSERT INTO reconciliation_notes
            SELECT coalesce(max(note_id), 0) + 1, $year, $state, nullif($reason, ''), $actor, $at
            FROM reconciliation_notes
            """,
            values,
        )

    _changed("note", actor, year, work)


def _changed(
    action: str, actor: str, year: int | None, work: Callable[[duckdb.DuckDBPyConnection], int | None], what: str = ""
) -> int:
    def attempt() -> int:
        with WRITING, cursor() as own, change(own, actor, action, year=year) as entry:
            entry.what = what
            return work(own) or 0

    return tried_again(attempt)


def _check(statement: Statement) -> None:
    if statement.counts not in COUNTS or statement.number <= 0:
        raise Refusal(mark("Give a whole number of visits above zero."))
    if not FIRST_YEAR <= statement.year <= today().year:
        raise Refusal(mark("Give a year from {first} to {last}."), first=FIRST_YEAR, last=today().year)
    if statement.stated_on > today():
        raise Refusal(mark("The day of the statement is still to come."))
    if not statement.source_title.strip():
        raise Refusal(mark("Name the source: a number without one is not published here."))
    if statement.source_url and not statement.source_url.startswith(("https://", "http://")):
        raise Refusal(mark("The address of a source is a link that begins with `https://`."))
    partial = statement.counts == "visits_partial_year"
    if partial != (statement.as_of is not None) or (partial and statement.as_of.year != statement.year):  # type: ignore[union-attr]
        raise Refusal(mark("Say for a part of a year, and only for one, up to which day of it the number goes."))


def _refuse_second(own: duckdb.DuckDBPyConnection, statement: Statement) -> None:
    """A correction is of a statement for the same year that is there and not corrected yet."""
    found = own.execute(
        "SELECT year, counts LIKE 'visits%', standing FROM published_statements WHERE key = $key",
        {"key": statement.replaces},
    ).fetchall()
    if not found or found[0][0] != statement.year or not found[0][1]:
        raise Refusal(mark("A correction is of a published number of visits of the same year."))
    if found[0][2] == "corrected":
        raise Refusal(mark("This figure is corrected already; correct the correction or take it back."))
