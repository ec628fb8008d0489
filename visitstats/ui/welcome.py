"""Before the pages: signing in, having no role yet; and beside them: who is signed in, and signing out."""

import streamlit as st

from visitstats.access import NO_ROLE, Actor
from visitstats.texts import _, mark
from visitstats.ui import address, blocks, signin

ROLES = {
    "viewer": mark("Viewer"),
    "presenter": mark("Presenter"),
    "analyst": mark("Analyst"),
    "administrator": mark("Administrator"),
}


def role(code: str) -> str:
    """What a role is called; an ellipsis for none."""
    return _(ROLES[code]) if code in ROLES else "…"


def let_in(page: str) -> None:
    """Go on for somebody who has signed in and has a role; for others show what to do, and stop.

    `page` is the page that was asked for, as it stands in its address; signing in leads back to it.
    """
    if not signin.configured():
        return
    actor = signin.here()
    if actor is None:
        _ask_to_sign_in(f"/{page}{address.asked()}")
        st.stop()
    _say_who(actor)
    if actor.role == NO_ROLE:
        st.title(_("No role yet"), anchor=False)
        blocks.sentence(_("You are signed in, but nobody has given you a role here yet."))
        blocks.text(_("Tell the administrator the name that stands beside the button for signing out."))
        st.stop()


def _ask_to_sign_in(place: str) -> None:
    st.title(_("Statistics of preventive visits"), anchor=False)
    if signin.has_ended():
        blocks.sentence(_("Your sign-in has ended. Sign in again to go on."))
    else:
        blocks.sentence(_("Sign in to see the figures."))
    st.button(_("Sign in"), type="primary", on_click=signin.begin, args=(place,), key="sign_in")
    blocks.source(_("You are taken to the sign-in service of your office; your password never reaches this page."))


def _say_who(actor: Actor) -> None:
    """Name, role and the button for signing out, at the foot of the menu."""
    with st.sidebar.container(key="who"):
        blocks.status([(actor.name or _("unknown"), role(actor.role))])
        st.button(_("Sign out"), type="tertiary", on_click=st.logout, key="sign_out")
