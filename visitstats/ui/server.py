"""The server round the pages: how it starts and stops, what stands before it, and what it says when something fails.

It listens before the engine and pandas are loaded, so that a browser fetches the page meanwhile: nothing that is
imported here brings them along, and a test sees to that.
"""

import asyncio
import importlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import anyio
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config

from visitstats import warehouse
from visitstats.settings import settings
from visitstats.ui import address, chart_library, listening, present_route, signin
from visitstats.ui.compression import Compression
from visitstats.ui.guard import Door, Guard
from visitstats.ui.headers import SecurityHeaders
from visitstats.ui.messages import Messages
from visitstats.ui.preload import Preload
from visitstats.ui.signing import SignInLog
from visitstats.ui.way_back import WayBack

log = logging.getLogger(__name__)

MEBIBYTE = 1024 * 1024
GRACE_SECONDS = 10
RUNNING = "visitstats.ui.running"  # with the engine and the tools for reading
SPARE_AFTER = 10  # seconds; a process for reading takes a processor while it starts, which the first page needs
STARTING = "starting"
OPEN = (
    "The dashboard would be open to other computers, and no sign-in is set up.\n"
    "Start it with --server.address localhost, or set up sign-in: docs/operations.md."
)
_begun = asyncio.Event()  # the database is ready, or cannot be made so


def middleware() -> list[Middleware]:
    """What stands round the pages, the outermost first. Ends the program if it must not be started like this."""
    _end_with(_problem())
    hosts = signin.hosts() if signin.configured() else None
    if hosts is not None:
        config.set_option("server.allowedHosts", sorted(hosts))
    config.set_option("server.maxUploadSize", settings().upload_mb)
    # A part of an upload over this size would go to a temporary file; files of senders never reach the disk.
    MultiPartParser.spool_max_size = (settings().upload_mb + 1) * MEBIBYTE
    return [
        Middleware(SecurityHeaders, public=signin.is_public()),
        Middleware(Guard, door=Door(hosts, signin.who, address.base())),
        Middleware(Messages),
        Middleware(SignInLog, claims_of=signin.claims_of),
        Middleware(WayBack, claims_of=signin.claims_of, base=address.base()),
        Middleware(Compression),
        Middleware(Preload),
    ]


def routes() -> list[Route]:
    """Addresses besides the pages: /health for whoever watches over the server, stories in full screen, plotly.js."""
    health = Route(f"{address.base()}/health", _health, methods=["GET", "HEAD"])
    return [health, *present_route.routes(), *chart_library.routes(address.base())]


async def _health(_request: Request) -> PlainTextResponse:
    """200 while the database answers, else 503 with the word starting or unavailable; says nothing else."""
    if not _begun.is_set():
        return PlainTextResponse(STARTING, 503, {"Cache-Control": "no-store"})
    try:
        await anyio.to_thread.run_sync(_ask_database)
    except Exception:  # noqa: BLE001  whatever it is, the answer is the same
        return PlainTextResponse("unavailable", 503, {"Cache-Control": "no-store"})
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


def _ask_database() -> None:
    warehouse.data_version()


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:  # noqa: ARG001  Streamlit hands over the application
    """Listen at once and make the database ready meanwhile; let go of it at the end."""
    loop = asyncio.get_running_loop()
    _stop_in_time(loop)
    beside = asyncio.create_task(_run_beside())
    loop.call_later(1, _look_again)
    sys.stderr.write(f"The dashboard is at {signin.address()} (Ctrl+C stops it)\n")
    try:
        yield {}
    finally:
        beside.cancel()  # what has begun is finished first
        with suppress(asyncio.CancelledError):
            await beside
        await anyio.to_thread.run_sync(_end)


async def _run_beside() -> None:
    """Load the engine, open the database, and later have a process for reading ready."""
    try:
        running = await anyio.to_thread.run_sync(importlib.import_module, RUNNING)
        await anyio.to_thread.run_sync(running.begin)
    except Exception:
        log.exception("Nothing runs beside the pages: no backups, no copy for readers")
        return
    finally:
        _begun.set()
    await asyncio.sleep(SPARE_AFTER)
    running.keep_spare()


def _end() -> None:
    importlib.import_module(RUNNING).end()


def _problem() -> str | None:
    """Why the server must not be started like this; None if it may."""
    if signin.configured():
        return signin.problem()
    return OPEN if listening.is_open(config.get_option("server.address")) else None


def _look_again() -> None:
    """Once more when the server listens: a program other than Streamlit may have started it."""
    problem = _problem()
    if problem:
        sys.stderr.write(problem + "\n")
        os._exit(1)


def _end_with(problem: str | None) -> None:
    if problem:
        sys.stderr.write(problem + "\n")
        raise SystemExit(1)


def _stop_in_time(loop: asyncio.AbstractEventLoop) -> None:
    """On SIGTERM or Ctrl+C wait for what is under way, but not for a request that never ends."""
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)
        if not callable(before):
            continue

        def stop(signum: int, frame: Any, before: Any = before) -> None:
            loop.call_soon_threadsafe(loop.call_later, GRACE_SECONDS, _stop_now)
            signal.signal(signum, before)
            before(signum, frame)

        signal.signal(number, stop)


def _stop_now() -> None:
    warehouse.close()
    signal.raise_signal(signal.SIGINT)


def say_what_went_wrong(error: Exception) -> bool:
    """Show one sentence in place of an error."""
    from visitstats.ui import failing

    return failing.say_what_went_wrong(error)
