"""From an understood file to the database; and the start of the product, which brings in the demonstration data."""

import logging
import threading
from collections.abc import Mapping
from pathlib import Path

from visitstats import warehouse
from visitstats.access import LOCAL, Actor, mandate
from visitstats.access import write as access_write
from visitstats.access.imports import replace_import
from visitstats.ingest.isolation import File, understand_files
from visitstats.ingest.lists import read_list
from visitstats.ingest.model import Understanding
from visitstats.settings import settings

LIST = "demonstration_institutions.csv"
SAMPLES = (".xlsx", ".xls", ".ods", ".csv")

log = logging.getLogger(__name__)
_starting = threading.Lock()


def commit(
    understanding: Understanding,
    actor: Actor,
    group_code: str | None = None,
    years: Mapping[int, int] | None = None,
    replaces: int | None = None,
) -> int:
    """Store what was understood of a file; returns the import's number.

    `group_code` names the sending group; `years` answers, by table number, the year of tables that do not say it;
    `replaces` is the import whose rows the file, a corrected version, takes the place of.
    Raises access.Denied, warehouse.AlreadyImported, warehouse.YearMissing, warehouse.Refusal.
    """
    if replaces is not None:
        return replace_import(replaces, understanding, actor, group_code, years)
    return access_write.commit_import(understanding, actor, group_code, years=years)


def start() -> None:
    """Make the database ready, with the demonstration data on first start. Raises warehouse.Held, NotReadable.

    Who calls while another thread does so waits for it.
    """
    with _starting:
        warehouse.build()
        _bring_demonstration()
        _bring_list()


def start_or_read_copy() -> bool:
    """As start; True where another process holds the database and its copy answers. Raises Held without a copy."""
    if warehouse.build_or_read_copy():
        return True
    _bring_demonstration()
    _bring_list()
    return False


def _bring_demonstration() -> None:
    """Import the files of data/sample, once: a database that holds any import has had its first start."""
    files = sample_files()
    if not files or not warehouse.ask("imports").empty:
        return
    try:
        understood = understand_files([File(path.read_bytes(), path.name) for path in files])
    except RuntimeError as problem:  # readers can still see what the database holds
        log.error("Demonstration data is left out: %s", problem)
        return
    unclear = [each.file for each in understood if each.outcome != "ready"]
    if unclear:
        log.error("Demonstration data is left out, as these files are not understood: %s", ", ".join(unclear))
        return
    try:
        access_write.commit_demonstration(understood, LOCAL)
    except warehouse.AlreadyImported:  # another thread was faster
        return


def _bring_list() -> None:
    """Bring in the demonstration list of institutions, once, where the demonstration data are."""
    imports, path = warehouse.ask("imports"), _samples() / LIST
    here = not warehouse.ask("mandate_lists").empty
    if here or not path.exists() or not imports["demonstration"].astype(bool).any() or not sample_files():
        return
    try:
        found = read_list(path.read_bytes(), path.name)
        mandate.import_list(found.file, found.sha256, found.rows, LOCAL, demonstration=True)
    except (RuntimeError, warehouse.Refusal) as problem:
        log.error("The demonstration list of institutions is left out: %s", problem)


def sample_files() -> list[Path]:
    """The demonstration files of visits, in the order of their names."""
    return sorted(path for path in _samples().glob("*") if path.suffix in SAMPLES and path.name != LIST)


def _samples() -> Path:
    return settings().root / "data" / "sample"
