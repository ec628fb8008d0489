"""The command `export`, in this process, over the small answers."""

import zipfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.export.answers import Answers
from visitstats import cli
from visitstats.cli import export

RECORDS = ["visit_id", "date", "year", "institution", "visits", "demonstration"]


def _ask(_actor: object, name: str, **params: Any) -> pd.DataFrame:
    if name == "records":
        return pd.DataFrame([[1, None, 2016, "Demonstration colony 1", 1, True]], columns=RECORDS)
    return Answers()(name, **params)


@pytest.fixture(autouse=True)
def _small_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(export.access, "ask", _ask)
    monkeypatch.setattr(export, "reading", nullcontext)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("deck", "visits-2016-kk-deck.pptx"),
        ("workbook", "visits-2016-kk-workbook.xlsx"),
        ("data", "visits-2016-kk-data.zip"),
    ],
)
def test_one_command_makes_one_file(kind: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", kind, "--lang", "kk", "--year", "2016"]) == 0
    assert capsys.readouterr().out.strip() == name
    assert zipfile.is_zipfile(name)


def test_the_story_opens_in_the_language_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "hall.html"
    assert cli.main(["export", "story", "--lang", "ru", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="ru"')


def test_what_cannot_be_done_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "deck", "--year", "1999"]) == 2
    assert "There are statistics for 2012 to 2026, not for 1999." in capsys.readouterr().err
    assert cli.main(["export", "deck", "--languages", "kk,de"]) == 2
    assert cli.main(["export", "deck", "--out", str(tmp_path / "no" / "deck.pptx")]) == 1
    assert "cannot be written" in capsys.readouterr().err
