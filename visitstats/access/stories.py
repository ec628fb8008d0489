"""Stories as actors make them: who may export may make them, and everybody who sees the figures may look at them."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from visitstats.access.actor import Actor, require
from visitstats.access.read import ask
from visitstats.texts import mark
from visitstats.warehouse import NotFound
from visitstats.warehouse import stories as store
from visitstats.warehouse.stories import StoryView

__all__ = ["Story", "StoryView", "add_view", "create", "delete", "rename", "restore", "set_views", "stories", "story"]


@dataclass(frozen=True)
class Story:
    """A story with its views in their order; `name` is None for the ready one, which has a name in each language."""

    story_id: int
    name: str | None
    views: tuple[StoryView, ...]
    deleted: bool = False


def stories(actor: Actor) -> pd.DataFrame:
    """All stories, whichever edition is open; see the question `stories`. Raises Denied."""
    return _ask(actor, "stories")


def story(story_id: int, actor: Actor) -> Story:
    """One story with its views. Raises Denied, NotFound."""
    found = stories(actor)
    row = next(iter(found[found["story_id"] == story_id].to_dict("records")), None)
    if row is None:
        raise NotFound(mark("There is no story {number}."), number=story_id)
    views = _ask(actor, "story_views", story_id=story_id)[["page", "view", "address"]]
    saved = tuple(StoryView(*map(str, values)) for values in views.itertuples(index=False))
    return Story(story_id, row["name"], saved, bool(row["deleted"]))


def create(name: str, views: Sequence[StoryView], actor: Actor) -> int:
    """Make a story; returns its number. Raises Denied, Refusal."""
    require(actor, "export")
    return store.create(name, views, actor.name)


def rename(story_id: int, name: str, actor: Actor) -> None:
    """Give a story another name. Raises Denied, NotFound, Refusal."""
    require(actor, "export")
    store.rename(story_id, name, actor.name)


def add_view(story_id: int, view: StoryView, actor: Actor) -> None:
    """Put a view at the end of a story. Raises Denied, NotFound, Refusal."""
    require(actor, "export")
    store.add_view(story_id, view, actor.name)


def set_views(story_id: int, views: Sequence[StoryView], actor: Actor) -> None:
    """Let a story show these views in this order. Raises Denied, NotFound, Refusal."""
    require(actor, "export")
    store.set_views(story_id, views, actor.name)


def delete(story_id: int, actor: Actor) -> None:
    """Take a story off the list; it can be brought back. Raises Denied, NotFound."""
    require(actor, "export")
    store.set_deleted(story_id, True, actor.name)


def restore(story_id: int, actor: Actor) -> None:
    """Bring a deleted story back. Raises Denied, NotFound."""
    require(actor, "export")
    store.set_deleted(story_id, False, actor.name)


def _ask(actor: Actor, question: str, **params: Any) -> pd.DataFrame:
    return ask(dataclasses.replace(actor, edition=None), question, **params)
