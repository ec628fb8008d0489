"""Finished exhibits are kept by everything that they are made of: answers, choices, look and language.

All readers get the same object, so nothing may change it once it is made: taking it apart and together again for each
reader would cost more than making the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

MOST = 50  # of one kind; with 400, and as many pages, a server grew through 5,000 runs
READABLE = {"marker": {"opacity": 0.8}}  # marks that are not picked
Function = TypeVar("Function", bound=Callable[..., Any])


def _frame_key(frame: pd.DataFrame) -> str:
    return frame.to_json(orient="split", date_format="iso", default_handler=str)


def kept(function: Function) -> Function:
    """Make an exhibit once for the same answers, choices, look (with its language) and mark."""

    @wraps(function)
    def made(*args: Any, **kwargs: Any) -> Any:
        exhibit = function(*args, **kwargs)
        if exhibit is not None and exhibit.figure is not None and exhibit.cells:
            exhibit.figure.update_traces(unselected=READABLE)
        return exhibit

    keyed: Any = {pd.DataFrame: _frame_key}
    shared: Any = st.cache_resource(max_entries=MOST, show_spinner=False, hash_funcs=keyed)
    return cast(Function, shared(made))
