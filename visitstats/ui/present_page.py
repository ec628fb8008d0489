"""A story at its address: the same page as the offline file, full screen, for whoever may look."""

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from threading import Lock

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from visitstats import access, warehouse
from visitstats.access import Actor, Denied, stories
from visitstats.access.stories import StoryView
from visitstats.export.choice import READY, saved
from visitstats.export.formats import NothingToShow, Order, make
from visitstats.export.story import policy
from visitstats.settings import today
from visitstats.texts import LANGUAGES, _, use_language
from visitstats.ui import signin
from visitstats.warehouse import Refusal

READY_SET = 0
NOT_KEPT = {"Cache-Control": "private, no-store"}
_making = Lock()


@dataclass(frozen=True)
class Asked:
    """A story as an address asks for it; `places` empty: all views."""

    story_id: int
    languages: tuple[str, ...]
    year: int | None
    places: tuple[int, ...]
    actor: Actor


async def story_page(request: Request) -> Response:
    """The answer to a request for a story."""
    actor = signin.who(request.cookies)
    if actor is None:
        return RedirectResponse(f"../present?story={request.path_params['story_id']}", 303, NOT_KEPT)
    asked = _asked(request, actor)
    return await anyio.to_thread.run_sync(_answer, asked)


def _asked(request: Request, actor: Actor) -> Asked:
    """What the address says; what is not understood is left out."""
    query = request.query_params
    languages = tuple(dict.fromkeys(one for one in query.getlist("lang") if one in LANGUAGES)) or LANGUAGES
    edition, year = query.get("edition", ""), query.get("year", "")
    actor = replace(actor, edition=_number(edition), publication=actor.publication or bool(query.get("publication")))
    places = tuple(n for n in map(_number, query.get("views", "").split(",")) if n)
    story_id = int(request.path_params["story_id"])
    return Asked(
        story_id, (*languages, *(one for one in LANGUAGES if one not in languages)), _number(year), places, actor
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _answer(asked: Asked) -> Response:
    """The story, or one sentence."""
    with use_language(asked.languages[0]):
        try:
            with _making:
                page = _made(asked, warehouse.data_version(), today().isoformat())
        except Denied as problem:
            return PlainTextResponse(str(problem), 403, NOT_KEPT)
        except Refusal as problem:
            return PlainTextResponse(str(problem), 404, NOT_KEPT)
        except NothingToShow:
            return PlainTextResponse(_("None of these views can be shown for this year."), 404, NOT_KEPT)
    return Response(
        page, media_type="text/html; charset=utf-8", headers=NOT_KEPT | {"Content-Security-Policy": _policy()}
    )


def _policy() -> str:
    return f"{policy()}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@lru_cache(maxsize=16)
def _made(asked: Asked, version: int, day: str) -> bytes:  # noqa: ARG001  a page holds for one state of the data
    story_id, actor = asked.story_id, asked.actor
    access.require(actor, "see")
    views, name = tuple(StoryView("", view) for view in READY), None
    if story_id != READY_SET:
        story = stories.story(story_id, actor)
        views, name = story.views, story.name
    chosen = tuple(views[n - 1] for n in asked.places if n <= len(views)) or views
    order = Order(asked.languages, asked.year, saved(chosen), lambda: name or "")
    return make("story", order, partial(access.ask, actor))[0]
