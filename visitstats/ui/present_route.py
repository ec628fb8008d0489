"""The address of a story, /story/1?lang=kk; what makes stories is loaded when the first one is asked for."""

import importlib

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

MAKER = "visitstats.ui.present_page"  # with makers of slides and fonts, which the first page can do without


def routes() -> list[Route]:
    """The addresses of stories."""
    return [Route("/story/{story_id:int}", _story, methods=["GET", "HEAD"])]


async def _story(request: Request) -> Response:
    page = await anyio.to_thread.run_sync(importlib.import_module, MAKER)  # other readers need not wait meanwhile
    answer: Response = await page.story_page(request)
    return answer
