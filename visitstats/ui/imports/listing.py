"""All imports in a table, and the choice of one of them; the chosen one stands in the address."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats.access import LOCAL
from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.texts import _, language, mark, moment
from visitstats.ui import address, blocks, tables, words

STATES = {
    "in_force": mark("in force"),
    "withdrawn": mark("withdrawn"),
    "replaced": mark("replaced"),
    "stepped_aside": mark("stepped aside"),
}


def state(row: Any) -> str:
    """What became of an import; a replaced one says by which."""
    said = _(STATES[row.state])
    if row.state == "replaced":
        said = _("replaced by {imports}", imports=words.imports([int(row.replaced_by)]))
    if row.demonstration:
        return _("Demonstration data") if row.state == "stepped_aside" else f"{_('Demonstration data')}, {said}"
    return said


def day(row: Any) -> str:
    """The day of an import in the time of Kazakhstan."""
    return when(row).rsplit(", ", 1)[0]


def when(row: Any) -> str:
    """The moment of an import in the time of Kazakhstan."""
    return str(moment(pd.Timestamp(row.imported_at).to_pydatetime()))


def person(actor: str) -> str:
    """Who did it; without a sign-in it is whoever sits at this computer."""
    return _("this computer") if actor == LOCAL.name else actor


def group(row: Any) -> str:
    """The group that sent the file."""
    return name("group", row.group_code, language())


def choose(imports: pd.DataFrame) -> int:
    """Draw the table and the field that names the import; a click on a row chooses it too."""
    ids = [int(one) for one in imports["import_id"]]
    field = address.key(f"import_{language()}")
    asked = address.text("import")
    start = address.start(field, int(asked) if asked.isdecimal() and int(asked) in ids else ids[0])
    key = f"imports_{language()}_{len(ids)}"
    tables.show(
        _table(imports),
        key,
        _("Imports"),
        on_select=lambda: _picked(key, ids, field),
        selection_mode="single-row",
    )
    files = dict(zip(ids, imports["file_name"], strict=True))
    chosen = int(
        st.selectbox(
            _("Import"),
            ids,
            index=ids.index(start) if start in ids else 0,
            key=field,
            format_func=lambda one: f"{words.imports([one])} – {files[one]}",
        )
    )
    address.keep("import", str(chosen))
    return chosen


def _picked(key: str, ids: list[int], field: str) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        st.session_state[field] = ids[rows[0]]


def _table(imports: pd.DataFrame) -> pd.DataFrame:
    rows = each(imports)
    return pd.DataFrame(
        {
            _("Import"): [words.imports([int(row.import_id)]) for row in rows],
            _("File"): [row.file_name for row in rows],
            _("State"): [state(row) for row in rows],
            _("Visits"): imports["visits"],
            _("Waiting"): imports["waiting"],
            _("Repeated"): imports["repeated"],
            _("Tables"): imports["tables"],
            _("Sending group"): [group(row) for row in rows],
            _("Imported on"): [day(row) for row in rows],
            _("By"): [person(row.actor) for row in rows],
        }
    )


def facts(row: Any) -> None:
    """What is known of one import, in one line, and the sentence about its state."""
    blocks.heading(f"{words.imports([int(row.import_id)])} – {row.file_name}", _sentence(row))
    pairs = [
        (_("State"), state(row)),
        (_("Visits"), words.plain(row.visits)),
        (_("Waiting"), words.plain(row.waiting)),
        (_("Sending group"), group(row)),
        (_("Imported on"), when(row)),
        (_("By"), person(row.actor)),
        (_("Hash of the file"), row.sha256),
    ]
    blocks.status([(label, str(value)) for label, value in pairs])


def _sentence(row: Any) -> str:
    if row.state == "withdrawn":
        return _("It is withdrawn: none of its rows is counted. It stays listed and can be restored.")
    if row.state == "replaced":
        return _("A corrected version of the file took its place. To restore it, withdraw that one first.")
    if row.state == "stepped_aside":
        return _("The demonstration data have stepped aside; they come back when no real import is left.")
    if pd.notna(row.replaces):
        return _(
            "It is a corrected version and took the place of {imports}.", imports=words.imports([int(row.replaces)])
        )
    return _("Its rows are counted.")
