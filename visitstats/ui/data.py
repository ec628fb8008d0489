"""Questions to the warehouse, each answer kept until the data change."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats import warehouse
from visitstats.access import LOCAL, Actor
from visitstats.access import ask as ask_as
from visitstats.ingest import commit


def actor() -> Actor:
    """Who is at the pages: as long as there is no sign-in, the one person at this computer."""
    return LOCAL


@st.cache_resource(show_spinner=False)
def ready() -> None:
    """Make the database, with demonstration data on the first start; done once for a server."""
    commit.start()


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(
    name: str,
    params: tuple[tuple[str, Any], ...],
    version: int,  # noqa: ARG001  an answer holds for one state of the data
    who: Actor,
) -> pd.DataFrame:
    return ask_as(who, name, **{key: list(value) if isinstance(value, tuple) else value for key, value in params})


def ask(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named question; see `queries/questions`."""
    fixed = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
    return _answer(name, tuple(sorted(fixed.items())), warehouse.data_version(), actor())
