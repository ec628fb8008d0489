"""A database of its own for each test: on DuckDB, and on DuckLake with a catalogue in a local file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from visitstats import warehouse
from visitstats.warehouse.location import LAKE

NAMES = {"duckdb": "visits.duckdb", "ducklake": "catalog.ducklake"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A built database of each kind, with reference and published data and no import; tests get copies."""
    folder = tmp_path_factory.mktemp("built")
    files = {kind: folder / name for kind, name in NAMES.items()}
    for kind, file in files.items():
        with pytest.MonkeyPatch.context() as patch:
            _name(patch, kind, file, folder)
            warehouse.build()
            warehouse.close()
    return files


def _name(patch: pytest.MonkeyPatch, kind: str, file: Path, rows: Path) -> None:
    patch.setenv("VISITSTATS_DATABASE", f"{LAKE if kind == 'ducklake' else ''}{file}")
    patch.setenv("VISITSTATS_DATA_PATH", str(rows / "rows") if kind == "ducklake" else "")
    patch.setenv("VISITSTATS_TODAY", "2026-11-21")


@pytest.fixture(params=["duckdb", "ducklake"])
def store(
    request: pytest.FixtureRequest, built: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The file of a database without an import; the rows of all lakes lie in one folder under names of their own."""
    file = tmp_path / NAMES[request.param]
    shutil.copyfile(built[request.param], file)
    _name(monkeypatch, request.param, file, built[request.param].parent)
    warehouse.build()
    yield file
    warehouse.close()


def use_lake(patch: pytest.MonkeyPatch, built: dict[str, Path], folder: Path) -> None:
    """From now on the settings name a lake without an import, a copy in `folder`; `patch` takes that back."""
    warehouse.close()
    file = folder / NAMES["ducklake"]
    shutil.copyfile(built["ducklake"], file)
    _name(patch, "ducklake", file, built["ducklake"].parent)
    warehouse.build()


@pytest.fixture
def duckdb_store(built: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same in a DuckDB file only."""
    file = tmp_path / NAMES["duckdb"]
    shutil.copyfile(built["duckdb"], file)
    _name(monkeypatch, "duckdb", file, tmp_path)
    warehouse.build()
    yield file
    warehouse.close()
