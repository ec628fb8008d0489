"""A fixed part of the mutated files, and every file that once did harm or ended its reader."""

import csv
import os
from pathlib import Path

import pytest

from proofs import fuzz
from proofs.fuzz import FINDS, LIMITS
from visitstats import warehouse
from visitstats.ingest.isolation import File, understand_files

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs the memory limit of POSIX")]


def test_mutated_files_end_in_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITSTATS_DATABASE", str(tmp_path / "visits.duckdb"))
    warehouse.build()
    proof, outcomes = fuzz.run(60, seed=2016)
    warehouse.close()
    assert proof.held, proof.findings
    assert sum(outcomes.values()) == 60
    assert len(outcomes) >= 3  # some are understood, some are refused


def test_the_same_seed_gives_the_same_file() -> None:
    sources = [path for folder in fuzz.SEEDS for path in sorted(folder.iterdir())]
    assert fuzz._file(sources, 7, 3).data == fuzz._file(sources, 7, 3).data
    assert fuzz._file(sources, 7, 3).data != fuzz._file(sources, 8, 3).data


def test_the_finds_end_as_expected() -> None:
    with (FINDS / "expected.csv").open(encoding="utf-8", newline="") as source:
        expected = dict(csv.reader(source))
    assert {path.name for path in FINDS.iterdir()} == set(expected) | {"expected.csv"}
    answers = understand_files([File((FINDS / name).read_bytes(), name) for name in expected], LIMITS)
    for (name, wanted), understood in zip(expected.items(), answers, strict=True):
        assert understood.outcome != "refused" or understood.reason in fuzz.CLEAN, name
        assert wanted in ("any", understood.reason), name
