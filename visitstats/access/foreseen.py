"""What an import would change before it is made: numbers by year, rows that are stored already, rows that wait."""

from collections.abc import Mapping

from visitstats.access.actor import Actor, require
from visitstats.warehouse.foreseen import Foreseen, foresee
from visitstats.warehouse.package import Package, Understood

__all__ = ["Foreseen", "foresee_import"]


def foresee_import(
    understanding: Understood,
    actor: Actor,
    group_code: str | None = None,
    years: Mapping[int, int] | None = None,
) -> Foreseen:
    """Try an import and take it back. Raises as `commit_import` does."""
    require(actor, "import")
    return foresee(Package(understanding, group_code, years=years or {}), actor.name)
