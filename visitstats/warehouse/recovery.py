"""A damaged database: set aside, replaced by the latest copy that is whole, and what is lost is named."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from visitstats.texts import mark
from visitstats.warehouse import backup, committed, connect
from visitstats.warehouse.backup import Backup
from visitstats.warehouse.build import build
from visitstats.warehouse.committed import Change, sync_folder
from visitstats.warehouse.errors import NotReadable, Refusal
from visitstats.warehouse.fingerprint import fingerprint
from visitstats.warehouse.location import database_file, is_lake
from visitstats.warehouse.snapshot import snapshot_file, snapshot_version
from visitstats.warehouse.turns import WRITING

ASIDE = "set-aside"
ENDS = ("", ".wal", ".wal.checkpoint", ".checkpoint.wal", ".wal.recovery", ".tmp")


@dataclass(frozen=True)
class Recovered:
    """What was put in place, where the files before it lie now, and the changes that it does not hold."""

    backup: Backup
    aside: Path | None
    lost: list[Change]


def lost() -> list[Change]:
    """The committed changes that the database does not hold; see `committed.missing`."""
    with connect.cursor() as own:
        return committed.missing(own)


def read_whole() -> None:
    """Read every row of every table. Raises NotReadable where a block is damaged."""
    with connect.cursor() as own:
        fingerprint(own)


def accept_loss() -> int:
    """Take note of the losses, so that they are not named again; returns how many there were."""
    with connect.cursor() as own:
        return committed.accept(own)


def restore(path: Path | None = None) -> Recovered:
    """Put a backup, or the latest copy that is whole, in the place of the database, which is set aside, not removed.

    Raises Held where another process holds the database, NotReadable for a damaged backup, Refusal where there is none.
    """
    file = database_file()
    if file is None or is_lake():
        raise Refusal(
            mark("A database on several machines is filled from one file by the command {command}."), command="move"
        )
    with WRITING:
        _refuse_if_held()
        chosen = backup.verify(path) if path else _latest_whole(file)
        new = _copied(chosen.path, file)
        connect.close()
        aside = _set_aside(file)
        new.replace(file)
        sync_folder(file.parent)
        build()
        return Recovered(chosen, aside, lost())


def _refuse_if_held() -> None:
    try:
        with connect.cursor():
            return
    except NotReadable:
        return


def _latest_whole(file: Path) -> Backup:
    """The copy made after the last commit or a backup: the one that reaches furthest and is whole."""
    candidates = [(snapshot_version(file), snapshot_file(file))]
    candidates += [(each.version, each.path) for each in backup.backups()]
    for _, path in sorted(candidates, key=lambda each: each[0], reverse=True):
        try:
            if path.exists():
                return backup.verify(path)
        except NotReadable:
            continue
    raise Refusal(mark("There is no backup that can be read."))


def _copied(source: Path, file: Path) -> Path:
    new = file.with_name(file.name + ".restored")
    shutil.copyfile(source, new)
    with new.open("rb+") as handle:
        os.fsync(handle.fileno())
    return new


def _set_aside(file: Path) -> Path | None:
    """Move the database with its log out of the way; returns the folder, or None if there was no file."""
    found = [path for end in ENDS if (path := file.with_name(file.name + end)).exists()]
    if not found:
        return None
    target = file.parent / ASIDE / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    target.mkdir(parents=True)
    for path in found:
        path.replace(target / path.name)
    return target
