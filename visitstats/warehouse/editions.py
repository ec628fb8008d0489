"""Editions: the statistics frozen under a name, each in a schema of its own that the same questions read."""

import datetime

import duckdb

from visitstats.texts import mark
from visitstats.warehouse import sql
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import NotFound, Refusal
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.turns import WRITING

# Of no edition: who did what, the stories, and the editions themselves.
NOT_FROZEN = {"audit", "editions", "edition_open", "ledger", "loaded_files", "stories", "story_views", "versions"}
DEFINITIONS = ("staging", "marts/views")
TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store' AND schema_name = 'main' ORDER BY ALL"


def freeze(name: str, actor: str) -> int:
    """Keep all numbers, with everything behind them, under a name; returns the edition's number.

    Raises Refusal for a name that is empty or taken.
    """
    name = " ".join(name.split())
    if not name:
        raise Refusal(mark("Give the edition a name."))

    def work() -> int:
        with WRITING, cursor() as own:
            taken = own.execute("SELECT edition_id FROM editions WHERE lower(name) = lower($name)", {"name": name})
            if taken.fetchall():
                raise Refusal(mark("There is an edition of this name already."))
            ((number,),) = own.execute("SELECT coalesce(max(edition_id), 0) + 1 FROM editions").fetchall()
            with change(own, actor, "freeze") as entry:
                entry.what = f"edition {number}"
                _copy(own, number)
                values = {"id": number, "name": name, "at": now(), "actor": actor}
                own.execute("INSERT INTO editions SELECT $id, $name, $actor, $at, max(version) FROM versions", values)
                values.pop("actor")
                own.execute(f"INSERT INTO {_schema(number)}.edition_open VALUES ($id, $name, $at)", values)  # noqa: S608
            return number

    return tried_again(work)


def enter(own: duckdb.DuckDBPyConnection, edition_id: int) -> datetime.date:
    """Let a cursor read an edition in place of the statistics of today; gives the edition's day. Raises NotFound."""
    found = own.execute("SELECT made_at FROM editions WHERE edition_id = $id", {"id": edition_id}).fetchall()
    if not found:
        raise NotFound(mark("There is no edition {number}."), number=edition_id)
    own.execute(f"USE store.{_schema(edition_id)}")
    return found[0][0].date()


def define_all(own: duckdb.DuckDBPyConnection) -> None:
    """Give every edition the tables and views of this version of the product; its numbers stay. Ends in main."""
    numbers = own.execute("SELECT edition_id FROM editions ORDER BY edition_id").fetchall()
    for (number,) in numbers:
        own.execute(f"USE store.{_schema(number)}")
        _define(own, "schema", *DEFINITIONS)
    own.execute("USE store.main")


def _schema(edition_id: int) -> str:
    """The name of an edition's schema: names take no parameters, so it is made of a whole number and nothing else."""
    return f"edition_{edition_id:d}"


def _copy(own: duckdb.DuckDBPyConnection, number: int) -> None:
    """All tables as they are, then the views over them, inside the open transaction."""
    names = [name for (name,) in own.execute(TABLES).fetchall() if name not in NOT_FROZEN]
    own.execute(f"CREATE SCHEMA {_schema(number)}")
    for name in names:
        own.table(f"store.main.{name}").create(f"store.{_schema(number)}.{name}")
    own.execute(f"USE store.{_schema(number)}")
    _define(own, "schema", *DEFINITIONS)
    own.execute("USE store.main")


def _define(own: duckdb.DuckDBPyConnection, *folders: str) -> None:
    for folder in folders:
        for path in sql.files(folder):
            sql.run(own, path)
