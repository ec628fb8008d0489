"""Four processes writing and four reading at one catalogue in PostgreSQL, with kill -9 among them."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from proofs.report import Proof
from proofs.store import Store
from tests import postgres
from visitstats.settings import ROOT

WRITERS, READERS = 4, 4
SIZE = 7  # rows of an import: a reader that sees a number which is no multiple of it saw half of one
PAUSE = (6.0, 14.0)  # seconds between kills
SPARED = 0.8  # of those that have said nothing yet: most kills are to fall into work, not into starts
READ = """
import json, sys, time
from visitstats import warehouse
warehouse.build_or_read_copy()
while True:
    rows = int(warehouse.ask("records_count")["rows"].iloc[0])
    months = int(warehouse.ask("visits_by_month")["visits"].where(lambda v: v > 0).sum())
    print(json.dumps({"rows": rows}), flush=True)
    time.sleep(0.2)
"""
WRITE = """
import json, sys
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
name = sys.argv[1]
warehouse.build()
for number in range(10_000):
    rows = [visit(r, f"2018-0{r}-1{number % 10}", institution=f"{name} {number} {r}") for r in range(1, 8)]
    access.commit_import(understood(table(rows), name=f"{name}-{number}.xlsx"), ANALYST)
    print(json.dumps({"event": "imported", "file": f"{name}-{number}.xlsx"}), flush=True)
"""


def run(seconds: int, seed: int) -> list[Proof]:
    """So many seconds; then what was acknowledged is there once and whole, and no reader saw a part of an import."""
    if postgres.programs() is None:
        print(postgres.ADVICE, file=sys.stderr)
        return []
    with postgres.cluster() as server, tempfile.TemporaryDirectory() as folder:
        os.environ["VISITSTATS_DATA_PATH"] = str(Path(folder) / "rows")
        store = Store(Path(f"ducklake:postgres:{postgres.create_database(server, 'visits')}"))
        try:
            return _proven(store, seconds, random.Random(seed))
        finally:
            os.environ.pop("VISITSTATS_DATA_PATH")


def _proven(store: Store, seconds: int, chance: random.Random) -> list[Proof]:
    store.worker().communicate()
    processes = [_started(store, kind, number) for kind in (WRITE, READ) for number in range(WRITERS)]
    seen: list[str] = []
    errors: list[str] = []
    kills, ends = 0, time.monotonic() + seconds
    while time.monotonic() < ends:
        time.sleep(chance.uniform(*PAUSE))
        place = chance.randrange(len(processes))
        if _is_silent(processes[place]) and chance.random() < SPARED:
            continue
        seen += _ended(processes[place], store, errors)
        kills += 1
        processes[place] = _started(store, WRITE if place < WRITERS else READ, kills * 10 + place)
    for process in processes:
        seen += _ended(process, store, errors)
    numbers = [json.loads(line)["rows"] for line in seen]
    halves = [f"a reader saw {number} rows" for number in numbers if number % SIZE]
    store.files = _files(store)
    wrong, _ = store.examined()
    idle = [] if numbers and store.acknowledged else ["no import was made, or none was read"]
    findings = (*wrong, *errors, *halves, *idle)
    done = len(store.acknowledged)
    return [
        Proof(
            "imports by 4 processes, killed", done, done - len(wrong) - len(errors), len(wrong), findings=findings[:20]
        ),
        Proof("whole imports seen by 4 readers", len(numbers), len(numbers) - len(halves), 0),
        Proof("processes killed among them", kills, kills, 0),
    ]


def _files(store: Store) -> dict[str, int]:
    """Every import there is has seven rows, also one that was committed and not acknowledged."""
    from collections import defaultdict

    return defaultdict(lambda: SIZE, dict.fromkeys(store.acknowledged, SIZE))


def _started(store: Store, code: str, number: int) -> subprocess.Popen[str]:
    environment = os.environ | {"VISITSTATS_DATABASE": str(store.database), "PYTHONPATH": str(ROOT)}
    output = tempfile.TemporaryFile("w+")  # noqa: SIM115  a pipe would be full before its process is ended
    process = subprocess.Popen(
        [sys.executable, "-c", code, f"w{number}"], env=environment, stdout=output, stderr=subprocess.PIPE, text=True
    )
    process.output = output  # type: ignore[attr-defined]
    return process


def _is_silent(process: subprocess.Popen[str]) -> bool:
    """Whether a process that runs has said nothing yet."""
    output = process.output  # type: ignore[attr-defined]
    return process.poll() is None and os.fstat(output.fileno()).st_size == 0


def _ended(process: subprocess.Popen[str], store: Store, errors: list[str]) -> list[str]:
    """End a process with kill -9; what it said counts. A process that ended by itself is a finding."""
    if process.poll() is not None and process.stderr:
        errors.append(f"a process ended by itself: {process.stderr.read()[-300:]}")
    process.kill()
    process.wait()
    output = process.output  # type: ignore[attr-defined]
    output.seek(0)
    lines = [line for line in output.read().splitlines() if line.endswith("}")]
    output.close()
    store.heard("\n".join(line for line in lines if "event" in line))
    return [line for line in lines if "rows" in line]
