"""The door of the server: which requests are answered at all, before anything of them is read or kept."""

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import anyio
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from visitstats.access import Actor, may
from visitstats.texts import LANGUAGES, _, mark, use_language
from visitstats.warehouse.refusals import refused

HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:(?P<port>\d{1,5}))?", re.IGNORECASE)
PASSED_ON = ("forwarded", "via", "x-real-ip", "x-client-ip")
UPLOADS, MEDIA, METRICS = "/_stcore/upload_file", "/media/", "/_stcore/metrics"
HEALTH = ("/health", "/_stcore/health")

UNCLEAR = mark("This request is not understood.")
WRONG_HOST = mark("The dashboard is not served under this address.")
ONLY_HERE = mark("As long as no sign-in is set up, only the computer that the dashboard runs on is answered.")
SIGN_IN = mark("Sign in first.")
NO_RIGHT = mark("Your role does not allow this.")
NOTHING = mark("There is nothing here.")


@dataclass(frozen=True)
class Door:
    """Who is let in. `hosts` are the names that the dashboard is served under; None while no sign-in is set up.

    `who` tells from the cookies of a request who has signed in; `base` is what stands before every path.
    """

    hosts: frozenset[str] | None
    who: Callable[[Mapping[str, str]], Actor | None]
    base: str = ""


@dataclass(frozen=True)
class Refused:
    """The answer to a request that is not let in, and a word for the audit log."""

    status: int
    text: str
    word: str


class Guard:
    """Lets in what the door allows; everything else gets one sentence and is noted."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it without reading its body."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        problem = _of_address(request, self.door)
        actor = None
        if problem is None:
            problem, actor = _of_right(request, self.door)
        if problem is None:
            await self.app(scope, receive, send)
            return
        if problem.word:
            await anyio.to_thread.run_sync(refused, actor.name if actor else "", problem.word)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        with use_language(_language(request)):
            answer = PlainTextResponse(_(problem.text), problem.status, {"Cache-Control": "no-store"})
        await answer(scope, receive, send)


def is_loopback(name: str) -> bool:
    """Whether a host name or address means this computer alone; only plain forms count."""
    name = name.lower().removeprefix("[").removesuffix("]")
    if name in ("localhost", "localhost."):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def host_name(value: str) -> str | None:
    """The name in a Host header, in small letters; None if it has not the form NAME or NAME:PORT."""
    found = HOST.fullmatch(value)
    if found is None or int(found["port"] or 0) > 65535:
        return None
    return str(found["name"]).lower()


def _of_address(request: HTTPConnection, door: Door) -> Refused | None:
    """What is wrong with the way on which a request came."""
    scope, headers = request.scope, request.headers
    hosts = headers.getlist("host")
    raw = scope.get("raw_path") or scope["path"].encode()
    if len(hosts) != 1 or not raw.startswith(b"/"):
        return Refused(400, UNCLEAR, "request host")
    name = host_name(hosts[0])
    if name is None:
        return Refused(400, UNCLEAR, "request host")
    origins = [urlsplit(one).netloc for one in headers.getlist("origin")]
    names = [name, *(host_name(origin) or "" for origin in origins)]
    if door.hosts is None:
        return _of_stranger(request, names)
    local = is_loopback(name) and scope["path"].removeprefix(door.base) in HEALTH
    if not local and not all(one in door.hosts for one in names):
        return Refused(421, WRONG_HOST, "request host")
    return None


def _of_stranger(request: HTTPConnection, names: list[str]) -> Refused | None:
    """Without sign-in: nothing but this computer, asked directly and under its own name."""
    if not all(is_loopback(name) for name in names):
        return Refused(421, WRONG_HOST, "request host")
    if any(name in PASSED_ON or name.startswith("x-forwarded") for name in request.headers):
        return Refused(403, ONLY_HERE, "request forwarded")
    ends = [request.scope.get(end) for end in ("client", "server")]
    if not all(end is None or is_loopback(end[0]) for end in ends):
        return Refused(403, ONLY_HERE, "request address")
    return None


def _of_right(request: HTTPConnection, door: Door) -> tuple[Refused | None, Actor | None]:
    """What the person may not do; whoever sends the request must be known before files go in or come out."""
    path = request.scope["path"].removeprefix(door.base)
    if METRICS in path:
        return Refused(404, NOTHING, ""), None
    upload = UPLOADS in path and request.scope.get("method") != "OPTIONS"
    if not upload and not path.startswith(MEDIA):
        return None, None
    actor = door.who(request.cookies)
    if actor is None:
        return Refused(401, SIGN_IN, "upload" if upload else "download"), None
    if not may(actor, "import" if upload else "see"):
        return Refused(403, NO_RIGHT, "upload" if upload else "download"), actor
    return None, actor


def _language(request: HTTPConnection) -> str:
    wanted = request.headers.get("accept-language", "").lower().replace(";", ",").split(",")
    return next((part.strip()[:2] for part in wanted if part.strip()[:2] in LANGUAGES), LANGUAGES[0])
