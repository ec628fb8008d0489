"""Published figures added, corrected and taken back, and differences explained, by those who may."""

from visitstats.access.actor import Actor, require
from visitstats.warehouse import published as store
from visitstats.warehouse.published import COUNTS, NOTES, Statement

__all__ = ["COUNTS", "NOTES", "Statement", "add", "note", "withdraw"]


def add(statement: Statement, actor: Actor) -> int:
    """Put a published figure beside the others, or correct one; returns its number. Raises Denied, Refusal."""
    require(actor, "reconcile")
    return store.add(statement, actor.name)


def withdraw(statement_id: int, actor: Actor) -> None:
    """Take back a figure that was added here. Raises Denied, NotFound, Refusal."""
    require(actor, "reconcile")
    store.withdraw(statement_id, actor.name)


def note(year: int, state: str, reason: str, actor: Actor) -> None:
    """Explain or accept the difference of a year, or open it again. Raises Denied, Refusal."""
    require(actor, "reconcile")
    store.note(year, state, reason, actor.name)
