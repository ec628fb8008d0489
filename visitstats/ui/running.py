"""What the server does beside its answers: opens the database, keeps backups and a process for reading; and ends that.

Loaded when the server listens already, as it brings the engine with it.
"""

import logging

from visitstats import warehouse
from visitstats.ingest import commit, spare
from visitstats.ingest.childprocess import keep_spare, leave_room, stop_all
from visitstats.warehouse import Refusal, keeper
from visitstats.warehouse.snapshot import keep_snapshot

__all__ = ["keep_spare"]

log = logging.getLogger(__name__)


def begin() -> None:
    """Make the database ready before a reader asks for it, and keep backups of it from now on."""
    try:
        commit.start()
    except Refusal as refusal:  # every page says the same, until the database can be opened
        log.error("%s", refusal)
    except Exception:
        log.exception("The database could not be made ready")
    keeper.start()
    leave_room()


def end() -> None:
    """Stop what runs beside the server, finish the copy for readers, and let go of the database."""
    spare.stop()
    stop_all()
    keeper.stop()
    keep_snapshot()
    warehouse.close()
