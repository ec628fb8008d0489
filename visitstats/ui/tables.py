"""Tables on the screen: plain frames with the reader's column names."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats.texts import _

ROW_HEIGHT = 35
MOST_ROWS = 20


def height(rows: int) -> int:
    """Pixels for a heading and all rows, up to a screenful."""
    return (min(rows, MOST_ROWS) + 1) * ROW_HEIGHT + 3


def show(table: pd.DataFrame, key: str, alt: str, **settings: Any) -> Any:
    """A table without an index; gaps are shown as an ellipsis, never as zero, and addresses as links."""
    if _("Address") in table.columns:
        settings.setdefault("column_config", {_("Address"): st.column_config.LinkColumn()})
    return st.dataframe(
        table, hide_index=True, key=key, alt=alt, height=height(len(table)), placeholder="…", **settings
    )
