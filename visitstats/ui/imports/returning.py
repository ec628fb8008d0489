"""Return to sender: a workbook of the rows that wait, in the sender's language."""

from typing import Any

import streamlit as st

from visitstats import access
from visitstats.export.problem_rows import guess_language, problem_rows, waiting_sheets
from visitstats.export.safe import file_name
from visitstats.texts import LANGUAGES, _, language, use_language
from visitstats.ui import blocks, data
from visitstats.ui.language import NAMES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def named(file: str) -> str:
    """The name of the workbook, in the language that is spoken."""
    return f"{file_name(file.rsplit('.', 1)[0])}-{file_name(_('Rows to correct'))}.xlsx"


def problem_rows_of(row: Any) -> None:
    """The language of the workbook and the button that downloads it."""
    found = waiting_sheets(int(row.import_id), data.ask)
    if not found:
        return
    blocks.source(
        _(
            "The sender gets the rows that wait as a workbook: bad cells are coloured, a comment says what is wrong "
            "and what is allowed."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        spoken = st.segmented_control(
            _("Language of the workbook"),
            LANGUAGES,
            default=guess_language(found),
            format_func=NAMES.__getitem__,
            key=f"return_language_{row.import_id}_{language()}",
            required=True,
        )
        with use_language(str(spoken)):
            name = named(row.file_name)
        st.download_button(
            _("Download the rows to correct"),
            data=lambda: problem_rows(row.file_name, found, str(spoken)),
            file_name=name,
            mime=XLSX,
            key=f"return_{row.import_id}_{spoken}",
            icon=":material/download:",
            on_click="ignore",
            disabled=not access.may(data.actor(), "export"),
        )
