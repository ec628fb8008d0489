"""After an error of the engine that ends a connection the database is opened anew: readers hardly see it."""

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.warehouse import connect
from visitstats.warehouse.limit import limited

ERRORS = (
    duckdb.FatalException("FATAL Error: no more"),
    duckdb.InternalException("INTERNAL Error: Attempted to access index 1"),
    duckdb.Error("database has been invalidated because of a previous fatal error"),
)


class Failing:
    """A connection whose queries fail, as often as said, in the way of an engine that has given up."""

    def __init__(self, real: duckdb.DuckDBPyConnection, error: Exception, times: int, only: str) -> None:
        self.real, self.error, self.left, self.only = real, error, times, only

    def cursor(self) -> Any:
        own = self.real.cursor()

        def execute(statement: Any, *values: Any) -> Any:
            if self.left and self.only in str(getattr(statement, "query", statement)):
                self.left -= 1
                raise self.error
            return own.execute(statement, *values)

        names = ("close", "interrupt", "register", "unregister", "executemany")
        return SimpleNamespace(execute=execute, **{name: getattr(own, name) for name in names})

    def close(self) -> None:
        self.real.close()


def fail(error: Exception, times: int = 1, only: str = "visits") -> Failing:
    assert connect._open
    connect._open.connection = Failing(connect._open.connection, error, times, only)  # type: ignore[assignment]
    return connect._open.connection  # type: ignore[return-value]


@pytest.mark.parametrize("error", ERRORS)
def test_a_reader_gets_the_answer_from_the_database_opened_anew(duckdb_store: Path, error: Exception) -> None:
    before = warehouse.ask("visits_by_year")
    failing = fail(error)
    assert warehouse.ask("visits_by_year").equals(before)
    assert failing.left == 0
    assert connect._open
    assert connect._open.connection is not failing


def test_a_change_is_refused_in_words_and_stored_when_tried_again(duckdb_store: Path) -> None:
    file = understood(table([visit(2, "2018-01-12")]))
    fail(ERRORS[0], only="COMMIT")
    with pytest.raises(warehouse.EngineStopped, match="opened anew"):
        access.commit_import(file, ANALYST)
    assert int(warehouse.ask("records_count")["visits"].iloc[0]) == 0
    assert access.commit_import(file, ANALYST) == 1
    assert int(warehouse.ask("records_count")["visits"].iloc[0]) == 1


def test_a_database_that_is_damaged_too_is_said_to_be(duckdb_store: Path) -> None:
    fail(ERRORS[0])
    real = connect.attached

    def attached(name: str, read_only: bool = False) -> Any:
        raise warehouse.NotReadable("The database {file} cannot be opened.", file="visits.duckdb")

    connect.attached = attached
    try:
        with pytest.raises(warehouse.NotReadable):  # for which the pages show how to recover
            warehouse.ask("visits_by_year")
    finally:
        connect.attached = real
    assert len(warehouse.ask("visits_by_year")) > 10


def test_who_was_reading_while_another_let_go_is_answered_too(duckdb_store: Path) -> None:
    """Closing the connection under a query is seen as such, not as a fault of the query."""

    def read() -> None:
        with connect.cursor() as own:
            warehouse.close()
            own.close()
            own.execute("SELECT 1")

    with pytest.raises(warehouse.EngineStopped):
        read()
    assert len(warehouse.ask("visits_by_year")) > 10


@pytest.mark.parametrize(
    "error", [duckdb.InvalidInputException("closed pending query"), OSError("INTERRUPT"), RuntimeError("interrupted")]
)
def test_however_the_engine_says_that_it_was_interrupted(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setenv("VISITSTATS_QUERY_SECONDS", "0")
    interrupted = threading.Event()

    def read(wait: bool) -> None:
        with limited(SimpleNamespace(interrupt=interrupted.set)):  # type: ignore[arg-type]
            assert not wait or interrupted.wait(60)
            raise error

    with pytest.raises(warehouse.Refusal, match="longer than"):
        read(wait=True)
    monkeypatch.setenv("VISITSTATS_QUERY_SECONDS", "30")
    with pytest.raises(type(error)):
        read(wait=False)


def test_what_the_handler_of_a_signal_raised_comes_out(duckdb_store: Path) -> None:
    """The engine hides it behind a RuntimeError: Ctrl+C must stay Ctrl+C."""
    for hidden, seen in ((KeyboardInterrupt(), KeyboardInterrupt), (None, RuntimeError)):
        with pytest.raises(seen), connect.cursor():
            raise RuntimeError("Query interrupted") from hidden
