"""The one place where files leave the dashboard: for those who may export, and each noted in the audit log."""

from collections.abc import Callable
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


def csv(key: str, sheet: files.Sheet, name: str) -> None:
    """A table as CSV."""
    button(
        "CSV",
        f"table {key} csv",
        lambda: files.csv_bytes(sheet),
        file_name=files.file_name(name, "csv"),
        mime=files.CSV_TYPE,
        key=f"csv_{key}",
        type="tertiary",
        icon=":material/download:",
    )


def xlsx(key: str, sheet: files.Sheet, name: str) -> None:
    """A table as a workbook."""
    button(
        "XLSX",
        f"table {key} xlsx",
        lambda: files.xlsx_bytes(sheet),
        file_name=files.file_name(name, "xlsx"),
        mime=files.XLSX_TYPE,
        key=f"xlsx_{key}",
        type="tertiary",
        icon=":material/download:",
    )
