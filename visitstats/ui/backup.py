"""Backups for the administrator, and the page that stands in place of all others while the database is damaged."""

from datetime import datetime

import pandas as pd
import streamlit as st

from visitstats import access, warehouse
from visitstats.access import Denied, keeping
from visitstats.texts import _, moment, ngettext, number, say
from visitstats.ui import blocks, data, shelf, tables
from visitstats.warehouse import NotReadable, Refusal, keeper
from visitstats.warehouse.backup import Backup
from visitstats.warehouse.committed import Change

SAID = "backup_said"


def show() -> None:
    """The block of the administrator's page: what is missing, the backups, and a button that makes one now."""
    who = data.actor()
    _what_was_said()
    _losses(keeping.losses(who))
    trouble = keeper.trouble()
    if trouble:
        st.error(say(trouble), title=_("The last backup could not be made"))
    kept = keeping.backups(who)
    blocks.text(
        _("A backup is made after each change and once a day, opened again and compared with the database.")
        if kept
        else _("There is no backup yet.")
    )
    if kept:
        tables.show(_table(kept), "backups", _("Backups"))
    st.button(_("Make a backup now"), key="make_backup", on_click=_make, icon=":material/save:")


def show_recovery(problem: NotReadable) -> None:
    """In place of a page: that the database is damaged, what a recovery does, and its button for an administrator."""
    st.title(_("The database is damaged"), anchor=False)
    blocks.sentence(say(problem))
    blocks.text(
        _(
            "The latest copy that is whole is put in its place, and the damaged files are set aside. Afterwards each "
            "change that the copy does not hold is named; its file can be imported again."
        )
    )
    _what_was_said()
    if not access.may(data.person(), "administer"):
        blocks.text(_("Tell the administrator."))
        return
    st.button(_("Restore the latest copy"), key="recover", type="primary", on_click=_recover)


def tell_losses() -> None:
    """A bar above every page of an administrator as long as a change that was committed is missing."""
    who = data.person()
    if access.may(who, "administer"):
        lost = _number_lost(warehouse.data_version())
        if lost:
            text = ngettext(
                "{n} change that was committed is missing in the database: see the page “{page}”.",
                "{n} changes that were committed are missing in the database: see the page “{page}”.",
                lost,
                page=_("Administration"),
            )
            st.warning(text)


@st.cache_data(max_entries=1, show_spinner=False)
def _number_lost(version: int) -> int:  # noqa: ARG001  what is missing changes with the data only
    return len(keeping.losses(access.LOCAL))


def _losses(lost: list[Change]) -> None:
    if not lost:
        return
    st.warning(
        _("The database was put back to an earlier state. Import these files again; withdrawals are made anew."),
        title=_("These changes are missing"),
    )
    rows = [_in_words(change, file) for change in lost for file in (change.files or ({},))]
    tables.show(pd.DataFrame(rows), "losses", _("These changes are missing"))
    st.button(_("I know of these losses"), key="accept_losses", on_click=_accept)


def _in_words(change: Change, file: dict) -> dict[str, object]:
    known = {"import": _("Import"), "withdraw": _("Withdraw an import"), "restore": _("Restore")}
    return {
        _("When"): moment(datetime.fromisoformat(change.changed_at)),
        _("What"): known.get(change.action, change.action),
        _("Import"): file.get("import_id") or change.import_id,
        _("File"): file.get("file_name"),
        _("Visits"): file.get("visits"),
    }


def _table(kept: list[Backup]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("When"): [moment(datetime.fromisoformat(each.made_at)) for each in kept],
            _("Up to import"): [each.import_id for each in kept],
            _("Records"): [each.tables["visits"][0] for each in kept],
            _("Size, MB"): [number(max(1, round(each.size / 1e6))) for each in kept],
            _("File"): [each.path.name for each in kept],
        }
    )


def _make() -> None:
    try:
        made = keeping.back_up(data.person())
        st.session_state[SAID] = _("The backup is made and equal to the database: {file}", file=made.path.name)
    except (Refusal, Denied) as problem:
        st.session_state[SAID] = say(problem)


def _recover() -> None:
    try:
        done = keeping.recover(data.person())
        st.cache_data.clear()  # the numbers of changes begin again where the copy ends
        st.cache_resource.clear()
        shelf.clear_all()
        st.session_state[SAID] = ngettext(
            "The database is back, with {n} row, up to import {number}.",
            "The database is back, with {n} rows, up to import {number}.",
            done.backup.tables["visits"][0],
            number=done.backup.import_id,
        )
    except (Refusal, Denied) as problem:
        st.session_state[SAID] = say(problem)


def _accept() -> None:
    keeping.accept_losses(data.person())
    _number_lost.clear()


def _what_was_said() -> None:
    said = st.session_state.pop(SAID, None)
    if said:
        st.info(said)
