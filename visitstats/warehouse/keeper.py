"""Backups in the background: some seconds after a change, and once a day, as long as the dashboard runs."""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from visitstats.warehouse import backup, connect
from visitstats.warehouse.errors import Refusal
from visitstats.warehouse.ledger import data_version
from visitstats.warehouse.location import is_lake
from visitstats.warehouse.turns import COMMITTED

SETTLE = 5.0  # seconds without a further change before a backup is made
LOOK = 60.0  # seconds between looks at the clock
DAY = timedelta(days=1)

log = logging.getLogger(__name__)


@dataclass
class _State:
    thread: threading.Thread | None = None
    stop: threading.Event | None = None
    trouble: Refusal | None = None


_state = _State()


def start() -> None:
    """Begin to keep backups, once for a process; not of a lake or of a copy that another process made."""
    if _state.thread is not None or is_lake():
        return
    _state.stop = threading.Event()
    _state.thread = threading.Thread(target=_keep, args=(_state.stop,), name="backups", daemon=True)
    _state.thread.start()


def stop() -> None:
    """End it; a backup that is being made is finished first."""
    if _state.thread is None or _state.stop is None:
        return
    _state.stop.set()
    COMMITTED.set()
    _state.thread.join()
    _state.thread = None


def trouble() -> Refusal | None:
    """Why the last backup could not be made; None if it could."""
    return _state.trouble


def keep_up() -> None:
    """Make a backup if there is none of the last change, or none of the last day."""
    try:
        if not connect.is_copy() and _due():
            backup.make()
        _state.trouble = None
    except Refusal as problem:
        _state.trouble = problem
        log.error("There is no new backup: %s", problem.text.format(**problem.values))


def _due() -> bool:
    known = backup.backups()
    if not known or known[0].version != data_version():
        return True
    return datetime.now(UTC) - datetime.fromisoformat(known[0].made_at) > DAY


def _keep(ending: threading.Event) -> None:
    while not ending.is_set():
        COMMITTED.wait(LOOK)
        while COMMITTED.is_set() and not ending.is_set():
            COMMITTED.clear()
            COMMITTED.wait(SETTLE)
        if ending.is_set():
            break
        try:
            keep_up()
        except Exception:
            log.exception("There is no new backup")
