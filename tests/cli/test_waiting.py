"""Rows that wait are listed and decided without a browser, and what is remembered there is used and said here."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from visitstats.cli import main
from visitstats.ingest import commit

Run = Callable[..., SimpleNamespace]
HEAD = ["Дата посещения", "Регион", "Учреждение", "Ведомство"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in this process, on a database of its own without demonstration data."""
    monkeypatch.setenv("VISITSTATS_DATABASE", str(tmp_path / "visits.duckdb"))
    monkeypatch.setattr(commit, "sample_files", list)

    def command(*arguments: object) -> SimpleNamespace:
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=said.out, stderr=said.err)

    return command


def register(file: Path, year: int) -> Path:
    """Two rows of an unknown region and one that is understood."""
    with file.open("w", encoding="utf-8", newline="") as out:
        regions = ("Акм-ая", "Костанайская область", "Акм-ая")
        rows = [[f"1{day}.03.{year}", region, f"Учреждение {day}", "МВД"] for day, region in enumerate(regions)]
        csv.writer(out).writerows([HEAD, *rows])
    return file


def answer(run: Run, *arguments: object) -> list[dict]:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_rows_are_listed_decided_remembered_and_taken_back(run: Run, tmp_path: Path) -> None:
    first = run("import", register(tmp_path / "a.csv", 2018), "--group", "GROUP-11")
    assert "1 visit." in first.stdout
    number = int(first.stdout.split("import ")[1].split(",")[0])
    (cause,) = answer(run, "waiting")
    known = {"problem": "region_unknown", "text": "Акм-ая", "rows": 2, "imports": str(number), "remembered": None}
    assert cause.pop("alike").split()[0] == "KZ-11"
    assert cause == known
    rows = answer(run, "waiting", "--rows", "--import", number)
    assert [(row["source_row"], row["file_name"]) for row in rows] == [(2, "a.csv"), (4, "a.csv")]
    told = ("decide", "region_unknown", "--text", "Акм-ая", "--as", "KZ-11")
    moved = run(*told, "--preview").stdout.splitlines()
    assert [line.split()[0] for line in moved] == ["year", "2018"]
    assert "No row waits for this" in run("decide", "date_invalid", "--as", "2018").stderr
    one = run(*told, "--row", rows[0]["visit_id"], "--remember")
    assert one.stdout.splitlines()[0].startswith("Decided for 1 row. `decide --take-back ")
    decision = answer(run, "waiting", "--decided")[0]["resolution_id"]

    second = run("import", register(tmp_path / "b.csv", 2019))
    assert "3 visits." in second.stdout
    assert "remembered from the last file of this form" in second.stdout
    assert "Decided before: “Акм-ая” – Akmola Region." in second.stdout
    assert "1 waiting row is answered by a remembered decision" in second.stdout
    assert "Decided for 1 row." in run("decide", "--remembered").stdout
    assert answer(run, "waiting", "--import", number) == []
    assert "its rows wait again" in run("decide", "--take-back", decision).stdout
    assert [row["remembered"] for row in answer(run, "waiting")] == ["KZ-11"]
    left = run("decide", "region_unknown", "--text", "Акм-ая", "--leave-out", "not_clarified")
    assert left.returncode == 0, left.stderr
    assert answer(run, "waiting") == []
