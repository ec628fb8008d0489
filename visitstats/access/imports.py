"""Imports as an actor keeps them under control: previews, corrected versions of files, decisions about waiting rows."""

from collections.abc import Mapping, Sequence

import pandas as pd

from visitstats.access.actor import Actor, needs
from visitstats.warehouse import package as packing
from visitstats.warehouse import preview, waiting, write
from visitstats.warehouse import replace as replacing
from visitstats.warehouse.package import Package, Understood


@needs("withdraw")
def preview_withdraw(import_id: int, actor: Actor) -> pd.DataFrame:  # noqa: ARG001  `needs` reads the actor
    """The years whose numbers withdrawing would move; see `warehouse.preview`. Raises Denied, NotFound."""
    return preview.rehearse(lambda own: write.put_state(own, import_id, "withdrawn"))


@needs("withdraw")
def preview_restore(import_id: int, actor: Actor) -> pd.DataFrame:  # noqa: ARG001
    """The years whose numbers restoring would move. Raises Denied, NotFound, AlreadyImported, Refusal."""
    return preview.rehearse(lambda own: write.put_state(own, import_id, "in_force"))


@needs("mark_years")
def preview_complete(year: int, complete: bool, actor: Actor) -> pd.DataFrame:  # noqa: ARG001
    """What marking a year complete or incomplete would move. Raises Denied, Refusal (the year is not over)."""
    if complete:
        write.refuse_unfinished(year)
    return preview.rehearse(lambda own: write.put_year(own, year, complete))


@needs("import")
def preview_import(
    understanding: Understood,
    actor: Actor,
    group_code: str | None = None,
    years: Mapping[int, int] | None = None,
) -> pd.DataFrame:
    """The years whose numbers an import would move. Raises as `commit_import` does."""
    package = Package(understanding, group_code, years=years or {})
    packing.check(package)
    return preview.rehearse(lambda own: write.store(own, write.next_numbers(own, 1), [package], actor.name))


@needs("import")
def replace_import(
    old_import_id: int,
    understanding: Understood,
    actor: Actor,
    group_code: str | None = None,
    years: Mapping[int, int] | None = None,
) -> int:
    """Store a corrected version of a file in the place of an import, in one transaction; returns the new number.

    Raises Denied, NotFound, AlreadyImported, YearMissing, Refusal (no table, demonstration data, the very same file).
    """
    return replacing.replace(old_import_id, Package(understanding, group_code, years=years or {}), actor.name)


@needs("import")
def preview_replace(
    old_import_id: int,
    understanding: Understood,
    actor: Actor,
    group_code: str | None = None,
    years: Mapping[int, int] | None = None,
) -> replacing.Difference:
    """Rows added, removed and changed, and the numbers of each year. Raises as `replace_import` does."""
    return replacing.difference(old_import_id, Package(understanding, group_code, years=years or {}), actor.name)


@needs("withdraw")
def undo_replace(import_id: int, actor: Actor) -> int:
    """Withdraw a corrected version and restore what it replaced, in one transaction; returns the restored import.

    Raises Denied, NotFound, AlreadyImported, Refusal (it replaced nothing or is withdrawn).
    """
    return replacing.undo(import_id, actor.name)


@needs("withdraw")
def preview_undo_replace(import_id: int, actor: Actor) -> pd.DataFrame:  # noqa: ARG001
    """The years whose numbers that would move. Raises as `undo_replace` does."""
    return preview.rehearse(lambda own: replacing.put_former_back(own, import_id))


@needs("import")
def resolve_waiting(visit_ids: Sequence[int], dimension: str, value: str, actor: Actor) -> int:
    """Say what waiting rows mean in a dimension; see `warehouse.waiting.resolve`. Raises Denied, NotFound, Refusal."""
    return waiting.resolve(visit_ids, dimension, value, actor.name)


@needs("import")
def preview_resolve(visit_ids: Sequence[int], dimension: str, value: str, actor: Actor) -> pd.DataFrame:
    """The years whose numbers this decision would move. Raises as `resolve_waiting` does."""
    waiting.check_value(dimension, value)
    return preview.rehearse(lambda own: waiting.put(own, visit_ids, "correct", dimension, value, actor.name))


@needs("import")
def discard_waiting(visit_ids: Sequence[int], reason: str, actor: Actor) -> int:
    """Leave waiting rows out for good, for one of `warehouse.waiting.REASONS`. Raises Denied, NotFound, Refusal."""
    return waiting.discard(visit_ids, reason, actor.name)


@needs("import")
def take_back(resolution_id: int, actor: Actor) -> None:
    """Undo one decision about waiting rows. Raises Denied, NotFound."""
    waiting.take_back(resolution_id, actor.name)
