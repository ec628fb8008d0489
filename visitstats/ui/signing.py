"""Notes who signs in and out, at the moment when the server sets or takes away the cookie."""

from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

import anyio
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from visitstats import access
from visitstats.access import may, signin
from visitstats.warehouse.refusals import refused

CALLBACK, SIGN_OUT = "/oauth2callback", "/auth/logout"


class SignInLog:
    """Writes sign-ins, sign-outs and refused sign-ins into the audit log."""

    def __init__(self, app: ASGIApp, claims_of: Callable[[Mapping[str, str]], dict[str, Any]]) -> None:
        self.app = app
        self.claims_of = claims_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; look at the cookies that come and go at the two addresses of signing in and out."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path.endswith(SIGN_OUT):
            await anyio.to_thread.run_sync(signin.end, self.claims_of(HTTPConnection(scope).cookies))
        if not path.endswith(CALLBACK):
            await self.app(scope, receive, send)
            return

        async def send_and_note(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = cookies_set(Headers(raw=message["headers"]))
                await anyio.to_thread.run_sync(_note, self.claims_of(given))
            await send(message)

        await self.app(scope, receive, send_and_note)


def cookies_set(headers: Headers) -> dict[str, str]:
    """The cookies that an answer sets."""
    found: SimpleCookie = SimpleCookie()
    for line in headers.getlist("set-cookie"):
        try:
            found.load(line)
        except CookieError:
            continue
    return {name: morsel.value for name, morsel in found.items()}


def _note(claims: dict[str, Any]) -> None:
    actor = signin.actor_of(claims)
    if actor is None:
        refused("", "sign_in")
    elif may(actor, "see"):
        access.audit(actor, "sign_in", actor.role)
    else:
        refused(actor.name, "sign_in")
