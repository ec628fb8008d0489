"""Changes made by an actor, each after a look at the actor's role; the ledger keeps the actor's name."""

from collections.abc import Mapping, Sequence

from visitstats.access.actor import Actor, require
from visitstats.warehouse import write
from visitstats.warehouse.package import Package, Understood


def commit_import(
    understanding: Understood,
    actor: Actor,
    group_code: str | None = None,
    demonstration: bool = False,
    years: Mapping[int, int] | None = None,
) -> int:
    """Store an understood file; returns its import number.

    `years` answers, by table number, the year of tables that do not say it.
    Raises Denied, AlreadyImported, YearMissing, Refusal (no table of visits).
    """
    require(actor, "import")
    package = Package(understanding, group_code, demonstration, years or {})
    return write.commit_imports([package], actor.name)[0]


def commit_demonstration(understandings: Sequence[Understood], actor: Actor) -> list[int]:
    """Store files of demonstration data, all or none. Raises Denied, AlreadyImported."""
    require(actor, "import")
    return write.commit_imports([Package(each, demonstration=True) for each in understandings], actor.name)


def withdraw(import_id: int, actor: Actor) -> None:
    """Take an import out of every number; it stays listed. Raises Denied, NotFound."""
    require(actor, "withdraw")
    write.withdraw(import_id, actor.name)


def restore(import_id: int, actor: Actor) -> None:
    """Put a withdrawn import back into force. Raises Denied, NotFound, AlreadyImported."""
    require(actor, "withdraw")
    write.restore(import_id, actor.name)


def mark_complete(year: int, actor: Actor) -> None:
    """Say that the records of a year are all there. Raises Denied, Refusal (the year is not over)."""
    require(actor, "mark_years")
    write.mark_complete(year, actor.name)


def mark_incomplete(year: int, actor: Actor) -> None:
    """Take back that the records of a year are all there. Raises Denied."""
    require(actor, "mark_years")
    write.mark_incomplete(year, actor.name)
