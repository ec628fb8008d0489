"""A file's waiting rows go back to the sender, and the corrected version takes its place: typed as a person would."""

from pathlib import Path

import openpyxl

from tests.cli.conftest import ROOT, Run

FILE = ROOT / "tests" / "spreadsheets" / "files" / "Журнал 2015-2016.csv"


def test_rows_go_back_and_a_corrected_version_replaces_them(run: Run, tmp_path: Path) -> None:
    brought = run("import", FILE)
    assert "49 visits" in brought.stdout
    number = brought.stdout.split("import ")[1].split(",")[0]
    out = tmp_path / "back.xlsx"
    assert run("export", "problems", "--import", number, "--lang", "kk", "--out", out).stdout.strip() == str(out)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=5)] == [15, 28, 40]
    assert run("export", "problems").returncode == 2
    assert "No row of import 99" in run("export", "problems", "--import", "99").stderr
    moved = run("withdraw", number, "--preview").stdout.splitlines()
    assert [line.split()[0] for line in moved] == ["year", "2015", "2016"]

    corrected = tmp_path / FILE.name
    text = FILE.read_bytes().decode("cp1251").replace("31.06.2015", "30.06.2015")
    corrected.write_bytes(text.encode("cp1251"))
    replaced = run("import", "--replaces", number, corrected)
    assert f"replaces import {number}" in replaced.stdout
    assert "50 visits" in replaced.stdout
    states = run("imports", "--format", "csv").stdout.splitlines()
    assert ["replaced" in line for line in states if line.startswith(f"{number},")] == [True]
