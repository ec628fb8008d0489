"""The address of a story, /story/1?lang=kk; what makes stories is loaded when the first one is asked for."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def routes() -> list[Route]:
    """The addresses of stories."""
    return [Route("/story/{story_id:int}", _story, methods=["GET", "HEAD"])]


async def _story(request: Request) -> Response:
    from visitstats.ui.present_page import story_page  # makers of slides and fonts, which the first page can do without

    return await story_page(request)
