"""Lists of the institutions in the mandate, imported, withdrawn and restored by those who may."""

from collections.abc import Mapping, Sequence
from typing import Any

from visitstats.access.actor import Actor, require
from visitstats.warehouse import mandate as store


def import_list(
    file_name: str, sha256: str, rows: Sequence[Mapping[str, Any]], actor: Actor, demonstration: bool = False
) -> int:
    """Store a list of institutions; returns its number. Raises Denied, Refusal."""
    require(actor, "list_mandate")
    return store.import_list(file_name, sha256, rows, actor.name, demonstration)


def withdraw_list(list_id: int, actor: Actor) -> None:
    """Take a list back: the one before it holds again. Raises Denied, NotFound."""
    require(actor, "list_mandate")
    store.set_state(list_id, "withdrawn", actor.name)


def restore_list(list_id: int, actor: Actor) -> None:
    """Put a withdrawn list back into force. Raises Denied, NotFound."""
    require(actor, "list_mandate")
    store.set_state(list_id, "in_force", actor.name)
