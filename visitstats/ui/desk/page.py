"""The page as a whole: the step that is shown, a message, and what is remembered."""

import streamlit as st

from visitstats.ui import words
from visitstats.ui.desk import done, files, flow, memory, preview, remembered, storing, tables, values
from visitstats.ui.desk.state import desk

SHOWN = {"files": files, "tables": tables, "values": values, "preview": preview, "done": done}


def show() -> None:
    """The desk; while files are read or stored, how far that is and nothing else."""
    here = desk()
    for one in here.files.values():
        one.before = None if one.imported else memory.imported_before(one.key)
    if flow.reading() or storing.storing():
        return
    flow.stepper()
    if here.said:
        st.warning(words.markdown(here.said))
    SHOWN[here.step].show()
    remembered.show()
