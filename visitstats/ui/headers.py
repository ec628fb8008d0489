"""Headers of every answer: what the browser may load and show, and how long it may keep what belongs to a person."""

import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from visitstats.export.safe import script_hash

HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")
SECURE = re.compile(rb";\s*secure\s*(;|$)", re.IGNORECASE)
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# The pages come from this server alone; the browser is told to ask nobody else. Scripts are the files of this server,
# the modules of components (blobs that these make) and the one line inside Streamlit's page, by its hash; no text
# becomes a script. Looks are inline styles: Streamlit and its charts set them as they draw.
POLICY = (
    "default-src 'self'; script-src 'self' blob:{inline}; script-src-attr 'none'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' data: blob:{sockets}; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONE_YEAR = "max-age=31536000"


class SecurityHeaders:
    """Adds the headers to every answer, without touching its body; `public` means that readers come by https."""

    def __init__(self, app: ASGIApp, public: bool = False) -> None:
        self.app = app
        self.public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and set the headers as the answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._set(MutableHeaders(scope=message), scope)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _set(self, headers: MutableHeaders, scope: Scope) -> None:
        headers.setdefault("Content-Security-Policy", policy(Headers(scope=scope).get("host", "")))
        for name, value in HEADERS.items():
            headers[name] = value
        if "/media/" in scope["path"] or "set-cookie" in headers:
            headers["Cache-Control"] = "private, no-store"
        if self.public:
            headers["Strict-Transport-Security"] = ONE_YEAR
            _only_by_https(headers)


def policy(host: str) -> str:
    """The policy for pages under this host; older browsers want the address of the socket spelled out."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return POLICY.format(sockets=sockets, inline=_inline())


@cache
def _inline() -> str:
    """The hashes of the scripts that stand inside Streamlit's own page."""
    page = Path(file_util.get_static_dir(), "index.html").read_text("utf-8")
    return "".join(f" {script_hash(script)}" for script in INLINE.findall(page))


def _only_by_https(headers: MutableHeaders) -> None:
    """Cookies go back by https only."""
    for place, (name, value) in enumerate(headers.raw):
        if name == b"set-cookie" and not SECURE.search(value):
            headers.raw[place] = (name, value + b"; Secure")
