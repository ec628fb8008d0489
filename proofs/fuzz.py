"""Mutated hostile files: each ends in an answer, and nothing of it reaches the disk or stops the process that asks.

    python -m proofs.fuzz [--files 10000] [--seed N]

What did harm, and what ended the process that reads, is kept under tests/hostile/finds with the outcome that is
expected of it; the tests replay the finds.
"""

import argparse
import csv
import hashlib
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from proofs.mutate import mutated
from proofs.report import Proof, table
from visitstats import access, warehouse
from visitstats.ingest import commit, isolation
from visitstats.ingest.answer import answer, explain
from visitstats.ingest.isolation import File, Limits, understand_files
from visitstats.ingest.model import Understanding
from visitstats.settings import ROOT
from visitstats.texts import use_language

SEEDS = (ROOT / "tests" / "spreadsheets" / "files", ROOT / "data" / "sample")
FINDS = ROOT / "tests" / "hostile" / "finds"
LIMITS = Limits(memory_mb=1024, seconds=15)
CLEAN = {"password_protected", "corrupt", "not_a_spreadsheet", "empty", "no_visit_table", "too_large"}
CONTAINED = {
    isolation.BROKEN.text: "worker ended",
    isolation.SLOW.text: "too slow",
    isolation.BIG.text: "too much memory",
}
BATCH = 100
STORED = 10  # of so many files that are understood one is also imported, and the pages' questions asked


def main() -> int:
    """Try the files and print what became of them; 1 if one of them did harm."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.files} files", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VISITSTATS_DATABASE"] = str(Path(folder) / "visits.duckdb")
        warehouse.build()
        proof, outcomes = run(options.files, options.seed, keep=True)
        warehouse.close()
    print(table([proof]))
    print("\n".join(f"{number:7} {outcome}" for outcome, number in outcomes.most_common()))
    return int(not proof.held)


def run(files: int, seed: int, keep: bool = False) -> tuple[Proof, Counter[str]]:
    """Try so many files of a seed. Imports go into the database that the settings name."""
    sources = [path for folder in SEEDS for path in sorted(folder.iterdir()) if path.suffix != ".md"]
    outcomes: Counter[str] = Counter()
    findings: list[str] = []
    slowest, before = 0.0, _left_behind()
    for first in range(0, files, BATCH):
        batch = [_file(sources, seed, number) for number in range(first, min(files, first + BATCH))]
        began = time.monotonic()
        wrong = _tried(batch, outcomes, first, keep)
        slowest = max(slowest, (time.monotonic() - began) / len(batch))
        for file, problem in wrong:
            findings.append(f"{file.name}: {problem}")
            if keep:
                _keep(file, "")
    findings += [f"left on the disk: {path}" for path in sorted(_left_behind() - before)]
    proof = Proof("mutated files", files, files - len(findings), 0, slowest, LIMITS.seconds, tuple(findings[:20]))
    return proof, outcomes


def _file(sources: list[Path], seed: int, number: int) -> File:
    """The file of this number: the same for the same seed, whatever came before it."""
    chance = random.Random(f"{seed} {number}")
    source, other = chance.choice(sources), chance.choice(sources)
    return File(mutated(source.read_bytes(), other.read_bytes(), chance), f"{seed}-{number}{source.suffix}")


def _tried(batch: list[File], outcomes: Counter[str], first: int, keep: bool) -> list[tuple[File, str]]:
    try:
        answers = understand_files(batch, LIMITS)
    except Exception:  # noqa: BLE001  whatever it is, it is a finding
        return [(batch[0], traceback.format_exc(limit=3))]
    wrong = []
    for place, (file, understood) in enumerate(zip(batch, answers, strict=True)):
        name = outcome(understood)
        outcomes[name] += 1
        if "(" in name and keep:
            _keep(file, str(understood.reason))
        problem = _problem(understood, store=(first + place) % STORED == 0)
        if problem:
            wrong.append((file, problem))
    return wrong


def outcome(understood: Understanding) -> str:
    """ready, review, or the reason of a refusal; with how the reader was stopped, where it was."""
    if understood.outcome != "refused":
        return understood.outcome
    stopped = [CONTAINED[reason.text] for reason in understood.why if reason.text in CONTAINED]
    return f"{understood.reason} ({stopped[0]})" if stopped else str(understood.reason)


def _problem(understood: Understanding, store: bool) -> str | None:
    """What is wrong with an answer: not of the known words, cannot be said, cannot be stored."""
    try:
        if understood.outcome == "refused" and understood.reason not in CLEAN:
            return f"unknown reason {understood.reason}"
        json.dumps(answer(understood), ensure_ascii=False)
        for language in ("kk", "ru", "en"):
            with use_language(language):
                explain(understood)
        if store and understood.tables:
            _stored(understood)
    except Exception:  # noqa: BLE001  whatever it is, it is a finding
        return traceback.format_exc(limit=4)
    return None


def _stored(understood: Understanding) -> None:
    try:
        number = commit.commit(understood, access.LOCAL, years={each.number: 2018 for each in understood.tables})
    except warehouse.Refusal:
        return
    for question in ("visits_by_year", "visits_by_region", "visits_by_ministry", "imports"):
        warehouse.ask(question)
    access.withdraw(number, access.LOCAL)


def _left_behind() -> set[Path]:
    """What stands in the folders into which a hostile file could write."""
    return {path for folder in (Path(tempfile.gettempdir()), ROOT, ROOT.parent) for path in folder.glob("*pwned*")}


def _keep(file: File, expected: str) -> None:
    """Keep a file that stopped its reader, with its outcome, or one that did harm: any clean answer is expected."""
    FINDS.mkdir(exist_ok=True)
    name = hashlib.sha256(file.data).hexdigest()[:12] + Path(file.name).suffix
    if not (FINDS / name).exists():
        (FINDS / name).write_bytes(file.data)
        with (FINDS / "expected.csv").open("a", newline="", encoding="utf-8") as target:
            csv.writer(target, lineterminator="\n").writerow((name, expected or "any"))


if __name__ == "__main__":
    sys.exit(main())
