"""After an import, and after one that was killed, no byte of database, log or folder holds personal data of a file."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.ingest.test_personal_bytes import ROWS, Maker, as_csv, as_xls, as_xlsx, hidden, leaks

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def maker():
    """The maker of the files, which knows all the secrets."""
    return Maker()


@pytest.fixture(scope="module")
def imported(maker, tmp_path_factory):
    """The folder of a database into which three files went, the names of which are harmless, and what was printed."""
    folder = tmp_path_factory.mktemp("personal")
    (folder / "files").mkdir()
    rows = [hidden(maker, number) for number in range(1, ROWS // 2)]
    for name, make in {"a.xlsx": as_xlsx, "b.xls": as_xls, "c.csv": as_csv}.items():
        (folder / "files" / name).write_bytes(make(maker, rows))
    run = subprocess.run(**command(folder), capture_output=True, timeout=240)
    return folder, run.stdout + run.stderr


def command(folder: Path) -> dict:
    """The import of all files of the folder as a process."""
    files = [str(path) for path in sorted((folder / "files").iterdir())]
    environment = os.environ | {"VISITSTATS_DATABASE": str(folder / "data" / "visits.duckdb"), "TMPDIR": str(folder)}
    return {"args": [sys.executable, "-m", "visitstats", "import", *files], "cwd": ROOT, "env": environment}


def bytes_of(path: Path) -> bytes:
    """The bytes of a file without its empty pages, which are most of a small database."""
    return re.sub(rb"\0{16,}", b"\0", path.read_bytes())


def everything(folder: Path) -> bytes:
    """All bytes of the database's folder, and the text of all its tables, which may be compressed in the file."""
    parts = [bytes_of(path) for path in (folder / "data").rglob("*") if path.is_file()]
    with duckdb.connect(str(folder / "data" / "visits.duckdb"), read_only=True) as database:
        seen = "database_name, schema_name, table_name"
        tables = database.execute(f"select {seen} from duckdb_tables() where estimated_size < 20_000").fetchall()
        for table in tables:
            name = ".".join(f'"{part}"' for part in table)
            parts.append(repr(database.execute(f"from {name}").fetchall()).encode())
    return b"\n".join(parts)


def test_the_rows_are_there(imported):
    folder, _ = imported
    text = everything(folder).decode("utf-8", "replace")
    assert "Жамбыл" in text
    assert all(name in text for name in ("a.xlsx", "b.xls", "c.csv"))
    assert "ИВС г. Тараз" in text


def test_no_byte_of_database_or_log_is_personal(maker, imported):
    folder, printed = imported
    assert not leaks(maker.secrets, everything(folder))
    assert not leaks(maker.secrets, printed)


def test_nothing_else_is_left_in_the_temporary_folder(imported):
    folder, _ = imported
    assert {path.name for path in folder.iterdir()} <= {"files", "data"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is one of POSIX")
def test_a_killed_import_leaves_nothing_personal(maker, imported):
    folder, _ = imported
    rows = [hidden(maker, number) for number in range(1, 50)]
    (folder / "files" / "d.xlsx").write_bytes(as_xlsx(maker, rows))
    for wait in (1.0, 2.0, 3.5):
        process = subprocess.Popen(**command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.kill()
        process.wait()
        parts = [bytes_of(path) for path in folder.rglob("*") if path.is_file() and path.parent.name != "files"]
        assert not leaks(maker.secrets, b"\n".join(parts))
