"""Limits of the database: time of a query, memory, temporary files, and settings that nobody can change back."""

from pathlib import Path

import duckdb
import pytest

from visitstats import warehouse
from visitstats.texts import use_language
from visitstats.warehouse import Refusal, connect, question
from visitstats.warehouse.limit import TooLong

ENDLESS = "SELECT count(*) AS n FROM range(1000000000) AS a, range(1000000000) AS b WHERE hash(a.range, b.range) = 1"
HEADER = "-- question: How many?\n-- grain: one row\n-- params: none\n-- columns: n BIGINT\n"


def test_a_query_that_takes_too_long_is_stopped_in_words(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITSTATS_QUERY_SECONDS", "1")
    monkeypatch.setattr(question, "find", lambda name: question._read(name, HEADER + ENDLESS))
    with pytest.raises(TooLong) as stopped:
        warehouse.ask("endless")
    assert isinstance(stopped.value, Refusal)
    assert "longer than the 1 seconds" in str(stopped.value)
    with use_language("ru"):
        assert "остановлено" in str(stopped.value)
    monkeypatch.undo()


def test_after_a_stopped_query_the_next_one_is_answered(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITSTATS_QUERY_SECONDS", "1")
    with monkeypatch.context() as patch:
        patch.setattr(question, "find", lambda name: question._read(name, HEADER + ENDLESS))
        with pytest.raises(TooLong):
            warehouse.ask("endless")
    assert len(warehouse.ask("visits_by_year")) > 10


def test_memory_and_temporary_files_are_limited_and_the_settings_locked(
    duckdb_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.close()
    monkeypatch.setenv("VISITSTATS_DATABASE_MEMORY_MB", "512")
    monkeypatch.setenv("VISITSTATS_DATABASE_TEMP_MB", "1024")
    with connect.cursor() as own:
        names = ("memory_limit", "max_temp_directory_size", "enable_external_access", "lock_configuration")
        found = [own.execute("SELECT current_setting($name)", {"name": name}).fetchall()[0][0] for name in names]
        assert found == ["512.0 MiB", "1.0 GiB", False, True]
        with pytest.raises(duckdb.Error):
            own.execute("SET memory_limit = '100GB'")
    warehouse.close()


def test_a_query_that_needs_too_much_memory_fails_alone(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse.close()
    monkeypatch.setenv("VISITSTATS_DATABASE_MEMORY_MB", "64")
    monkeypatch.setenv("VISITSTATS_DATABASE_TEMP_MB", "1")
    hungry = "SELECT len(list(hash(range))) FROM range(20000000)"
    with connect.cursor() as own, pytest.raises(duckdb.OutOfMemoryException):
        own.execute(hungry).fetchall()
    assert warehouse.data_version() > 0
    warehouse.close()
