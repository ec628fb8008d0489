"""The one place where files leave the dashboard: for those who may export, and each noted in the audit log."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from visitstats import access
from visitstats.export import data as files
from visitstats.ui import data


def allowed() -> bool:
    """Whether the reader may take files away."""
    return access.may(data.person(), "export")


def button(label: str, what: str, make: Callable[[], bytes], **settings: Any) -> None:
    """A download button; the file is made when it is pressed. Readers who may not export do not see it.

    `what` says in the audit log what was exported, in codes; `settings` are those of `st.download_button`.
    """
    if not allowed():
        return
    who = data.person()

    def made() -> bytes:
        return access.export(who, what, make)

    st.download_button(label, data=made, on_click="ignore", **settings)


def _table(kind: str, key: str, sheet: files.Sheet, name: str) -> None:
    make, mime = TABLES[kind]
    button(
        kind.upper(),
        f"table {key} {kind}",
        lambda: make(sheet),
        file_name=files.file_name(name, kind),
        mime=mime,
        key=f"{kind}_{key}",
        type="tertiary",
        icon=":material/download:",
    )


TABLES = {"csv": (files.csv_bytes, files.CSV_TYPE), "xlsx": (files.xlsx_bytes, files.XLSX_TYPE)}
csv, xlsx = partial(_table, "csv"), partial(_table, "xlsx")  # (key, sheet, name): a table as CSV, or as a workbook
