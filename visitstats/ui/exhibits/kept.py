"""Finished exhibits are kept by everything that they are made of: answers, choices, look and language."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

Function = TypeVar("Function", bound=Callable[..., Any])


def _frame_key(frame: pd.DataFrame) -> str:
    return frame.to_json(orient="split", date_format="iso", default_handler=str)


def kept(function: Function) -> Function:
    """Make an exhibit once for the same answers, choices, look (with its language) and mark."""
    keyed: Any = {pd.DataFrame: _frame_key}
    made: Any = st.cache_data(max_entries=200, show_spinner=False, hash_funcs=keyed)
    return cast(Function, made(function))
