"""Sign-in: how it is set up, who is at the pages, and who sends a request, from the cookie that the sign-in set."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

import streamlit as st
from streamlit import config
from streamlit.auth_util import get_origin_from_redirect_uri, get_secrets_auth_section
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from visitstats.access import LOCAL, Actor, signin
from visitstats.settings import settings

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32


def section() -> Mapping[str, Any]:
    """The part [auth] of .streamlit/secrets.toml; empty where no sign-in is set up."""
    return get_secrets_auth_section()


@cache
def configured() -> bool:
    """Whether people have to sign in; decided once, when the server starts."""
    return bool(section())


def problem() -> str | None:
    """What is wrong with the sign-in that is set up, in one English sentence for the console."""
    given = section()
    missing = [name for name in NEEDED if not given.get(name)]
    if missing:
        return f"Sign-in is set up in part: [auth] in secrets.toml lacks {', '.join(missing)}."
    if len(str(given["cookie_secret"])) < SHORTEST_SECRET:
        return f"The cookie_secret in secrets.toml has fewer than {SHORTEST_SECRET} characters."
    address = urlsplit(str(given["redirect_uri"]))
    if address.scheme not in ("http", "https") or not address.path.endswith("/oauth2callback"):
        return "The redirect_uri in secrets.toml is the dashboard's address followed by /oauth2callback."
    if not config.get_option("server.enableXsrfProtection"):
        return "With sign-in, server.enableXsrfProtection has to stay on."
    try:
        signin.roles()
    except signin.RolesUnreadable as unreadable:
        return str(unreadable)
    return None


def hosts() -> frozenset[str]:
    """The names that the dashboard is served under: that of the redirect_uri, and those of the settings."""
    own = urlsplit(get_origin_from_redirect_uri() or "").hostname or ""
    named = [f"[{own}]" if ":" in own else own, *settings().hosts.split(",")]
    return frozenset(name.strip().lower() for name in named if name.strip())


def address() -> str:
    """Where readers find the dashboard."""
    return get_origin_from_redirect_uri() or f"http://localhost:{config.get_option('server.port')}"


def is_public() -> bool:
    """Whether readers come by https."""
    return configured() and (get_origin_from_redirect_uri() or "").startswith("https://")


def claims_of(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the sign-in service said of the person whose signed cookie this is; empty for anything else."""
    signed = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME) if configured() else None
    try:
        claims = json.loads(signed) if signed else {}
    except ValueError:
        return {}
    good = isinstance(claims, dict) and claims.get("origin") == get_origin_from_redirect_uri()
    return claims if good else {}


def who(cookies: Mapping[str, str]) -> Actor | None:
    """Who sends a request; None for somebody who has not signed in."""
    return signin.actor_of(claims_of(cookies)) if configured() else LOCAL


def here() -> Actor | None:
    """Who is at the page that runs now; None for somebody who has not signed in or whose sign-in has ended."""
    return signin.actor_of(st.user.to_dict()) if configured() else LOCAL


def has_ended() -> bool:
    """Whether the person at the page had signed in, and that counts no longer."""
    return configured() and bool(st.user.to_dict().get("is_logged_in"))


def begin(place: str) -> None:
    """Send the reader to the sign-in service, as `st.login` does, but with the place to come back to."""
    context = get_script_run_ctx()
    if context is not None:
        message = ForwardMsg()
        message.auth_redirect.url = f"{generate_login_redirect_url('default')}&to={quote(place, safe='')}"
        context.enqueue(message)
