"""The dashboard with nothing kept between two runs of a page: every answer asked, every exhibit made each time."""

import functools
from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from visitstats.settings import ROOT
from visitstats.ui.shelf import Shelf


def _made_anew(function: Any = None, **settings: Any) -> Any:
    """In place of Streamlit's caches; what is done once for a server is still done once."""
    if function is None:
        return lambda given: _made_anew(given, **settings)
    return function if "max_entries" in settings else functools.cache(function)


def _not_kept(_shelf: Shelf, _key: Hashable, make: Callable[[], Any], _turn: Any = None) -> Any:
    return make()


st.cache_data = st.cache_resource = _made_anew
Shelf.get = _not_kept  # type: ignore[method-assign]

from visitstats.ui import server  # noqa: E402  what it imports must meet the caches above

app = st.App(
    str(ROOT / "visitstats" / "ui" / "frame.py"),
    middleware=server.middleware(),
    routes=server.routes(),
    lifespan=server.lifespan,
    on_script_error=server.say_what_went_wrong,
)
