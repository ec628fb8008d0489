"""The fifth step: what was stored, what waits, and where to find it."""

import streamlit as st

from visitstats.texts import _, ngettext
from visitstats.ui import blocks, data, menu, words
from visitstats.ui.desk import earlier
from visitstats.ui.desk.state import Desk, Loaded, desk


def show() -> None:
    """Each imported file with its number; links to the pages that go on from here."""
    here = desk()
    for one in [one for one in here.files.values() if one.imported]:
        _file(one)
    earlier.show()
    with st.container(horizontal=True, gap="medium"):
        for key in ("records", "imports"):
            if (menu.PAGES / f"{key}.py").exists():
                st.page_link(menu.PAGES / f"{key}.py", label=menu.title(key))
        st.button(_("Upload more files"), key="more", on_click=_clear, args=(here,))


def _file(one: Loaded) -> None:
    imports = data.ask("imports")
    found = imports[imports["import_id"] == one.imported]
    if found.empty or one.imported is None:
        return
    row = found.iloc[0]
    text = _("{visits} counted.", visits=words.visits(row["visits"] or 0))
    waiting = int(row["waiting"] or 0)
    if waiting:
        text += " " + ngettext("{n} row is set aside.", "{n} rows are set aside.", waiting)
    st.success(text, title=_("Imported: {imports}", imports=words.imports([one.imported])))
    blocks.source(one.name)


def _clear(here: Desk) -> None:
    """Take what is imported off the desk."""
    here.files = {key: one for key, one in here.files.items() if not one.imported}
    here.step = "files"
