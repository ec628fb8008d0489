"""Questions asked by an actor; those that show single records need the right to read records."""

from typing import Any

import pandas as pd

from visitstats import warehouse
from visitstats.access.actor import Actor, require

RECORDS = {"behind", "records", "records_count", "origin", "waiting_rows"}


def ask(actor: Actor, name: str, /, **params: Any) -> pd.DataFrame:
    """The answer to a question of queries/questions. Raises Denied, NotFound."""
    require(actor, "read_records" if name in RECORDS else "see")
    return warehouse.ask(name, **params)
