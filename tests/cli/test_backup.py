"""The commands backup, verify, restore and move, as a person types them."""

import json
from pathlib import Path

from tests.cli.conftest import ROOT, Run

FILES = ROOT / "tests" / "spreadsheets" / "files"


def test_a_backup_is_made_verified_and_put_back(run: Run, database: Path, tmp_path: Path) -> None:
    target = tmp_path / "one file.duckdb"
    made = run("backup", "--to", target)
    assert (made.returncode, made.stdout.strip()) == (0, str(target)), made.stderr
    assert run("import", FILES / "Журнал 2015-2016.csv").returncode == 0
    kept = sorted((database.parent / "backups").glob("*.duckdb"))
    assert kept  # an import makes a backup by itself

    checked = run("verify")
    assert checked.returncode == 0, checked.stderr
    assert "Nothing that was committed is missing." in checked.stdout
    assert str(kept[-1]) in checked.stdout

    back = run("restore", target)
    assert back.returncode == 0, back.stderr
    assert "set-aside" in back.stdout
    assert "1 change is missing:" in back.stderr
    assert "Журнал 2015-2016.csv" in back.stderr
    assert run("verify", "--lang", "kk").returncode == 1

    assert run("restore", "last").returncode == 0  # the backup made after the import reaches further
    assert run("verify").returncode == 0


def test_what_cannot_be_restored_is_said_in_words(run: Run, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(b"not a database" * 1000)
    for command in ("restore", "verify"):
        done = run(command, damaged)
        assert (done.returncode, done.stderr.strip()) == (1, "The database damaged.duckdb is damaged.")
    assert run("restore", tmp_path / "nowhere.duckdb").returncode == 1
    assert run("restore", "99").stderr.strip() == "There is no import 99."


def test_a_move_copies_everything_and_is_noted(run: Run, database: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "copy.duckdb"
    done = run("move", "--to", target)
    assert done.returncode == 0, done.stderr
    assert "both stores are equal" in done.stdout
    (log,) = database.parent.glob(f"{database.name}.*audit*")
    noted = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [line["counts"]["rows"] > 0 for line in noted if line["action"] == "move"] == [True]
    again = run("move", "--to", target)
    assert (again.returncode, again.stderr.strip()) == (1, "There is a database already where the copy should go.")
