"""What the server does beside its answers: opens the database, keeps backups and a process for reading; and ends that.

Loaded when the server listens already, as it brings the engine with it.
"""

import importlib
import logging

from streamlit import env_util

from visitstats import warehouse
from visitstats.ingest import spare
from visitstats.ingest.childprocess import keep_spare, leave_room, stop_all
from visitstats.ui import data
from visitstats.warehouse import Refusal, keeper
from visitstats.warehouse.snapshot import keep_snapshot

__all__ = ["keep_spare"]

FIRST_PAGE = ("viewing", "menu", "welcome", "look", "backup", "overview")  # what frame and first page are made of

log = logging.getLogger(__name__)


def begin() -> None:
    """Make the database ready before a reader asks for it, and keep backups of it from now on."""
    try:
        data.make_ready()
    except Refusal as refusal:  # every page says the same, until the database can be opened
        log.error("%s", refusal)
    except Exception:
        log.exception("The database could not be made ready")
    keeper.start()
    leave_room()
    _get_first_page_ready()


def end() -> None:
    """Stop what runs beside the server, finish the copy for readers, and let go of the database."""
    spare.stop()
    stop_all()
    keeper.stop()
    keep_snapshot()
    warehouse.close()


def _get_first_page_ready() -> None:
    """Load what the first page needs while the browser still fetches its parts."""
    for name in FIRST_PAGE:
        importlib.import_module(f"visitstats.ui.{name}")
    env_util.is_repl()  # Streamlit asks at its first element; finding the file of every module takes 0.3 s, once
