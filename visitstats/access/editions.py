"""Editions: freezing the statistics, the list of editions, and what differs today."""

import dataclasses

import pandas as pd

from visitstats.access.actor import Actor, require
from visitstats.access.read import ask
from visitstats.warehouse import editions as store

KEY = ["year", "dimension", "code"]


def freeze(name: str, actor: Actor) -> int:
    """Keep all numbers of today under a name; returns the edition's number. Raises Denied, Refusal."""
    require(actor, "freeze")
    return store.freeze(name, actor.name)


def editions(actor: Actor) -> pd.DataFrame:
    """All editions, the latest first, whichever is open; see the question `editions`. Raises Denied."""
    return ask(dataclasses.replace(actor, edition=None), "editions")


def differences(edition_id: int, actor: Actor) -> pd.DataFrame:
    """What differs today: year, dimension, code, visits_then, qualifier_then, visits_now, qualifier_now.

    One row a number that is another today, is new or is gone (NA). Raises Denied, NotFound.
    """
    then, now = (ask(dataclasses.replace(actor, edition=number), "all_numbers") for number in (edition_id, None))
    both = then.merge(now, how="outer", on=KEY, suffixes=("_then", "_now"))
    same = both["visits_then"].eq(both["visits_now"]) & both["qualifier_then"].eq(both["qualifier_now"])
    return both[~same.fillna(False).astype(bool)].sort_values(KEY, kind="stable").reset_index(drop=True)


def changed_imports(edition_id: int, actor: Actor) -> pd.DataFrame:
    """The imports that stand otherwise today: import_id, file_name, state_then, state_now (None: was not there)."""
    then, now = (ask(dataclasses.replace(actor, edition=number), "imports") for number in (edition_id, None))
    both = then.merge(now, how="outer", on=["import_id", "file_name"], suffixes=("_then", "_now"))
    both = both[both["state_then"].ne(both["state_now"])]
    states = both[["import_id", "file_name", "state_then", "state_now"]].astype(object)
    return states.where(states.notna(), None).reset_index(drop=True)
