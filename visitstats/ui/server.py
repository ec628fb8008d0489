"""The server round the pages: compression, security headers, uploads kept in memory, warming up at the start."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from visitstats.ingest import commit
from visitstats.settings import settings
from visitstats.texts import _

log = logging.getLogger(__name__)

MEBIBYTE = 1024 * 1024
HEADERS = {
    # The pages come from this server alone; the browser is told to ask nobody else.
    "Content-Security-Policy": (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
        "connect-src 'self' ws: wss: data: blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds the headers to every answer, without touching its body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and set the headers as the answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def middleware() -> list[Middleware]:
    """What stands round the pages, the outermost first."""
    # A part of an upload over this size would go to a temporary file; files of senders never reach the disk.
    MultiPartParser.spool_max_size = (settings().upload_mb + 1) * MEBIBYTE
    return [Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)]


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:  # noqa: ARG001  Streamlit hands over the application
    """Make the database ready before the first reader comes."""
    await anyio.to_thread.run_sync(commit.start)
    yield {}


def say_what_went_wrong(error: Exception) -> bool:
    """Show one sentence in place of an unforeseen error; the details go to the log of the server."""
    log.error("A page could not be shown", exc_info=error)
    st.error(
        _("This page cannot be shown now. Reload it; if that does not help, tell the administrator."),
        title=_("Something went wrong"),
    )
    return True
