"""The administrator's page: how the server stands, who may do what, and the log of what was done."""

import shutil
from datetime import timedelta
from pathlib import Path

import pandas as pd
import streamlit as st

from visitstats import access
from visitstats.access import ALLOWED, ROLES
from visitstats.access.actor import ACTIONS
from visitstats.access.signin import Roles, RolesUnreadable, roles
from visitstats.charts.rows import each
from visitstats.export import data as files
from visitstats.settings import settings, today
from visitstats.texts import _, capital, moment, ngettext, number
from visitstats.ui import audit_words, backup, blocks, data, downloads, signin, tables, welcome

PERIODS = (7, 30, 365, 0)  # days; 0 is all
MEBIBYTE = 1024 * 1024


def show_state() -> None:
    """Server and database as facts."""
    limits = settings()
    status = data.ask("status").iloc[0]
    last = status["last_import_at"]
    place = Path(limits.database)
    blocks.heading(_("Server and database"))
    blocks.facts(
        [
            (_("Address"), signin.address()),
            (_("Sign-in"), _sign_in()),
            (_("Database"), f"{place.name}, {_size(place)}" if place.exists() else place.name),
            (_("Free space on the disk"), _megabytes(shutil.disk_usage(_folder(place)).free)),
            (_("Last import"), "…" if pd.isna(last) else moment(pd.Timestamp(last).to_pydatetime())),
            (_("Longest time of a query"), ngettext("{n} second", "{n} seconds", limits.query_seconds)),
            (_("Largest file on the page Upload"), _megabytes(limits.upload_mb * MEBIBYTE)),
        ]
    )


def _sign_in() -> str:
    if not signin.configured():
        return _("not set up: whoever is at this computer may do everything")
    return ngettext("ends after {n} hour", "ends after {n} hours", settings().signin_hours)


def _folder(place: Path) -> Path:
    return next((folder for folder in place.parents if folder.exists()), Path.cwd())


def _size(place: Path) -> str:
    return _megabytes(place.stat().st_size)


def _megabytes(size: int) -> str:
    return _("{n} MB", n=number(max(1, round(size / MEBIBYTE))))


def show_backups() -> None:
    """Backups and what is missing after a recovery."""
    blocks.heading(_("Backups"))
    backup.show()


def show_roles() -> None:
    """What each role may do, and who has which."""
    allowed = {_("Allowed"): [capital(_(text)) for text in ACTIONS.values()]} | {
        welcome.role(role): ["✓" if action in ALLOWED[role] else "–" for action in ACTIONS] for role in ROLES
    }
    blocks.heading(_("Roles"), _("Kept by the server at every page and every change, not by hiding buttons."))
    tables.show(pd.DataFrame(allowed), "rights", _("Roles"))
    if not signin.configured():
        return
    try:
        listed = roles()
    except RolesUnreadable:
        st.error(_("The list of roles cannot be read: nobody has a role until it is mended."))
        return
    tables.show(_people(listed), "people", _("Roles"))


def _people(listed: Roles) -> pd.DataFrame:
    rows = [(name, _("person"), welcome.role(role)) for name, role in listed.people.items()]
    rows += [(name, _("group"), welcome.role(role)) for name, role in listed.groups.items()]
    return pd.DataFrame(rows, columns=[_("Name"), _("Kind"), _("Role")])


def show_log() -> None:
    """Who did what and when, with filters and a download."""
    blocks.heading(_("Log"), _("Changes, exports, sign-ins and refusals, the newest first. Nothing is ever taken out."))
    events = access.audit_log(data.person())
    with st.grid(3, min_column_width=220, gap="small"):
        days = st.selectbox(_("Period"), PERIODS, index=1, format_func=audit_words.period, key="log_days")
        people = st.multiselect(_("Person"), sorted({*events["actor"]} - {""}), key="log_people", placeholder="…")
        actions = st.multiselect(
            _("What"), sorted({*events["action"]}), format_func=audit_words.action, key="log_actions", placeholder="…"
        )
    since = pd.Timestamp(today() - timedelta(days=days)) if days else pd.Timestamp.min
    shown = events[events["at"] >= since]
    shown = shown[shown["actor"].isin(people)] if people else shown
    shown = shown[shown["action"].isin(actions)] if actions else shown
    blocks.status([(_("Found"), ngettext("{n} event", "{n} events", len(shown)))])
    table = _in_words(shown)
    tables.show(table, "log", _("Log"))
    downloads.csv("log", files.Sheet(_("Log"), "", "", "", _("Log"), table), _("Log"))


def _in_words(events: pd.DataFrame) -> pd.DataFrame:
    rows = each(events)
    return pd.DataFrame(
        {
            _("When"): [moment(pd.Timestamp(row.at).to_pydatetime()) for row in rows],
            _("Person"): [audit_words.person(row.actor) for row in rows],
            _("What"): [audit_words.action(row.action) for row in rows],
            _("Concerning"): [audit_words.about(row.action, row.what) for row in rows],
            _("Counts"): [audit_words.counts(row.counts) for row in rows],
        }
    )
