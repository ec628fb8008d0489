"""The upload page: files in, what was understood of them, and the import."""

import hashlib
from typing import Any

import pandas as pd
import streamlit as st

from visitstats.access import Denied
from visitstats.charts.rows import each
from visitstats.ingest import commit
from visitstats.ingest.isolation import understand_file
from visitstats.ingest.model import Understanding
from visitstats.reference import loading
from visitstats.reference.naming import name
from visitstats.settings import settings, today
from visitstats.texts import _, language, moment, ngettext, say
from visitstats.ui import blocks, data, tables, understood, words
from visitstats.warehouse import Refusal

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "html", "htm"]


def drop() -> list[Understanding]:
    """The field for files; gives what was understood of each, in the order of the files."""
    blocks.sentence(_("Drop registers and tables of visits here, several at once if you like."))
    limit = settings().upload_mb
    blocks.source(
        _(
            "Press the button in the field to choose files, or drag them onto it. Excel, OpenDocument and CSV files of "
            "up to {limit} MB each. A file is read in memory only; only recognised columns are stored, and names of "
            "persons never.",
            limit=limit,
        )
    )
    files = st.file_uploader(
        _("Files"),
        type=TYPES,
        accept_multiple_files=True,
        key="files",
        max_upload_size=limit,
        label_visibility="visible",
    )
    given = [(hashlib.sha256(file.getvalue()).hexdigest(), file) for file in files or []]
    known: dict[str, Understanding] = st.session_state.setdefault("understood", {})
    fresh = [(key, file) for key, file in given if key not in known]
    if fresh:
        _understand(fresh, known)
    for key, file in given:
        _open_with_password(key, file, known)
    for key in [key for key in known if key not in {one for one, _file in given}]:
        del known[key]
    return [known[key] for key in dict.fromkeys(one for one, _file in given)]


def _understand(fresh: list, known: dict[str, Understanding]) -> None:
    """Read new files one after the other, saying which."""
    slot = st.empty()
    for place, (key, file) in enumerate(fresh):
        text = _("Reading “{file}”: {k} of {n}", file=words.markdown(file.name), k=place + 1, n=len(fresh))
        slot.progress(place / len(fresh), text=text)
        known[key] = understand_file(file.getvalue(), file.name)
    slot.empty()


def _open_with_password(key: str, file: Any, known: dict[str, Understanding]) -> None:
    """Read a protected file again with the password typed for it; the password is not kept."""
    field = f"password_{key}"
    typed = st.session_state.get(field)
    if typed and known[key].reason == "password_protected":
        known[key] = understand_file(file.getvalue(), file.name, typed)
        known[key].sha256 = key


def imported_before(one: Understanding) -> int | None:
    """The number of the import in force that holds the same file."""
    imports = data.ask("imports")
    same = imports[(imports["sha256"] == one.sha256) & (imports["state"] == "in_force")]
    return int(same["import_id"].iloc[0]) if len(same) else None


def show(one: Understanding) -> None:
    """One file: outcome, what was understood, what the import would change, and the button."""
    with st.container(border=True, key=f"file_{one.sha256[:12]}"):
        understood.heading(one)
        done = st.session_state.get("imported", {}).get(one.sha256)
        before = imported_before(one)
        if done and before == done:
            _imported(done)
            return
        if before:
            st.info(
                _("Nothing needs to be done: its visits are counted already."),
                title=_("This file was imported before: {imports}", imports=words.imports([before])),
            )
            return
        if one.outcome == "refused":
            understood.refused(one)
            if one.reason == "password_protected":
                st.text_input(_("Password"), type="password", key=f"password_{one.sha256}", width=340)
            return
        understood.facts(one)
        understood.tables_of(one)
        understood.problems(one)
        understood.preview(one)
        _import_form(one)


def _import_form(one: Understanding) -> None:
    missing = understood.tables_without_year(one)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        codes = [None, *loading.groups()]
        start = codes.index(one.group_code) if one.group_code in codes else 0
        group = st.selectbox(
            _("Sending group"),
            codes,
            index=start,
            format_func=lambda code: name("group", code, language()) if code else _("not stated"),
            key=f"group_{one.sha256}",
            width=340,
        )
        years = {number: _year(one, number) for number in missing}
        pressed = st.button(_("Import the data"), type="primary", key=f"import_{one.sha256}")
    if pressed:
        _commit(one, group, {number: year for number, year in years.items() if year})


def _year(one: Understanding, number: int) -> int | None:
    options = [None, *range(today().year, 2012, -1)]
    chosen = st.selectbox(
        _("Year of table {n}", n=number),
        options,
        format_func=lambda year: str(year) if year else _("not stated"),
        key=f"year_{one.sha256}_{number}",
        width=180,
    )
    return int(chosen) if chosen else None


def _commit(one: Understanding, group: str | None, years: dict[int, int]) -> None:
    try:
        with st.skeleton(height=40):
            number = commit.commit(one, data.actor(), group, years)
    except (Refusal, Denied) as refusal:
        st.warning(words.markdown(say(refusal)), title=_("Not imported"))
        return
    st.session_state.setdefault("imported", {})[one.sha256] = number
    st.rerun()


def _imported(number: int) -> None:
    imports = data.ask("imports")
    row = imports[imports["import_id"] == number].iloc[0]
    waiting = int(row["waiting"] or 0)
    text = _("{visits} counted.", visits=words.visits(row["visits"] or 0))
    if waiting:
        text += " " + ngettext("{n} row is set aside.", "{n} rows are set aside.", waiting)
    st.success(text, title=_("Imported: {imports}", imports=words.imports([number])))


def history() -> None:
    """All imports, the latest first."""
    imports = data.ask("imports")
    if imports.empty:
        return
    states = {"in_force": _("in force"), "withdrawn": _("withdrawn"), "stepped_aside": _("stepped aside")}
    rows = each(imports)
    table = pd.DataFrame(
        {
            _("Import"): [words.imports([int(row.import_id)]) for row in rows],
            _("File"): [row.file_name for row in rows],
            _("Imported on"): [moment(pd.Timestamp(row.imported_at).to_pydatetime()) for row in rows],
            _("State"): [states.get(row.state, row.state) for row in rows],
            _("Visits"): imports["visits"],
            _("Rows set aside"): imports["waiting"],
            _("Demonstration data"): [_("yes") if row.demonstration else _("no") for row in rows],
        }
    )
    said = _("A withdrawn import stays listed.")
    if (imports["state"] == "stepped_aside").any():
        said += " " + _("The demonstration data have stepped aside; they come back when no real import is left.")
    blocks.heading(_("Imports"), said)
    tables.show(table, "imports", _("Imports"))
