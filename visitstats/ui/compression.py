"""Answers packed for the wire: parts of the pages that never change are packed once and kept, the rest each time."""

import gzip
import threading

import anyio
import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = "/static/"
SMALLEST = 1024  # bytes
LEVEL = 5
KEPT_MB = 32
PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/wasm")


class Compression:
    """Brotli where the browser takes it, else gzip; a name under /static/ holds a hash, so its content stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.rest = GZipMiddleware(app, minimum_size=SMALLEST, compresslevel=LEVEL)
        self.kept: dict[tuple[str, str], tuple[Message, bytes]] = {}
        self.bytes = 0
        self.guard = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pack and keep."""
        way = _way(scope)
        if way is None:
            await self.rest(scope, receive, send)
            return
        key = (scope["path"], way)
        if key not in self.kept:
            start, body = await self._answer(scope, receive)
            if not _may_be_packed(start, body):
                await _give(send, start, body)
                return
            packed = await anyio.to_thread.run_sync(_pack, body, way)
            self._keep(key, _packed_start(start, packed, way), packed)
        await _give(send, *self.kept[key])

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
        """The whole answer of the application."""
        start: list[Message] = []
        parts: list[bytes] = []

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        left_out = (b"range", b"accept-encoding")  # the whole of it, and packed by nobody else
        plain = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in left_out]}
        await self.app(plain, receive, collect)
        return start[0], b"".join(parts)

    def _keep(self, key: tuple[str, str], start: Message, packed: bytes) -> None:
        with self.guard:
            if self.bytes + len(packed) > KEPT_MB << 20:
                self.kept.clear()
                self.bytes = 0
            self.kept[key] = (start, packed)
            self.bytes += len(packed)


def _way(scope: Scope) -> str | None:
    """br or gzip for a part that never changes; None for everything else."""
    if scope["type"] != "http" or scope["method"] != "GET" or STATIC not in scope["path"]:
        return None
    headers = Headers(scope=scope)
    if "if-none-match" in headers or "if-modified-since" in headers:
        return None
    accepted = headers.get("accept-encoding", "")
    return next((way for way in ("br", "gzip") if way in accepted), None)


def _may_be_packed(start: Message, body: bytes) -> bool:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "")
    return (
        start["status"] == 200
        and len(body) >= SMALLEST
        and "content-encoding" not in headers
        and kind.startswith(PACKED)
    )


def _pack(body: bytes, way: str) -> bytes:
    return brotli.compress(body, quality=6) if way == "br" else gzip.compress(body, compresslevel=6, mtime=0)


def _packed_start(start: Message, packed: bytes, way: str) -> Message:
    message = {**start, "headers": list(start["headers"])}
    headers = MutableHeaders(raw=message["headers"])
    headers["Content-Encoding"] = way
    headers["Content-Length"] = str(len(packed))
    headers.add_vary_header("Accept-Encoding")
    return message


async def _give(send: Send, start: Message, body: bytes) -> None:
    await send({**start, "headers": list(start["headers"])})
    await send({"type": "http.response.body", "body": body})
