"""Backups and what is put back from them: for those who may administer the product."""

from pathlib import Path

from visitstats.access.actor import Actor, require
from visitstats.access.events import audit
from visitstats.warehouse import backup, recovery
from visitstats.warehouse import move as moving
from visitstats.warehouse.backup import Backup
from visitstats.warehouse.committed import Change
from visitstats.warehouse.fingerprint import Fingerprint
from visitstats.warehouse.recovery import Recovered


def back_up(actor: Actor, to: Path | None = None) -> Backup:
    """Make a verified backup, or the same as one file elsewhere. Raises Denied, Refusal."""
    require(actor, "administer")
    made = backup.make(to)
    audit(actor, "backup", f"import {made.import_id}", bytes=made.size)
    return made


def backups(actor: Actor) -> list[Backup]:
    """The backups, the latest first. Raises Denied."""
    require(actor, "administer")
    return backup.backups()


def verify(actor: Actor, path: Path) -> Backup:
    """Read a backup whole and compare it with its note. Raises Denied, NotReadable."""
    require(actor, "administer")
    return backup.verify(path)


def recover(actor: Actor, path: Path | None = None) -> Recovered:
    """Put a backup, or the latest copy that is whole, in the place of the database. Raises Denied, Refusal."""
    require(actor, "administer")
    done = recovery.restore(path)
    audit(actor, "recover", f"import {done.backup.import_id}")
    return done


def losses(actor: Actor) -> list[Change]:
    """The committed changes that the database does not hold. Raises Denied."""
    require(actor, "administer")
    return recovery.lost()


def examine(actor: Actor) -> list[Change]:
    """Read every row of the database, then name the changes that it does not hold. Raises Denied, NotReadable."""
    require(actor, "administer")
    recovery.read_whole()
    return recovery.lost()


def accept_losses(actor: Actor) -> int:
    """Take note of them, so that they are not named again; returns how many there were. Raises Denied."""
    require(actor, "administer")
    lost = recovery.accept_loss()
    audit(actor, "accept_losses", changes=lost)
    return lost


def move(actor: Actor, to: str, data_path: str = "") -> Fingerprint:
    """Copy everything to another place, and compare; see `warehouse.move`. Raises Denied, Held, Refusal."""
    require(actor, "administer")
    held = moving.move(to, data_path)
    audit(actor, "move", rows=held["visits"][0])
    return held
