"""Questions to the warehouse, each answer kept until the data change."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats import warehouse


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(name: str, params: tuple[tuple[str, Any], ...], version: int) -> pd.DataFrame:  # noqa: ARG001  part of the key
    return warehouse.ask(name, **{key: list(value) if isinstance(value, tuple) else value for key, value in params})


def ask(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named question; see `queries/questions`."""
    fixed = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
    return _answer(name, tuple(sorted(fixed.items())), warehouse.data_version())
