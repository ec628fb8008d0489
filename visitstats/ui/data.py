"""Questions to the warehouse, each answer kept until the data change; who asks, and what is looked at."""

import dataclasses
from typing import Any

import pandas as pd
import streamlit as st

from visitstats import warehouse
from visitstats.access import NO_ROLE, Actor, require
from visitstats.access import ask as ask_as
from visitstats.access.read import right_for
from visitstats.ingest import commit
from visitstats.settings import settings
from visitstats.ui import address, signin


def person() -> Actor:
    """Who is at the pages: who has signed in; where no sign-in is set up, the one person at this computer."""
    return signin.here() or Actor("", NO_ROLE)


def actor() -> Actor:
    """Who is at the pages, with the edition that is open and whether the view is for publication."""
    chosen = address.text("edition")
    known = [] if not chosen else [str(number) for number in _asked("editions", (), person())["edition_id"]]
    number = int(chosen) if chosen in known else None
    return dataclasses.replace(person(), edition=number, publication=bool(address.text("publication")))


@st.cache_resource(show_spinner=False)
def ready() -> None:
    """Make the database, with demonstration data on the first start; done once for a server."""
    commit.start()


@st.cache_resource(max_entries=1000, show_spinner=False)
def _answer(
    name: str,
    params: tuple[tuple[str, Any], ...],
    state: tuple[str, int],  # noqa: ARG001  an answer holds for one database and one state of its data
    who: Actor,
) -> pd.DataFrame:
    return ask_as(who, name, **{key: list(value) if isinstance(value, tuple) else value for key, value in params})


def ask(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named question; see `queries/questions`."""
    fixed = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
    return _asked(name, tuple(sorted(fixed.items())), actor())


def _asked(name: str, params: tuple[tuple[str, Any], ...], who: Actor) -> pd.DataFrame:
    require(who, right_for(name))
    nobody = dataclasses.replace(who, name="")  # the same answer for everybody in this role
    state = (settings().database, warehouse.data_version())
    return _answer(name, params, state, nobody).copy(deep=False)  # pandas copies what a page changes
