"""Stories kept in the database: made, named, filled, put in order, deleted and brought back. One transaction each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import duckdb

from visitstats.texts import mark
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import NotFound, Refusal
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.turns import WRITING

T = TypeVar("T")

LONGEST_NAME, MOST_VIEWS = 120, 60


class StoryView(NamedTuple):
    """A saved view: the page it comes from, the view that it is, and what was chosen, as in an address."""

    page: str
    view: str
    address: str = ""


def create(name: str, views: Sequence[StoryView], actor: str) -> int:
    """Make a story; returns its number. Raises Refusal for a name that is empty or too long, and for too many views."""
    name = _named(name)

    def work(own: duckdb.DuckDBPyConnection) -> int:
        ((number,),) = own.execute("SELECT coalesce(max(story_id), 0) + 1 FROM stories").fetchall()
        values = {"id": number, "name": name, "at": now(), "actor": actor}
        own.execute("INSERT INTO stories VALUES ($id, $name, $at, $actor, $at, $actor, FALSE)", values)
        _fill(own, number, views, actor)
        return int(number)

    return _changed("story_create", actor, work)


def rename(story_id: int, name: str, actor: str) -> None:
    """Give a story another name. Raises NotFound, Refusal."""
    name = _named(name)

    def work(own: duckdb.DuckDBPyConnection) -> None:
        _touch(own, story_id, actor)
        own.execute("UPDATE stories SET name = $name WHERE story_id = $id", {"name": name, "id": story_id})

    _changed("story_change", actor, work, story_id)


def add_view(story_id: int, view: StoryView, actor: str) -> None:
    """Put a view at the end of a story. Raises NotFound, Refusal where the story is full."""

    def work(own: duckdb.DuckDBPyConnection) -> None:
        _touch(own, story_id, actor)
        found = own.execute("SELECT max(place), count(*) FROM story_views WHERE story_id = $id", {"id": story_id})
        ((last, several),) = found.fetchall()
        _refuse_many(several + 1)
        _insert(own, story_id, (last or 0) + 1, view, actor)

    _changed("story_change", actor, work, story_id)


def set_views(story_id: int, views: Sequence[StoryView], actor: str) -> None:
    """Let a story show these views in this order. Raises NotFound, Refusal for too many."""

    def work(own: duckdb.DuckDBPyConnection) -> None:
        _touch(own, story_id, actor)
        own.execute("DELETE FROM story_views WHERE story_id = $id", {"id": story_id})
        _fill(own, story_id, views, actor)

    _changed("story_change", actor, work, story_id)


def set_deleted(story_id: int, deleted: bool, actor: str) -> None:
    """Take a story off the list, or bring it back. Raises NotFound."""

    def work(own: duckdb.DuckDBPyConnection) -> None:
        _touch(own, story_id, actor)
        own.execute("UPDATE stories SET deleted = $deleted WHERE story_id = $id", {"deleted": deleted, "id": story_id})

    _changed("story_delete" if deleted else "story_restore", actor, work, story_id)


def _changed(action: str, actor: str, work: Callable[[duckdb.DuckDBPyConnection], T], story_id: int | None = None) -> T:
    """Do what `work` does as one change; without a number it makes a story and returns its number."""

    def once() -> T:
        with WRITING, cursor() as own, change(own, actor, action) as entry:
            done = work(own)
            entry.what = f"story {done if story_id is None else story_id}"
            return done

    return tried_again(once)


def _named(name: str) -> str:
    """The name as it is kept: on one line."""
    name = " ".join(name.split())
    if not name:
        raise Refusal(mark("Give the story a name."))
    if len(name) > LONGEST_NAME:
        raise Refusal(mark("The name of a story has at most {n} characters."), n=LONGEST_NAME)
    return name


def _refuse_many(several: int) -> None:
    if several > MOST_VIEWS:
        raise Refusal(mark("A story has at most {n} views."), n=MOST_VIEWS)


def _touch(own: duckdb.DuckDBPyConnection, story_id: int, actor: str) -> None:
    """Note who changes a story; raises NotFound."""
    values = {"id": story_id, "at": now(), "actor": actor}
    changed = own.execute("UPDATE stories SET changed_at = $at, changed_by = $actor WHERE story_id = $id", values)
    if changed.fetchall() == [(0,)]:
        raise NotFound(mark("There is no story {number}."), number=story_id)


def _fill(own: duckdb.DuckDBPyConnection, story_id: int, views: Sequence[StoryView], actor: str) -> None:
    _refuse_many(len(views))
    for place, view in enumerate(views, 1):
        _insert(own, story_id, place, view, actor)


def _insert(own: duckdb.DuckDBPyConnection, story_id: int, place: int, view: StoryView, actor: str) -> None:
    values = {"id": story_id, "place": place, "at": now(), "actor": actor, **view._asdict()}
    own.execute("INSERT INTO story_views VALUES ($id, $place, $page, $view, $address, $at, $actor)", values)
