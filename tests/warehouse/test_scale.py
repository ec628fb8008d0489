"""The same store on a catalogue in PostgreSQL, with rows in a folder or on an S3 store; and copies between them."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.settings import ROOT
from visitstats.warehouse import connect, move
from visitstats.warehouse.fingerprint import fingerprint
from visitstats.warehouse.lake import queue

pytestmark = [
    pytest.mark.skipif(postgres.programs() is None, reason=postgres.ADVICE),
    pytest.mark.timeout(600),
]
S3_STORE = ROOT / ".venv-s3" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
QUESTIONS = ("visits_by_year", "visits_by_region", "visits_by_ministry", "visits_by_month", "institutions_visited")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.cluster() as found:
        yield found


@pytest.fixture
def lake(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty catalogue and folder, and the name of the database for the settings."""
    name = f"ducklake:postgres:{postgres.create_database(server, f'visits{os.urandom(4).hex()}')}"
    monkeypatch.setenv("VISITSTATS_DATABASE", name)
    monkeypatch.setenv("VISITSTATS_DATA_PATH", str(tmp_path / "rows"))
    monkeypatch.setenv("VISITSTATS_TODAY", "2026-11-21")
    yield name
    warehouse.close()


def bring(name: str, *days: str) -> int:
    rows = [visit(number, day) for number, day in enumerate(days, start=2)]
    return access.commit_import(understood(table(rows), name=name), ANALYST)


def answers() -> dict[str, list]:
    found = {name: warehouse.ask(name).astype(object) for name in QUESTIONS}
    return {name: frame.where(frame.notna(), None).values.tolist() for name, frame in found.items()}


def use(monkeypatch: pytest.MonkeyPatch, name: str, rows: str = "") -> None:
    warehouse.close()
    monkeypatch.setenv("VISITSTATS_DATABASE", name)
    monkeypatch.setenv("VISITSTATS_DATA_PATH", rows)
    warehouse.build()


def test_a_store_goes_to_the_lake_and_back_and_answers_alike(
    lake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, back, rows = str(tmp_path / "visits.duckdb"), str(tmp_path / "back.duckdb"), str(tmp_path / "rows")
    use(monkeypatch, file)
    bring("first.xlsx", "2018-01-12", "2018-02-12")
    before = answers()
    held = move.move(lake, rows)
    assert held["visits"][0] == 2
    use(monkeypatch, lake, rows)
    assert answers() == before
    assert list(Path(rows).rglob("*.parquet"))
    with pytest.raises(warehouse.AlreadyImported):
        bring("first.xlsx", "2018-01-12", "2018-02-12")
    access.withdraw(bring("second.xlsx", "2019-01-12"), ANALYST)
    assert answers() == before
    after = move.move(back)
    use(monkeypatch, back)
    assert answers() == before
    with connect.cursor() as own:
        assert fingerprint(own)["visits"] == after["visits"]
    with pytest.raises(warehouse.Refusal, match="database already"):
        move.move(lake, rows)


def test_processes_that_write_at_once_all_have_their_imports_at_the_first_attempt(lake: str) -> None:
    warehouse.build()
    warehouse.close()
    code = """
import sys
from tests.warehouse.test_scale import bring
from visitstats import warehouse
from visitstats.warehouse import ledger
ledger.ATTEMPTS = 1
warehouse.build()
for number in range(2):
    print("import", bring(f"{sys.argv[1]}-{number}.xlsx", f"201{sys.argv[1]}-0{number + 1}-12"), flush=True)
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(number)], env=environment, stdout=subprocess.PIPE, text=True)
        for number in range(5, 8)
    ]
    said = "".join(process.communicate(timeout=300)[0] for process in running)  # among it bars of slow queries
    numbers = sorted(map(int, re.findall(r"^import (\d+)$", said, re.MULTILINE)))
    warehouse.build()
    assert numbers == list(range(1, 7))
    assert sorted(warehouse.ask("imports")["import_id"]) == numbers
    assert int(warehouse.ask("records_count")["visits"].iloc[0]) == 6
    assert warehouse.data_version() == 7


def test_a_change_waits_for_those_of_others_and_says_so_in_the_end(lake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse.build()
    monkeypatch.setattr("visitstats.warehouse.lake.PATIENCE", 1)
    with connect.cursor() as other:  # another connection to PostgreSQL, as another process has
        queue(other)
        with pytest.raises(warehouse.Refusal, match="Others are storing"):
            bring("first.xlsx", "2018-01-12")
        other.execute("ROLLBACK")
    assert bring("first.xlsx", "2018-01-12") == 1
    with connect.cursor() as other:
        queue(other)  # the turn was given back


@pytest.fixture
def s3() -> Iterator[str]:
    """The address of an S3 store with the bucket `visits`; it takes any keys."""
    if not S3_STORE.exists():
        pytest.skip("python3 scripts/prepare.py test --browser installs the S3 store of this test")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(S3_STORE), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + 120
    try:
        while True:
            try:
                urllib.request.urlopen(urllib.request.Request(f"{address}/visits", method="PUT"), timeout=10)
                break
            except OSError:
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def test_rows_on_an_s3_store(server: str, s3: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ENDPOINT": s3, "KEY": "test", "SECRET": "test"}.items():
        monkeypatch.setenv(f"VISITSTATS_S3_{name}", value)
    try:
        use(monkeypatch, f"ducklake:postgres:{postgres.create_database(server, 'on_s3')}", "s3://visits/rows/")
        bring("first.xlsx", *(f"2018-01-{day:02}" for day in range(1, 21)))
        assert warehouse.ask("visits_by_month", years=[2018]).values.tolist() == [[2018, 1, 20]]
        listed = urllib.request.urlopen(f"{s3}/visits?list-type=2", timeout=10).read().decode()
        assert ".parquet" in listed
    finally:
        warehouse.close()


def test_a_lake_without_a_data_path_or_server_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VISITSTATS_DATABASE", f"ducklake:postgres:dbname=x password=secret host={tmp_path}")
    monkeypatch.setenv("VISITSTATS_DATA_PATH", "")
    with pytest.raises(warehouse.NotReadable, match="VISITSTATS_DATA_PATH"):
        warehouse.build()
    monkeypatch.setenv("VISITSTATS_DATA_PATH", str(tmp_path / "rows"))
    with pytest.raises(warehouse.NotReadable) as problem:
        warehouse.build()
    assert str(problem.value) == "The database PostgreSQL cannot be opened."
