"""Names the parts that every page with charts needs in the head of the first answer, so that they come at once.

Streamlit's page asks for them as elements arrive, and for what each of them needs after that: what draws charts, the
largest part of all, comes only after the first answer of the script.
"""

import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from visitstats.ui import chart_library

# Names of files of Streamlit's page, without the hash in them.
PARTS = ("Html", "Selectbox", "Checkbox", "ButtonGroup", "Button", "DownloadButton", "BidiComponent", "PageLink")
FONTS = ("SourceSerifVariable-Roman", "MaterialSymbols-Rounded")
NEEDED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')
HEAD = 20_000  # characters of a part within which it says what it needs
SIGN = b"./static/js/index."  # stands in Streamlit's page, and in no other
END_OF_HEAD = b"</head>"


class Preload:
    """Adds links to the head of Streamlit's page; every other answer passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the page back until it is whole."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        held: list[Message] = []

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
            elif not held:
                await send(message)
            elif message["type"] == "http.response.body":
                held.append(message)
                if not message.get("more_body"):
                    await _give(send, held[0], b"".join(part.get("body", b"") for part in held[1:]))

        await self.app(scope, receive, add)


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


async def _give(send: Send, start: Message, body: bytes) -> None:
    if SIGN in body:
        body = body.replace(END_OF_HEAD, links() + END_OF_HEAD, 1)
    start = {**start, "headers": list(start["headers"])}
    MutableHeaders(raw=start["headers"])["Content-Length"] = str(len(body))
    await send(start)
    await send({"type": "http.response.body", "body": body})


@cache
def links() -> bytes:
    """A link for each part that this version of Streamlit has, for what they need, and for the fonts of headings."""
    folder = Path(file_util.get_static_dir())
    page = (folder / "index.html").read_text("utf-8")
    names = [path.name for part in PARTS for path in sorted((folder / "static" / "js").glob(f"{part}.*.js"))]
    for name in names:
        with (folder / "static" / "js" / name).open(encoding="utf-8") as file:
            names += [each for each in NEEDED.findall(file.read(HEAD)) if each not in names and each not in page]
    fonts = [path.name for part in FONTS for path in sorted((folder / "static" / "media").glob(f"{part}.*.woff2"))]
    lines = [f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./static/media/{name}">\n'
             for name in fonts]  # fmt: skip
    lines.append(f'<link rel="preload" as="script" href="{chart_library.address()}">\n')
    lines += [
        f'<link rel="modulepreload" crossorigin fetchpriority="low" href="./static/js/{name}">\n' for name in names
    ]
    return "".join(lines).encode()
