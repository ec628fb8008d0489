"""The address of plotly.js: the file that came with Python's plotly, under a name that changes with its content."""

import hashlib
from functools import cache
from pathlib import Path

import plotly
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


@cache
def address() -> str:
    """Where the browser finds it, from the address of a page."""
    with FILE.open("rb") as file:
        return f"./charts/static/plotly.{hashlib.file_digest(file, 'blake2s').hexdigest()[:12]}.js"


def routes(base: str = "") -> list[Route]:
    """The address under what stands before every path."""
    return [Route(f"{base}{address()[1:]}", _library, methods=["GET", "HEAD"])]


async def _library(_request: Request) -> FileResponse:
    return FileResponse(FILE, media_type="text/javascript", headers=KEPT)
