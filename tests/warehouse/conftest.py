"""A database of its own for each test: on DuckDB, and on DuckLake with a catalogue in a local file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from visitstats import warehouse


@pytest.fixture(params=["duckdb", "ducklake"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A built database with reference and published data and no import; its file."""
    lake = request.param == "ducklake"
    file = tmp_path / ("catalog.ducklake" if lake else "visits.duckdb")
    monkeypatch.setenv("VISITSTATS_DATABASE", f"ducklake:{file}" if lake else str(file))
    monkeypatch.setenv("VISITSTATS_DATA_PATH", str(tmp_path / "rows") if lake else "")
    monkeypatch.setenv("VISITSTATS_TODAY", "2026-11-21")
    warehouse.build()
    yield file
    warehouse.close()


@pytest.fixture
def duckdb_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same in a DuckDB file only."""
    file = tmp_path / "visits.duckdb"
    monkeypatch.setenv("VISITSTATS_DATABASE", str(file))
    monkeypatch.setenv("VISITSTATS_TODAY", "2026-11-21")
    warehouse.build()
    yield file
    warehouse.close()
