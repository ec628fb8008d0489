"""The audit log as actors see it: what they do is noted, and an administrator reads it.

Changes of the data note themselves in their own transaction (`warehouse.ledger`), refusals in `require`; what is left
are exports and sign-ins.
"""

import json
from collections.abc import Callable, Sized
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from visitstats.access.actor import Actor, require
from visitstats.access.read import ask
from visitstats.warehouse import audit as log

Made = TypeVar("Made", bound=Sized)

COLUMNS = ("at", "actor", "action", "what", "counts")


def audit(actor: Actor, action: str, what: str = "", **counts: int) -> None:
    """Note what an actor did, on disk when this returns; `what` is codes and numbers, never a text somebody typed."""
    log.append(actor.name, action, what, counts)


def export(actor: Actor, what: str, make: Callable[[], Made]) -> Made:
    """What `make` makes, for an actor who may export; noted with its size before it is handed out. Raises Denied."""
    require(actor, "export")
    made = make()
    audit(actor, "export", what, bytes=len(made))
    return made


def audit_log(actor: Actor, limit: int = 5000) -> pd.DataFrame:
    """The latest events, the newest first: at (moment, UTC), actor, action, what, counts (by name). Raises Denied."""
    require(actor, "administer")
    changes = ask(replace(actor, edition=None, publication=False), "changes_made", limit=limit)
    found = [
        dict(zip(COLUMNS, (row.changed_at, row.actor, row.action, row.what, json.loads(str(row.counts))), strict=True))
        for row in changes.itertuples()
    ]
    found += log.events()[-limit:]
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    frame["at"] = pd.to_datetime(frame["at"])
    return frame.sort_values("at", ascending=False, kind="stable").head(limit).reset_index(drop=True)
