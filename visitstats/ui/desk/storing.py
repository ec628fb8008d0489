"""Files stored one after the other: how far that is, a button that stops before the next, and what was refused."""

import streamlit as st

from visitstats.access import Denied
from visitstats.ingest import commit
from visitstats.ingest.content import Content
from visitstats.texts import _, say
from visitstats.ui import data, words
from visitstats.ui.desk import memory
from visitstats.ui.desk.state import Desk, Loaded, desk
from visitstats.warehouse import Refusal


def begin(files: list[Loaded]) -> None:
    """Have these files stored."""
    here = desk()
    here.said = ""
    here.to_store = [one.key for one in files]
    here.stored = 0


def storing() -> bool:
    """Whether files are being stored: stores the next one and draws the page again."""
    here = desk()
    files = [here.files[key] for key in here.to_store if key in here.files]
    if not files:
        here.to_store = []
        return False
    one, count = files[0], here.stored + len(files)
    text = _("Storing “{file}”: {k} of {n}", file=words.markdown(one.name), k=here.stored + 1, n=count)
    st.progress(here.stored / count, text=text)
    if len(files) > 1:
        st.button(_("Stop after this file"), key="stop_storing", on_click=_stop)
    _store(here, one)
    st.rerun()
    return True


def _stop() -> None:
    desk().to_store = []


def _store(here: Desk, one: Loaded) -> None:
    """Store one file; what is refused stays on the desk with the reason. It is taken off the list before it begins."""
    here.to_store = [key for key in here.to_store if key != one.key]
    here.stored += 1
    if one.understood is None or one.imported:
        return
    try:
        group = memory.sender(one).group
        one.imported = commit.commit(one.understood, data.person(), group, one.years, one.replaces)
        here.step = "done"
        memory.remember(one)
    except (Refusal, Denied) as refusal:
        here.said = f"{here.said} {one.name}: {say(refusal)}".strip()
    if one.imported:
        one.content = Content(b"")
