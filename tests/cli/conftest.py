"""The command line with a database of its own: in this process, and typed as a person does, in one of its own."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.prepared import prepared_store
from visitstats import warehouse
from visitstats.cli import main

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As after the first command: with the demonstration data."""
    return Path(shutil.copytree(prepared_store(), tmp_path_factory.mktemp("cli"), dirs_exist_ok=True)) / "visits.duckdb"


def _settings(database: Path) -> dict[str, str]:
    return {"VISITSTATS_DATABASE": str(database), "VISITSTATS_TODAY": "2026-11-21"}


@pytest.fixture(scope="module")
def run(database: Path) -> Run:
    """Run a command in this process; its answer is `stdout`, its messages `stderr`."""

    def command(*arguments: object) -> subprocess.CompletedProcess[str]:
        said, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
            for name, value in _settings(database).items():
                patch.setenv(name, value)
            stack.enter_context(contextlib.redirect_stdout(said))
            stack.enter_context(contextlib.redirect_stderr(complained))
            try:
                code = main([str(each) for each in arguments])
            except SystemExit as end:
                code = int(end.code or 0)
            finally:
                warehouse.close()
        texts = (each.buffer.getvalue().decode() for each in (said, complained))  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(arguments, code, *texts)

    return command


@pytest.fixture(scope="module")
def typed(database: Path) -> Run:
    """Run a command as a process of its own."""

    def command(*arguments: object, text: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "visitstats", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | _settings(database),
            capture_output=True,
            text=text,
            encoding="utf-8" if text else None,
            timeout=120,
            check=False,
        )

    return command
