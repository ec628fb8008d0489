"""Databases that many tests begin with, made once a process and copied."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from visitstats import warehouse

ROOT = Path(__file__).resolve().parents[1]
_kept: dict[str, Path] = {}


@cache
def prepared_store() -> Path:
    """The folder of a database after its first start, with the demonstration data; made once a process."""
    folder = Path(tempfile.mkdtemp(prefix="visitstats-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    code = "from visitstats import warehouse; from visitstats.ingest import commit; commit.start(); warehouse.close()"
    environment = {**os.environ, "VISITSTATS_DATABASE": str(folder / "visits.duckdb")}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    return folder


def kept(name: str, file: Path, make: Callable[[], object]) -> None:
    """Let the database in `file` be what `make` makes of it; the second time it is a copy of the first."""
    warehouse.close()
    if name in _kept:
        shutil.copyfile(_kept[name], file)
        return
    make()
    warehouse.close()
    _kept[name] = _folder() / name
    shutil.copyfile(file, _kept[name])


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="visitstats-kept-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
