"""What an import would change, worked out once for each state of the data and of the file."""

import streamlit as st

from visitstats import warehouse
from visitstats.access.foreseen import Foreseen, foresee_import
from visitstats.ui import data
from visitstats.ui.desk.state import Loaded

__all__ = ["Foreseen", "foresee"]


def foresee(one: Loaded, group_code: str | None) -> Foreseen:
    """The import tried and taken back. Raises what the import itself would raise."""
    key = (one.key, id(one.understood), tuple(sorted(one.years.items())), warehouse.data_version())
    kept: dict = st.session_state.setdefault("foreseen", {})
    if key not in kept:
        if one.understood is None:
            raise ValueError("not read yet")
        kept.clear() if len(kept) > 50 else None
        kept[key] = foresee_import(one.understood, data.person(), group_code, one.years)
    found: Foreseen = kept[key]
    return found
