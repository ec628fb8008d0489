"""Rows that wait for a decision, grouped by cause across imports: the cause, its rows, one decision for all of them."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats.charts.rows import each
from visitstats.texts import _, language, ngettext
from visitstats.ui import blocks, data, records, tables, words
from visitstats.ui.imports import deciding, detail


def show(import_id: int | None = None) -> None:
    """The causes of one import or of all, the rows of the one that is chosen, and what is decided about them."""
    causes = data.ask("waiting_by_cause", import_id=import_id)
    deciding.told()
    if causes.empty:
        blocks.text(_("No row waits for a decision."))
        return
    total = data.ask("rows_of_cause", import_id=import_id)["visit_id"].nunique()
    blocks.heading(
        ngettext("{n} row waits for a decision", "{n} rows wait for a decision", total),
        _("They are grouped by cause; one decision holds for all rows of a cause. Waiting rows are not counted."),
    )
    chosen = _choose(causes, f"{import_id or 'all'}_{language()}")
    rows = data.ask("rows_of_cause", problem=chosen.problem, text=none(chosen.text), import_id=import_id)
    key = f"{import_id}_{chosen.problem}_{chosen.text}_{len(rows)}_{language()}"
    blocks.heading(_label(chosen), _advice(chosen.dimension))
    picked = _rows(rows, key)
    deciding.form(chosen, rows.loc[picked, "visit_id"].tolist() if picked else rows["visit_id"].tolist(), key)
    if len(picked) == 1:
        records.show_origin(int(rows["visit_id"].iloc[picked[0]]))


def none(value: Any) -> Any:
    """A value, or None where there is none."""
    return None if value is None or value is pd.NA or pd.isna(value) else value


def cause(row: Any) -> str:
    """A cause in words: Region not recognised: “Акм-ая”."""
    said = deciding.problem(row.problem)
    text = none(row.text)
    return _("{problem}: “{text}”", problem=said, text=text) if text else said


def _label(row: Any) -> str:
    return f"{cause(row)} – {ngettext('{n} row', '{n} rows', int(row.rows))}"


def _choose(causes: pd.DataFrame, key: str) -> Any:
    """Draw the causes as a table and a field; a click on a row chooses it too."""
    rows = each(causes)
    field, table = f"cause_{key}_{len(causes)}", f"causes_{key}_{len(causes)}"
    shown = pd.DataFrame(
        {
            _("Cause"): [cause(row) for row in rows],
            _("Rows"): causes["rows"],
            _("Import"): [words.imports([int(one) for one in row.imports.split(", ")]) for row in rows],
        }
    )
    tables.show(
        shown,
        table,
        _("Causes"),
        on_select=lambda: _picked(table, field, len(rows)),
        selection_mode="single-row",
        column_config={_("Cause"): {"width": "large"}},
    )
    place = st.selectbox(_("Cause"), range(len(rows)), key=field, format_func=lambda one: _label(rows[one]))
    return rows[int(place)]


def _picked(table: str, field: str, size: int) -> None:
    rows = st.session_state[table]["selection"]["rows"]
    if rows and rows[0] < size:
        st.session_state[field] = rows[0]


def _advice(dimension: Any) -> str:
    said = {
        "twin": _(
            "Equal in date, region, institution and kind. Is it one visit that two files report, or are they two?"
        ),
        "date": _("Say the day, the month or the year of these rows, or leave them out."),
        "visits": _("Say how many visits are meant, or leave the rows out."),
    }
    return said.get(str(dimension), _("Choose what is meant, or leave the rows out."))


def _rows(rows: pd.DataFrame, key: str) -> list[int]:
    """The rows of a cause with their cells; gives the places of those that are selected."""
    shown = pd.DataFrame(
        {
            _("File"): rows["file_name"],
            _("Sheet"): rows["sheet"].fillna(""),
            _("Row"): rows["source_row"],
            _("Cells"): [detail.cells_of(text) for text in rows["cells"]],
            _("Import"): [words.imports([int(one)]) for one in rows["import_id"]],
        }
    )
    if rows["twin_id"].notna().any():
        shown.insert(4, _("Equal row"), [_twin(row) for row in each(rows)])
    blocks.source(_("Nothing selected means all rows; select some of them to decide about these only."))
    state = tables.show(
        shown,
        f"waiting_{key}",
        _("Waiting rows"),
        on_select="rerun",
        selection_mode="multi-row",
        column_config={_("Cells"): {"width": "large"}},
    )
    return [place for place in state.selection.rows if place < len(rows)]


def _twin(row: Any) -> str:
    if none(row.twin_id) is None:
        return ""
    sheet = f", {row.twin_sheet}" if row.twin_sheet else ""
    return _("{file}{sheet}, row {row}", file=row.twin_file, sheet=sheet, row=int(row.twin_row))
