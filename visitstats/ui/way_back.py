"""Brings who signs in back to the page where they began: a cookie keeps its address while they are away."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from visitstats.ui import address
from visitstats.ui.page_names import TITLES
from visitstats.ui.signing import CALLBACK, cookies_set

SIGN_IN, PLACE = "/auth/login", "to"
COOKIE, SECONDS = "visitstats_place", 900
LONGEST = 1500


def place(text: str) -> str | None:
    """A page of the dashboard with its choices, such as /regions?year=2016; None for every other address."""
    page, _, query = text.partition("?")
    if len(text) > LONGEST or page not in {"/", *(f"/{name}" for name in TITLES)}:
        return None
    chosen = [(name, value) for name, value in parse_qsl(query, errors="ignore") if name in address.NAMES]
    return f"{page}?{urlencode(chosen)}" if chosen else page


class WayBack:
    """Keeps the page named on the way to the sign-in service, and leads there once somebody has signed in."""

    def __init__(self, app: ASGIApp, claims_of: Callable[[Mapping[str, str]], dict[str, Any]], base: str = "") -> None:
        self.app = app
        self.claims_of = claims_of
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the answers of the two addresses between which people are away."""
        path = scope["path"] if scope["type"] == "http" else ""
        if not path.endswith((SIGN_IN, CALLBACK)):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        away = path.endswith(SIGN_IN)

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if away:
                    self._keep(headers, place(request.query_params.get(PLACE, "")))
                else:
                    self._lead_back(headers, place(unquote(request.cookies.get(COOKIE, ""))))
            await send(message)

        await self.app(scope, receive, send_on)

    def _keep(self, headers: MutableHeaders, wanted: str | None) -> None:
        if wanted:
            self._set_cookie(headers, quote(wanted, safe=""), SECONDS)

    def _lead_back(self, headers: MutableHeaders, wanted: str | None) -> None:
        """Only where this answer signs somebody in; everybody else goes where the answer says."""
        if wanted and "location" in headers and self.claims_of(cookies_set(headers)):
            headers["location"] = self.base + wanted
        self._set_cookie(headers, "", 0)

    def _set_cookie(self, headers: MutableHeaders, value: str, seconds: int) -> None:
        made = Response()
        made.set_cookie(COOKIE, value, seconds, path=self.base or "/", httponly=True, samesite="lax")
        headers.append("set-cookie", made.headers["set-cookie"])
