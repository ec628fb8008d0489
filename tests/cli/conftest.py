"""The command line as a person types it: a process of its own, with a database of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.prepared import prepared_store

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As after the first command: with the demonstration data."""
    return Path(shutil.copytree(prepared_store(), tmp_path_factory.mktemp("cli"), dirs_exist_ok=True)) / "visits.duckdb"


@pytest.fixture(scope="module")
def run(database: Path) -> Run:
    """Run a command; its answer is `stdout`, its messages `stderr`."""

    def command(*arguments: object, text: bool = True) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"VISITSTATS_DATABASE": str(database), "VISITSTATS_TODAY": "2026-11-21"}
        return subprocess.run(
            [sys.executable, "-m", "visitstats", *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=text,
            encoding="utf-8" if text else None,
            timeout=120,
            check=False,
        )

    return command
