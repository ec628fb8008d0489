"""A small database of its own for each test, and one for all tests of a file that change nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.conftest import built, duckdb_store
from visitstats import warehouse

__all__ = ["built", "duckdb_store"]


@pytest.fixture(scope="module")
def unchanged(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database that the tests of a file only ask."""
    file = tmp_path_factory.mktemp("unchanged") / "visits.duckdb"
    shutil.copyfile(built["duckdb"], file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISITSTATS_DATABASE", str(file))
        patch.setenv("VISITSTATS_TODAY", "2026-11-21")
        warehouse.build()
        yield file
        warehouse.close()
