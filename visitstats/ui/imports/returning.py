"""Return to sender: the rows that wait as a workbook, or during an upload the own file with its bad cells coloured."""

from typing import Any

import streamlit as st

from visitstats.export.problem_rows import guess_language, problem_rows, waiting_sheets
from visitstats.export.problem_words import allowed, language_of, lists, said
from visitstats.export.safe import file_name
from visitstats.ingest.coloured import Lists, Mark
from visitstats.ingest.content import Content
from visitstats.ingest.isolation import coloured_file
from visitstats.ingest.model import Understanding
from visitstats.ingest.tables.guided import number_of
from visitstats.texts import LANGUAGES, _, language, use_language
from visitstats.ui import blocks, data, downloads
from visitstats.ui.language import NAMES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def own_file(found: Understanding, content: bytes | Content, password: str | None = None) -> None:
    """Offer the analyst's own file, made anew in memory with the cells in question coloured; it is never stored."""
    wanted = marks(found)
    if not wanted or not content:
        return
    key = f"own_{found.sha256[:12]}_{len(wanted)}_{language()}"
    blocks.source(
        _(
            "Send the file back to its group: here it is with the cells in question coloured. It is made anew in "
            "memory from the values; formulas and pictures are left out, and nothing of it is stored."
        )
    )
    if st.button(_("Make the coloured file"), key=f"make_{key}", icon=":material/format_color_fill:"):
        with st.skeleton(height=40):
            with use_language(spoken_in(found)):
                allowed_values = Lists(_("Allowed values"), lists())
            made = coloured_file(content, found.file, wanted, allowed_values, password)
        if made is None:
            st.warning(_("The coloured file cannot be made: the file is too large or cannot be read again."))
            return
        whole = made
        downloads.button(
            _("Download the coloured file"),
            "coloured file",
            lambda: whole,
            file_name=f"{file_name(found.file.rsplit('.', 1)[0])}-{file_name(_('marked'))}.xlsx",
            mime=XLSX,
            key=f"get_{key}",
            icon=":material/download:",
        )


def marks(found: Understanding) -> list[Mark]:
    """The cells in question with what is wrong and what is allowed, in the language of the file's headings."""
    first = {table.number: table.columns[0].letter for table in found.tables if table.columns}
    several: dict[tuple[str | None, int, int], list[str]] = {}
    with use_language(spoken_in(found)):
        for one in found.problems:
            letter = one.column or first.get(one.table or 0, "A")
            if one.row is not None:
                words = f"{said(one.problem)} {allowed(one.problem)}"
                several.setdefault((one.sheet, one.row, number_of(letter)), []).append(words)
    return [Mark(*place, " ".join(dict.fromkeys(words))) for place, words in several.items()]


def spoken_in(found: Understanding) -> str:
    """The language of the file's headings."""
    return language_of([column.header for table in found.tables for column in table.columns])


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
        downloads.button(
            _("Download the rows to correct"),
            f"rows to correct, import {row.import_id}",
            lambda: problem_rows(row.file_name, found, str(spoken)),
            file_name=name,
            mime=XLSX,
            key=f"return_{row.import_id}_{spoken}",
            icon=":material/download:",
        )
