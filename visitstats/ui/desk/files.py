"""The first step: files onto the desk, what became of each, and passwords for protected ones."""

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from visitstats.ingest.outcomes import OUTCOMES
from visitstats.settings import settings
from visitstats.texts import _, ngettext
from visitstats.ui import blocks, understood, uploading, words
from visitstats.ui.desk import flow
from visitstats.ui.desk.state import Loaded, desk

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "fods", "csv", "tsv", "txt", "html", "htm"]


def show() -> None:
    """The field for files and the list of those that are here."""
    _field()
    here = desk()
    unread = [one for one in here.files.values() if one.understood is None]
    if len(unread) > 1:
        label = ngettext("Read {n} file", "Read {n} files", len(unread))
        st.button(label, key="read_all", type="primary", on_click=flow.read, args=(unread, "first"))
    for one in list(here.files.values()):
        _file(one)
    if here.shown():
        flow.buttons(None, "tables", _("Look at the tables"))


def _field() -> None:
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
    here = desk()
    given = uploading.field(_("Files"), f"files_{here.uploads}", TYPES, limit, several=True)
    if given:
        fresh = here.add((file.name, file.getvalue()) for file in given)
        _let_go_of(given)
        here.uploads += 1  # an empty field again: the files are on the desk now
        if not fresh:
            here.said = _("These files are here already.")
        flow.read([here.files[key] for key in fresh], "first")
        st.rerun()


def _let_go_of(given: list[UploadedFile]) -> None:
    """Streamlit would hold each file until the page is closed; the desk has it now."""
    context = get_script_run_ctx()
    storage = context.uploaded_file_mgr if context else None
    if context and isinstance(storage, MemoryUploadedFileManager):
        for file in given:
            storage.remove_file(context.session_id, file.file_id)


def _file(one: Loaded) -> None:
    """One file: outcome, figures in one line, why it is refused and what to do, and a button that takes it away."""
    with st.container(border=True, key=f"file_{one.key[:12]}"):
        found = one.understood
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            with st.container():
                blocks.heading(
                    found.file if found else one.name, _(OUTCOMES[found.outcome]) if found else _("Not read")
                )
            st.button(
                _("Remove"),
                key=f"remove_{one.key}",
                on_click=_remove,
                args=(one.key,),
                type="tertiary",
                width="content",
            )
        if found is None:
            st.button(_("Read it"), key=f"read_{one.key}", on_click=flow.read, args=([one], "first"))
            return
        if one.imported:
            blocks.status([(_("Import"), words.imports([one.imported]))])
            return
        if one.before:
            st.info(
                _("Nothing needs to be done: its visits are counted already."),
                title=_("This file was imported before: {imports}", imports=words.imports([one.before])),
            )
            return
        if found.outcome == "refused":
            understood.refused(found)
            if found.views:
                blocks.source(_("If it does hold visits, say on the step “Tables” where they are."))
            _password(one)
            return
        understood.facts(found)


def _password(one: Loaded) -> None:
    if one.understood is None or one.understood.reason != "password_protected":
        return
    with st.form(f"protected_{one.key}", border=False, enter_to_submit=True):
        typed = st.text_input(_("Password"), type="password", key=f"password_{one.key}", width=340)
        pressed = st.form_submit_button(_("Open"))
    if pressed and typed:
        one.password = typed
        flow.read([one], "first")
        st.rerun()


def _remove(key: str) -> None:
    desk().said = ""
    desk().files.pop(key, None)
