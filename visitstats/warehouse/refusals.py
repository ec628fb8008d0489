"""Refusals in the audit log: the first of a kind at once, repeated ones as a number once a minute."""

import logging
import threading
import time

from visitstats.warehouse import audit

QUIET_SECONDS = 60.0
MOST_KINDS = 1000

_guard = threading.Lock()
_seen: dict[tuple[str, str], tuple[float, int]] = {}  # kind -> when it was last written, and how many came since

log = logging.getLogger(__name__)


def refused(actor: str, what: str) -> None:
    """Note that something was refused to an actor (empty: to nobody known). Never raises: a refusal stays a refusal."""
    kind, moment = (actor, what), time.monotonic()
    with _guard:
        written, since = _seen.get(kind, (-QUIET_SECONDS, 0))
        if moment - written < QUIET_SECONDS:
            _seen[kind] = (written, since + 1)
            return
        if len(_seen) >= MOST_KINDS:
            _seen.clear()
        _seen[kind] = (moment, 0)
    try:
        audit.append(actor, "refused", what, {"times": since + 1})
    except (OSError, ValueError):
        log.exception("A refusal could not be written into the audit log")
