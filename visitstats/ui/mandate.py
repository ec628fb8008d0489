"""The institutions in the mandate on the page of checks: coverage, the longest not visited, and the list itself."""

import pandas as pd
import streamlit as st

from visitstats.access import Denied, mandate, may
from visitstats.charts.rows import each
from visitstats.ingest.lists import commit_list, read_list
from visitstats.ingest.mandate import PROBLEMS
from visitstats.settings import settings
from visitstats.texts import _, language, listing, moment, ngettext, number, say
from visitstats.ui import address, blocks, data, exhibit, tables, uploading, words
from visitstats.ui.exhibits import mandate as exhibits
from visitstats.ui.page import View
from visitstats.warehouse import Refusal

YEARS = (1, 2, 3, 4, 5)
MOST = 50  # institutions in the list of those not visited for longest
TYPES = ["csv", "xlsx", "xls", "ods"]


def show(view: View) -> None:
    """Coverage against the list that is in force; the list of those not visited only for who may see it."""
    lists, year = data.ask("mandate_lists"), view.chosen.year
    if lists["in_force"].astype(bool).any():
        with st.container(horizontal=True, gap="medium"):
            rows, within = _rows(), _within()
        found = data.ask("mandate_coverage", year=year, within=within, rows=rows)
        exhibit.show(exhibits.coverage(found, year, within, rows, view.mark), view)
        if may(data.actor(), "see_unvisited"):
            answer = data.ask("longest_not_visited", year=year, limit=MOST)
            exhibit.show(exhibits.unvisited(answer, year, view.mark), view)
    else:
        blocks.source(_("No list of the institutions in the mandate is here, so no share of them can be given."))
    if may(data.actor(), "list_mandate"):
        _lists(lists)


def _rows() -> str:
    names = {"region": _("Region"), "kind": _("Kind of institution")}
    key = address.key(f"mandate_rows_{language()}")
    return str(
        st.segmented_control(
            _("Rows"), list(names), default="region", format_func=names.__getitem__, key=key, required=True
        )
    )


def _within() -> int:
    key = address.key(f"mandate_within_{language()}")
    names = {years: ngettext("{n} year", "{n} years", years) for years in YEARS}
    return int(
        st.segmented_control(
            _("Visited within"), YEARS, default=2, format_func=names.__getitem__, key=key, required=True
        )
    )


def _lists(lists: pd.DataFrame) -> None:
    with st.expander(_("Lists of the institutions in the mandate")):
        blocks.text(_("A table with name, kind, region, ministry, from and to; the latest list holds."))
        file = uploading.field(_("File"), "mandate_file", TYPES, settings().upload_mb)
        if file is not None:
            _understood(file)
        if lists.empty:
            return
        tables.show(_table(lists), "mandate_lists", _("Lists of the institutions in the mandate"))
        names = {int(row.list_id): f"{row.list_id}. {row.file_name}" for row in each(lists)}
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            number_ = int(st.selectbox(_("List"), list(names), format_func=names.__getitem__, key="list", width=420))
            held = lists.set_index("list_id").loc[number_, "state"] == "in_force"
            st.button(_("Withdraw") if held else _("Restore"), key="list_state", on_click=_turn, args=(number_, held))


def _turn(list_id: int, held: bool) -> None:
    (mandate.withdraw_list if held else mandate.restore_list)(list_id, data.actor())


def _understood(file) -> None:
    found = read_list(file.getvalue(), file.name)
    if found.refused or not found.rows:
        st.warning(_("The file needs a row of headers with at least the name and the region."), title=_("Not imported"))
        return
    blocks.status([(_("Institutions understood"), str(number(len(found.rows))))])
    for problem in PROBLEMS:
        places = [str(row) for row, one in found.problems if one == problem]
        if places:
            said = _words()[problem]
            blocks.source(_("{problem}: rows {rows}", problem=said, rows=listing(places[:12])))
    if not st.button(_("Import the list"), type="primary", key="mandate_import"):
        return
    try:
        commit_list(found, data.actor())
    except (Refusal, Denied) as refusal:
        st.warning(words.markdown(say(refusal)), title=_("Not imported"))
        return
    st.rerun()


def _words() -> dict[str, str]:
    return {
        "name_missing": _("No name; the row is left out"),
        "region_unknown": _("Region not recognised; the row is left out"),
        "kind_unknown": _("Kind of institution not recognised; the row counts without it"),
        "date_unclear": _("Day not recognised; the row is left out"),
        "repeated": _("Repeats a row above; the row is left out"),
        "personal": _("Names a person; the row is left out"),
    }


def _table(lists: pd.DataFrame) -> pd.DataFrame:
    rows = each(lists)
    states = {"in_force": _("in force"), "withdrawn": _("withdrawn")}
    return pd.DataFrame(
        {
            _("List"): lists["list_id"],
            _("File"): lists["file_name"],
            _("Institutions"): lists["institutions"],
            _("Imported on"): [moment(pd.Timestamp(row.imported_at).to_pydatetime()) for row in rows],
            _("By"): lists["actor"],
            _("State"): [states[row.state] for row in rows],
            _("Holds"): [_("yes") if row.in_force else _("no") for row in rows],
            _("Demonstration data"): [_("yes") if row.demonstration else _("no") for row in rows],
        }
    )
