"""The list of changes beside the database names what the database no longer holds."""

import shutil
from pathlib import Path

import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.warehouse import committed, connect


def bring(name: str, day: str = "2018-01-12") -> int:
    return access.commit_import(understood(table([visit(2, day)]), name=name), ANALYST)


def lost() -> list[tuple[str, list[str]]]:
    with connect.cursor() as own:
        return [(each.action, [file["file_name"] for file in each.files]) for each in committed.missing(own)]


def go_back_to(copy: Path, store: Path) -> None:
    warehouse.close()
    shutil.copyfile(copy, store)
    warehouse.build()


def test_changes_that_a_restored_file_does_not_hold_are_named(duckdb_store: Path, tmp_path: Path) -> None:
    bring("kept.xlsx")
    warehouse.close()
    shutil.copyfile(duckdb_store, tmp_path / "copy")
    warehouse.build()
    bring("second.xlsx", "2018-02-12")
    access.withdraw(1, ANALYST)
    assert lost() == []
    go_back_to(tmp_path / "copy", duckdb_store)
    assert lost() == [("import", ["second.xlsx"]), ("withdraw", [])]
    bring("third.xlsx", "2018-03-12")  # takes the number of the lost import, and is another change
    assert lost() == [("import", ["second.xlsx"]), ("withdraw", [])]
    bring("second.xlsx", "2018-02-12")  # imported again: no longer a loss
    assert lost() == [("withdraw", [])]
    with connect.cursor() as own:
        assert committed.accept(own) == 1
    assert lost() == []
    go_back_to(tmp_path / "copy", duckdb_store)
    assert ("import", ["third.xlsx"]) in lost()


def test_a_line_that_was_cut_off_is_passed_over_and_what_was_not_written_is_added(duckdb_store: Path) -> None:
    bring("first.xlsx")
    path = duckdb_store.with_name(duckdb_store.name + committed.END)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])  # the process ended while it wrote the line
    warehouse.close()
    warehouse.build()
    assert [change.files[0]["file_name"] for change in committed.read(path) if change.files] == ["first.xlsx"]
    assert lost() == []


def test_a_list_that_cannot_be_written_stops_no_import(
    duckdb_store: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(committed, "_append", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        assert bring("first.xlsx") == 1
    assert "cannot be written" in caplog.text
    bring("second.xlsx", "2018-02-12")
    path = duckdb_store.with_name(duckdb_store.name + committed.END)
    written = [change.files[0]["file_name"] for change in committed.read(path) if change.files]
    assert written == ["first.xlsx", "second.xlsx"]
