"""Bytes turned over in the database and in its log, and a log cut off: no wrong answer, recovered, the loss named."""

import os
import random
import shutil
import tempfile
import time
from pathlib import Path

from proofs.registers import register
from proofs.report import Proof
from visitstats import access, warehouse
from visitstats.ingest import commit
from visitstats.ingest.isolation import understand_file
from visitstats.warehouse import backup, connect, recovery, snapshot
from visitstats.warehouse.fingerprint import Fingerprint, fingerprint

RECOVERED = 60.0  # seconds within which the latest copy stands in the place of the damaged database
KINDS = ("in the database", "in its log", "in database and copy", "log cut off")


def run(rounds: int, seed: int) -> list[Proof]:
    """So many rounds of each kind."""
    with tempfile.TemporaryDirectory() as name:
        ready = Path(name) / "ready"
        held = prepare(ready)
        return [_proof(kind, ready, held, rounds, seed) for kind in KINDS]


def prepare(folder: Path) -> Fingerprint:
    """A database with a backup, two imports after it, and a log that no checkpoint has taken in; what it holds."""
    folder.mkdir()
    os.environ["VISITSTATS_DATABASE"] = str(folder / "visits.duckdb")
    os.environ["VISITSTATS_BACKUPS"] = ""
    kept = snapshot.SETTLE, snapshot.LONGEST
    snapshot.SETTLE = snapshot.LONGEST = 600  # no copy is made by itself
    _bring("first", 300)
    backup.make()
    _bring("second", 200)
    snapshot.keep_snapshot()
    try:
        _bring("third", 100)
        with connect.cursor() as own:
            held = fingerprint(own)
        shutil.copyfile(f"{folder / 'visits.duckdb'}.wal", folder / "log")
    finally:
        snapshot.SETTLE, snapshot.LONGEST = kept
    # The log as a power failure leaves it: closing takes it into the file, so both are copied before.
    shutil.copyfile(folder / "visits.duckdb", folder / "file")
    warehouse.close()
    (folder / "file").replace(folder / "visits.duckdb")
    (folder / "log").replace(folder / "visits.duckdb.wal")
    return held


def _bring(name: str, rows: int) -> None:
    warehouse.build()
    commit.commit(understand_file(register(name, rows), f"{name}.csv"), access.LOCAL)


def _proof(kind: str, ready: Path, held: Fingerprint, rounds: int, seed: int) -> Proof:
    chance, findings, slowest = random.Random(f"{seed} {kind}"), [], 0.0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "store"
            shutil.copytree(ready, folder)
            wrong, seconds = one(kind, folder, held, chance)
            findings += [f"round {number}: {each}" for each in wrong]
            slowest = max(slowest, seconds)
    bad = len({finding.split(":")[0] for finding in findings})
    what = f"bytes turned over {kind}" if "cut" not in kind else kind
    return Proof(what, rounds, rounds - bad, len(findings), slowest, RECOVERED, tuple(findings[:20]))


def one(kind: str, folder: Path, held: Fingerprint, chance: random.Random) -> tuple[list[str], float]:
    """One damage, then the start, and the recovery where it is needed; what is wrong afterwards, and its seconds."""
    file = folder / "visits.duckdb"
    os.environ["VISITSTATS_DATABASE"] = str(file)
    _harm(kind, file, chance)
    began = time.monotonic()
    try:
        found = _whole()
    except warehouse.NotReadable:
        recovery.restore()
        found = _whole()
    finally_lost = [each for change in recovery.lost() for each in change.files]
    warehouse.close()
    missing = held["visits"][0] - found["visits"][0]
    named = sum(int(each["visits"]) for each in finally_lost)
    wrong = [] if missing == named else [f"{missing} visits are missing, {named} are named"]
    if not missing and found["visits"] != held["visits"]:
        wrong.append("the records differ")
    return wrong, time.monotonic() - began


def _whole() -> Fingerprint:
    """Start, and read everything: damage shows here or not at all."""
    warehouse.build()
    warehouse.ask("visits_by_year")
    recovery.read_whole()
    with connect.cursor() as own:
        return fingerprint(own)


def _harm(kind: str, file: Path, chance: random.Random) -> None:
    log, copy = Path(f"{file}.wal"), snapshot.snapshot_file(file)
    if kind == "log cut off":
        held = log.read_bytes()
        log.write_bytes(held[: chance.randrange(len(held))])
    elif kind == "in its log":
        _turn_over(log, chance)
    else:
        _turn_over(file, chance)
    if kind == "in database and copy":
        _turn_over(copy, chance)


def _turn_over(path: Path, chance: random.Random) -> None:
    """1 to 4,096 bytes in one place become others."""
    held = bytearray(path.read_bytes())
    first = chance.randrange(len(held))
    for place in range(first, min(len(held), first + chance.choice((1, 1, 16, 512, 4096)))):
        held[place] ^= chance.randrange(1, 256)
    path.write_bytes(bytes(held))
