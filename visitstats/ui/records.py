"""The records page: visits one by one, a screenful at a time, each with the cells that it came from."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats.charts.rows import each
from visitstats.export import data as files
from visitstats.texts import _, language, month_year, ngettext
from visitstats.ui import address, blocks, data, menu, tables, words
from visitstats.ui.downloads import allowed, csv, xlsx
from visitstats.ui.filters import Chosen

SCREENFUL = 50
ALL_ROWS = 1_000_000


def params(chosen: Chosen) -> dict[str, Any]:
    """The filters of the page as parameters of its questions."""
    return chosen.params() | {"search": chosen.search or None, "import_id": only_import()}


def only_import() -> int | None:
    """The import that the address narrows the page to."""
    asked = address.text("only")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None


def narrowed() -> None:
    """Say that the page shows one import only, with a button that shows all again."""
    number = only_import()
    if number is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            blocks.status([(_("Import"), words.imports([number]))])
            st.button(
                _("Show all imports"), key="all_imports", type="tertiary", on_click=address.keep, args=("only", "")
            )


def offset(rows: int) -> int:
    """Where the shown screenful begins; the pages of the table are drawn here."""
    pages = max(1, -(-rows // SCREENFUL))
    if pages == 1:
        return 0
    if st.session_state.get("records_page", 1) > pages:
        st.session_state["records_page"] = 1
    return (int(st.pagination(pages, key="records_page")) - 1) * SCREENFUL


def _when(row) -> str:
    if row.date is not None and pd.notna(row.date):
        return words.day(row.date)
    return month_year(int(row.year), int(row.month)) if pd.notna(row.month) else str(row.year)


def table(answer: pd.DataFrame) -> pd.DataFrame:
    """Records in the reader's words and columns; for publication without the names of institutions."""
    rows = each(answer)
    found = pd.DataFrame(
        {
            _("Date"): [_when(row) for row in rows],
            _("Region"): [words.region(row.region_code, "short") for row in rows],
            _("Ministry"): [words.ministry_short(row.ministry_code) for row in rows],
            _("Kind of visit"): [words.visit_kind(row.visit_kind) for row in rows],
            _("Institution"): [row.institution or "" for row in rows],
            _("Visits"): answer["visits"],
            _("File"): [row.file_name for row in rows],
            _("Sheet"): [row.sheet or "" for row in rows],
            _("Row"): answer["source_row"],
            _("Kind of institution"): [words.institution_kind(row.institution_kind) for row in rows],
            _("Import"): [words.imports([int(row.import_id)]) for row in rows],
        }
    )
    return found.drop(columns=[_("Institution")]) if data.actor().publication else found


def found(count: pd.DataFrame) -> None:
    """How many rows and visits match."""
    row = count.iloc[0]
    rows = ngettext("{n} row", "{n} rows", int(row["rows"]))
    visits = words.visits(0 if pd.isna(row["visits"]) else row["visits"])
    blocks.status([(_("Found"), f"{rows}, {visits}")])


def show(answer: pd.DataFrame) -> int | None:
    """Draw the table; gives the number of the visit whose row is selected."""
    if answer.empty:
        st.info(
            _("Change the filters, or upload registers on the page “{page}”.", page=_("Upload")), title=_("No records")
        )
        return None
    shown = table(answer)
    state = tables.show(
        shown,
        f"records_{language()}_{int(answer['visit_id'].iloc[0])}_{len(answer)}",
        _("Records"),
        on_select="rerun",
        selection_mode="single-row",
    )
    picked = state.selection.rows
    return int(answer["visit_id"].iloc[picked[0]]) if picked and picked[0] < len(answer) else None


def show_origin(visit_id: int | None) -> None:
    """The cells of the selected row, with file, sheet and row."""
    if visit_id is None:
        blocks.source(_("Select a row of the table to see the cells that it came from."))
        return
    if data.actor().publication:
        blocks.source(_("The cells of a row name its institution; they are left out for publication."))
        return
    cells = data.ask("origin", visit_id=visit_id)
    if cells.empty:
        blocks.source(_("No cells are kept for this row."))
        return
    first = cells.iloc[0]
    place = [
        (_("File"), str(first["file_name"])),
        (_("Sheet"), str(first["sheet"]) if first["sheet"] else "—"),
        (_("Row"), str(first["source_row"])),
        (_("Import"), words.imports([int(first["import_id"])])),
    ]
    blocks.heading(_("Origin"))
    blocks.status(place)
    menu.link_to_import(int(first["import_id"]))
    shown = pd.DataFrame({_("Column"): cells["column"], _("Text in the cell"): cells["text"]})
    tables.show(shown, "origin", _("Origin"))


def downloads(chosen: Chosen, mark: str) -> None:
    """All rows of the choice, not only the screenful, as CSV and XLSX."""
    if not allowed():
        return
    title, asked = _("Records of visits"), params(chosen)

    def sheet() -> files.Sheet:
        everything = data.ask("records", limit=ALL_ROWS, offset=0, **asked)
        return files.Sheet(title, "", _source(everything), mark, title, table(everything), _("Demonstration data"))

    prepared = st.session_state.get("records_prepared") == repr((asked, language()))
    with st.container(horizontal=True, gap="medium"):
        if not prepared:
            st.button(
                _("Prepare files of all rows found"),
                type="tertiary",
                icon=":material/download:",
                key="prepare_records",
                on_click=_prepare,
                args=(repr((asked, language())),),
            )
            return
        ready = sheet()
        named = f"{title} – {_('Demonstration data').lower()}" if mark else title
        csv("records", ready, named)
        xlsx("records", ready, named)


def _prepare(choice: str) -> None:
    st.session_state["records_prepared"] = choice


def _source(everything: pd.DataFrame) -> str:
    ids = [int(one) for one in everything["import_id"].unique()]
    imports = ngettext("import {numbers}", "imports {numbers}", len(ids), numbers=words.imports(ids))
    return _("Source: {imports}.", imports=imports)
