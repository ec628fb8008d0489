"""What a page says in place of an error: one sentence, in the reader's language."""

import logging

import streamlit as st

from visitstats.access import Denied
from visitstats.texts import _, say
from visitstats.ui import backup
from visitstats.warehouse import NotReadable, Refusal

log = logging.getLogger(__name__)


def say_what_went_wrong(error: Exception) -> bool:
    """Show what was refused, or that something unforeseen happened, whose details go to the log of the server."""
    if isinstance(error, NotReadable):
        backup.show_recovery(error)
        return True
    if isinstance(error, Refusal | Denied):
        st.error(say(error))
        return True
    log.error("A page could not be shown", exc_info=error)
    st.error(
        _("This page cannot be shown now. Reload it; if that does not help, tell the administrator."),
        title=_("Something went wrong"),
    )
    return True
