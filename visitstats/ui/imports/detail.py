"""One import: its tables and columns, what was left out, its problems, its rows with the cells that they came from."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from visitstats.charts.rows import each
from visitstats.ingest.outcomes import LEFT_OUT, MEANINGS, PROBLEMS
from visitstats.texts import _, capital, mark, ngettext
from visitstats.ui import blocks, data, records, tables, words

KINDS = {"records": mark("register of visits"), "figures": mark("table of reported numbers")}
SCREENFUL = 50


def show(row: Any) -> None:
    """Tables with their columns, problems, rows; each folded until somebody opens it."""
    number = int(row.import_id)
    _tables(number)
    _problems(number)
    _rows(number)


def _tables(number: int) -> None:
    columns = data.ask("import_columns", import_id=number)
    for one in each(data.ask("import_tables", import_id=number)):
        where = _("sheet “{sheet}”", sheet=one.sheet) if one.sheet else _("without a sheet name")
        place = _("rows {first} to {last}", first=one.first_row, last=one.last_row)
        numbered = _("Table {n}", n=one.table_number)
        label = f"{numbered}: {_(KINDS[one.kind])}, {where}, {place}, {words.visits(one.visits)}"
        with st.expander(words.markdown(label)):
            if one.title:
                blocks.source(one.title)
            if one.left_out:
                blocks.source(f"{_('Left out')}: {_left_out(one.left_out)}")
            own = columns[columns["table_number"] == one.table_number]
            shown = pd.DataFrame(
                {
                    _("Column"): own["letter"],
                    _("Heading in the file"): own["header"],
                    _("Understood as"): [capital(meaning(code)) for code in own["meaning"]],
                }
            )
            tables.show(shown, f"import_columns_{number}_{one.table_number}", _("Columns"))


def meaning(code: str) -> str:
    """What a column means, in words."""
    return _(MEANINGS[code]) if code in MEANINGS else code


def _left_out(text: str) -> str:
    """`blank 3, total 1` in words."""
    pairs = (part.rsplit(" ", 1) for part in text.split(", "))
    return "; ".join(f"{_(LEFT_OUT.get(reason, reason))} – {amount}" for reason, amount in pairs)


def _problems(number: int) -> None:
    found = data.ask("import_problems", import_id=number)
    if found.empty:
        return
    with st.expander(ngettext("{n} problem", "{n} problems", len(found))):
        rows = each(found)
        shown = pd.DataFrame(
            {
                _("Problem"): [_(PROBLEMS.get(row.problem, row.problem)) for row in rows],
                _("Text in the cell"): [row.value or "" for row in rows],
                _("Sheet"): [row.sheet or "" for row in rows],
                _("Row"): found["source_row"],
                _("Column"): [row.source_column or "" for row in rows],
            }
        )
        tables.show(shown, f"import_problems_{number}", _("Problems"))


def _rows(number: int) -> None:
    """The stored rows, a screenful at a time; the cells of the one that is selected."""
    with st.expander(_("Rows of this import")):
        page = int(st.session_state.get(f"import_page_{number}", 1))
        found = data.ask("import_rows", import_id=number, limit=SCREENFUL + 1, offset=(page - 1) * SCREENFUL)
        if found.empty:
            blocks.source(_("No row of this import is stored."))
            return
        shown = found.head(SCREENFUL)
        picked = records.show(shown)
        with st.container(horizontal=True):
            _turn(number, page - 1, _("Previous rows"), "previous", disabled=page == 1)
            _turn(number, page + 1, _("Next rows"), "next", disabled=len(found) <= SCREENFUL)
        records.show_origin(picked)


def _turn(number: int, page: int, label: str, key: str, disabled: bool) -> None:
    st.button(label, key=f"{key}_{number}", disabled=disabled, on_click=_go, args=(number, page))


def _go(number: int, page: int) -> None:
    st.session_state[f"import_page_{number}"] = page


def cells_of(text: str | None) -> str:
    """The recognised cells of a row in one line: A: 12.03.2018; B: Акм-ая."""
    return "; ".join(f"{letter}: {value}" for letter, value in json.loads(text or "{}").items())
