"""Backups are equal to the database, rotated and verified; a damaged database is replaced and the loss is named."""

import json
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.warehouse import audit, backup, connect, journal, keeper, move, recovery, snapshot
from visitstats.warehouse.connect import attached_copy


def bring(name: str, day: str = "2018-01-12") -> int:
    return access.commit_import(understood(table([visit(2, day)]), name=name), ANALYST)


def damage(file: Path) -> None:
    """Turn over bits in every block but the headers."""
    held = bytearray(file.read_bytes())
    for place in range(3 * 4096 + 100, len(held), 4096):
        held[place] ^= 0xFF
    file.write_bytes(bytes(held))


def everything() -> None:
    warehouse.build()
    for name in ("records_count", "imports", "visits_by_year"):
        warehouse.ask(name)


def visits() -> int:
    return int(warehouse.ask("records_count")["visits"].iloc[0])


def test_a_backup_made_in_use_is_equal_and_needs_nothing_else(duckdb_store: Path, tmp_path: Path) -> None:
    bring("first.xlsx")
    made = backup.make()
    assert (made.version, made.import_id, made.tables["visits"][0]) == (2, 1, 1)
    assert [each.path for each in backup.backups()] == [made.path]
    assert backup.verify(made.path) == made
    bring("second.xlsx", "2018-02-12")
    alone = backup.make(tmp_path / "elsewhere" / "moved.duckdb")
    assert backup.verify(alone.path).tables["visits"][0] == 2
    with attached_copy(alone.path) as copy:
        assert copy.execute("SELECT count(*) FROM store.imports").fetchall() == [(2,)]
    assert not list(tmp_path.rglob("*.part"))


def test_the_log_goes_with_a_backup_and_comes_back(duckdb_store: Path, tmp_path: Path, monkeypatch) -> None:
    audit.append("analyst@example.org", "export", "story", {"bytes": 7})
    bring("first.xlsx")
    moved = backup.make(tmp_path / "elsewhere" / "moved.duckdb")
    assert moved.tables[journal.TABLE][0] == 1
    audit.append("viewer@example.org", "sign_out", "0123abcd")
    before = audit.lines()
    recovery.restore(moved.path)  # here nothing is added twice, and what came later stays
    assert audit.lines() == before
    warehouse.close()
    monkeypatch.setenv("VISITSTATS_DATABASE", str(tmp_path / "other" / "visits.duckdb"))
    recovery.restore(moved.path)  # on another machine
    assert audit.lines() == before[:1]
    assert visits() == 1
    move.move(str(tmp_path / "third.duckdb"))
    assert audit.lines(tmp_path / "third.duckdb.audit.jsonl") == before[:1]
    with connect.cursor() as own:
        assert own.execute(journal.HERE, {"table": journal.TABLE}).fetchall() == [(0,)]
    assert backup.make().tables[journal.TABLE][0] == 1


def test_a_damaged_or_changed_backup_is_said_to_be_damaged(duckdb_store: Path) -> None:
    bring("first.xlsx")
    damaged, changed = backup.make(), backup.make()
    damage(damaged.path)
    note = changed.path.with_suffix(".json")
    note.write_text(note.read_text("utf-8").replace('"imports": [\n   1,', '"imports": [\n   2,'), "utf-8")
    for each in (damaged, changed):
        with pytest.raises(warehouse.NotReadable, match="is damaged"):
            backup.verify(each.path)


def test_old_backups_are_rotated_by_day_and_month(duckdb_store: Path) -> None:
    made = backup.make()
    note = json.loads(made.path.with_suffix(".json").read_text("utf-8"))
    now = datetime.fromisoformat(note["made_at"])
    moments = [now - timedelta(hours=hours) for hours in range(10)] + [
        now - timedelta(days=days) for days in range(400)
    ]
    for number, moment in enumerate(moments):
        path = made.path.with_name(f"visits-{number:04}.duckdb")
        path.write_bytes(b"")
        path.with_suffix(".json").write_text(json.dumps(note | {"made_at": moment.isoformat()}), "utf-8")
    backup.rotate()
    kept = sorted((each.made_at[:10] for each in backup.backups()), reverse=True)
    assert len(kept) == len(list(made.path.parent.glob("*.json"))) < 7 + 14 + 12
    assert {(now - timedelta(days=days)).isoformat()[:10] for days in range(14)} <= set(kept)
    assert {(now - timedelta(days=days)).isoformat()[:7] for days in range(330)} <= {day[:7] for day in kept}


@pytest.mark.parametrize("snapshot_too", [False, True])
def test_a_damaged_database_is_set_aside_and_the_loss_is_named(duckdb_store: Path, snapshot_too: bool) -> None:
    bring("first.xlsx")
    backup.make()
    bring("second.xlsx", "2018-02-12")
    assert snapshot.keep_snapshot()
    warehouse.close()
    damage(duckdb_store)
    if snapshot_too:
        damage(snapshot.snapshot_file(duckdb_store))
    with pytest.raises(warehouse.NotReadable):
        everything()
    done = recovery.restore()
    assert [change.files[0]["file_name"] for change in done.lost] == (["second.xlsx"] if snapshot_too else [])
    assert visits() == (1 if snapshot_too else 2)
    assert done.aside is not None
    assert (done.aside / duckdb_store.name).exists()
    bring("third.xlsx", "2018-03-12")
    assert recovery.accept_loss() == len(done.lost)
    assert recovery.lost() == []


def test_without_a_backup_nothing_is_touched(duckdb_store: Path) -> None:
    assert snapshot.keep_snapshot()
    warehouse.close()
    damage(duckdb_store)
    damage(snapshot.snapshot_file(duckdb_store))
    before = duckdb_store.read_bytes()
    with pytest.raises(warehouse.Refusal, match="no backup"):
        recovery.restore()
    assert duckdb_store.read_bytes() == before


def test_backups_follow_changes_and_days(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.keep_up()
    keeper.keep_up()
    assert len(backup.backups()) == 1
    bring("first.xlsx")
    keeper.keep_up()
    assert [each.import_id for each in backup.backups()] == [1, 0]
    monkeypatch.setattr(keeper, "DAY", timedelta(0))
    keeper.keep_up()
    assert len(backup.backups()) == 3


def test_the_background_makes_a_backup_after_an_import(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "SETTLE", 0.01)
    made = threading.Event()
    monkeypatch.setattr(backup, "rotate", made.set)
    keeper.start()
    try:
        bring("first.xlsx")
        assert made.wait(60)
    finally:
        keeper.stop()
    assert backup.backups()[0].import_id == 1


def test_trouble_with_backups_is_kept_in_words(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (duckdb_store.parent / "file").write_bytes(b"")
    monkeypatch.setenv("VISITSTATS_BACKUPS", str(duckdb_store.parent / "file" / "inside"))
    keeper.keep_up()
    assert "cannot be written" in str(keeper.trouble())
    monkeypatch.delenv("VISITSTATS_BACKUPS")
    keeper.keep_up()
    assert keeper.trouble() is None
