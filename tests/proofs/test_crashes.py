"""The proofs at a few fixed points; `make prove` runs hundreds of rounds at random ones."""

import os
import random
import resource
import shutil
from pathlib import Path

import pytest

from proofs import damage, disk
from proofs.registers import register
from proofs.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and limits are of POSIX")]
STEPS = ("run 1", "run 6", "note 1", "keep_snapshot 1")  # before anything, in the marts, after the commit, the copy


@pytest.fixture(autouse=True)
def _own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VISITSTATS_DATABASE", str(tmp_path / "visits.duckdb"))
    monkeypatch.setenv("VISITSTATS_BACKUPS", "")


def test_an_import_that_is_killed_at_any_step_is_there_or_not(tmp_path: Path) -> None:
    store = Store(tmp_path / "visits.duckdb")
    for number, step in enumerate(STEPS):
        name = f"{number}.csv"
        (tmp_path / name).write_bytes(register(name, 20))
        store.files[name] = 20
        waiting = [tmp_path / each for each in store.files if each not in store.acknowledged]
        worker = store.worker("--die", step, *waiting)
        output, errors = worker.communicate(timeout=120)
        assert worker.returncode == -9, errors
        store.heard(output)
        wrong, _ = store.examined()
        assert wrong == []
    output, errors = store.worker(*(tmp_path / name for name in store.files)).communicate(timeout=120)
    assert [each["event"] for each in store.heard(output)[1:]].count("known") >= 1, errors
    assert store.examined()[0] == []
    assert store.acknowledged == set(store.files)


def test_a_full_disk_refuses_in_words_and_changes_nothing(tmp_path: Path) -> None:
    built = disk.prepare(tmp_path / "built")
    size = built.database.stat().st_size
    for number, limit in enumerate((50_000, size + 50_000)):
        assert disk.refused_and_stored(built, tmp_path / str(number), limit) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY  # only the worker was limited


def test_damaged_bytes_are_never_a_wrong_answer(tmp_path: Path) -> None:
    held = damage.prepare(tmp_path / "ready")
    for kind in damage.KINDS:
        chance = random.Random(2016)
        for number in range(3):
            folder = tmp_path / f"{kind} {number}"
            shutil.copytree(tmp_path / "ready", folder)
            assert damage.one(kind, folder, held, chance)[0] == []
