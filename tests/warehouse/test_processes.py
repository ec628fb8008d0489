"""Several processes and threads at one database: the lock in words, the copy after each commit, the first start."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.settings import ROOT
from visitstats.warehouse import connect, snapshot

HOSTILE = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('pyproject.toml')",
    "SELECT * FROM glob('/*')",
    "COPY imports TO '/tmp/visitstats-out.csv'",
    "ATTACH '/tmp/visitstats-other.duckdb' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "SELECT * FROM sys.path",
]


def elsewhere(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python in another process on the same database."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("statement", HOSTILE)
def test_the_database_is_shut_off_from_files_network_and_settings(duckdb_store: Path, statement: str) -> None:
    with connect.cursor() as own, pytest.raises(duckdb.Error):
        own.execute(statement).fetchall()


def test_a_lake_reaches_its_own_files_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITSTATS_DATABASE", f"ducklake:{tmp_path / 'catalog.ducklake'}")
    monkeypatch.setenv("VISITSTATS_DATA_PATH", str(tmp_path / "rows"))
    warehouse.build()
    with connect.cursor() as own, pytest.raises(duckdb.Error):
        own.execute(f"COPY imports TO '{tmp_path / 'out.csv'}'")
    warehouse.close()


def test_another_process_is_told_in_words_and_reads_the_copy(store: Path) -> None:
    access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    done = elsewhere(
        "from visitstats import warehouse\ntry: warehouse.build()\nexcept warehouse.Held as held: print(held)"
    )
    assert done.stdout.strip() == f"Another program holds the database {store.name}.", done.stderr
    ask = """
from visitstats import warehouse
print(warehouse.build_or_read_copy(), warehouse.is_copy())
print(warehouse.ask("imports")["import_id"].tolist(), int(warehouse.ask("records_count")["visits"].iloc[0]))
"""
    assert elsewhere(ask).stdout.splitlines() == ["True True", "[1] 1"]
    access.commit_import(understood(table([visit(2, "2018-01-13")]), name="second.xlsx"), ANALYST)
    assert elsewhere(ask).stdout.splitlines() == ["True True", "[2, 1] 2"]
    access.withdraw(2, ANALYST)
    assert elsewhere(ask).stdout.splitlines()[1] == "[2, 1] 1"
    assert not list(store.parent.glob("*.part"))


def test_the_engine_makes_the_copy_where_the_file_cannot_be_read(
    duckdb_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "database_bytes", lambda: None)
    access.commit_import(understood(table([visit(2, "2018-01-12")])), ANALYST)
    assert snapshot.keep_snapshot()
    warehouse.close()
    connect.read_copy(snapshot.snapshot_file(duckdb_store))
    assert warehouse.ask("visits_by_region", years=[2018]).values.tolist() == [[2018, "KZ-11", 1]]
    assert warehouse.data_version() == 2


def test_no_copy_is_made_of_a_database_that_was_closed_meanwhile(duckdb_store: Path) -> None:
    warehouse.close()
    assert snapshot._made(snapshot.snapshot_file(duckdb_store)) is False
    assert not connect.is_open()


def test_a_copy_cannot_be_written_to(duckdb_store: Path) -> None:
    done = elsewhere(
        "from visitstats import warehouse; from visitstats.warehouse import write\n"
        "warehouse.build_or_read_copy(); write.mark_complete(2018, 'me')"
    )
    assert "read-only" in done.stderr
    assert warehouse.data_version() == 1


def test_processes_that_start_at_once_make_one_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITSTATS_DATABASE", str(tmp_path / "visits.duckdb"))
    code = (
        "from visitstats import warehouse; warehouse.build_or_read_copy()\n"
        "print(warehouse.ask('visits_by_year')['visits'].max(), warehouse.data_version())"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    answers = [process.communicate(timeout=120) for process in running]
    assert [out.strip() for out, _ in answers] == ["680 1"] * 4, [err[-300:] for _, err in answers]


def test_threads_read_while_another_writes(duckdb_store: Path) -> None:
    wrong: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            rows, visits = warehouse.ask("records_count").iloc[0]
            by_month = warehouse.ask("visits_by_month", years=[2018])["visits"].sum()
            if rows != visits or visits % 5 or by_month % 5:
                wrong.append(f"{rows} {visits} {by_month}")

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(6):
        rows = [visit(place, f"2018-0{number + 1}-1{place}") for place in range(5)]
        access.commit_import(understood(table(rows), name=f"{number}.xlsx"), ANALYST)
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert int(warehouse.ask("records_count")["visits"].iloc[0]) == 30


def test_threads_of_one_process_write_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITSTATS_DATABASE", str(tmp_path / "visits.duckdb"))
    warehouse.build()
    code = """
import sys, threading
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access
def bring(name):
    access.commit_import(understood(table([visit(2, "2018-01-12")]), name=name), ANALYST)
threads = [threading.Thread(target=bring, args=(f"{n}.xlsx",)) for n in range(6)]
[t.start() for t in threads]; [t.join() for t in threads]
from visitstats import warehouse
import json
print(json.dumps(sorted(warehouse.ask("imports")["import_id"].tolist())))
"""
    warehouse.close()
    done = elsewhere(code)
    assert json.loads(done.stdout) == [1, 2, 3, 4, 5, 6], done.stderr


def test_a_file_that_is_no_database_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "visits.duckdb"
    file.write_bytes(b"not a database at all" * 1000)
    monkeypatch.setenv("VISITSTATS_DATABASE", str(file))
    with pytest.raises(warehouse.NotReadable, match="cannot be opened"):
        warehouse.build()
