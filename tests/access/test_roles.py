"""Roles x actions, asked directly of the rooms below the pages, where nothing is hidden."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from visitstats import access, warehouse
from visitstats.access import ALLOWED, ROLES, Actor, Denied
from visitstats.access.actor import ACTIONS
from visitstats.access.read import right_for

EVERYBODY = (*ROLES, "", "stranger", "Administrator")
# These need an actor, but no right: what they say or write is about the actor alone.
ABOUT_THE_ACTOR = {"may", "require", "audit"}
TELLING = {
    "institution",
    "file_name",
    "sheet",
    "source_row",
    "text",
    "value",
    "actor",
}  # columns that name single things
# Lists of files, of what was kept and of statements, without the content of any file.
OPEN = {"imports", "editions", "stories", "story_views", "published_statements", "mandate_lists"}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of `visitstats.access` that takes an actor."""
    for module in iter_modules(access.__path__):
        room = import_module(f"visitstats.access.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            own = function.__module__ == room.__name__ and not name.startswith("_")
            if own and "actor" in inspect.signature(function).parameters:
                yield f"{module.name}.{name}", function


FUNCTIONS = {name: function for name, function in functions() if name.partition(".")[2] not in ABOUT_THE_ACTOR}


def call(function: Callable[..., Any], actor: Actor) -> None:
    """Call a function as this actor; whoever is let in gets nothing that could be done."""
    given = {
        name: actor if name == "actor" else "visits_by_year" if name == "name" else None
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is not parameter.VAR_KEYWORD and (name == "actor" or parameter.default is parameter.empty)
    }
    places = [given.pop(name) for name, each in inspect.signature(function).parameters.items()
              if each.kind is each.POSITIONAL_ONLY]  # fmt: skip
    function(*places, **given)


def right_of(function: Callable[..., Any]) -> str:
    """The right that a function asks for first."""
    with pytest.raises(Denied) as denied:
        call(function, Actor("nobody", ""))
    return str(denied.value.args[0])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_whoever_lacks_the_right_is_refused_before_anything_is_done(unchanged: Path, name: str) -> None:
    before = warehouse.data_version()
    needed = right_of(FUNCTIONS[name])
    assert needed in ACTIONS
    for role in EVERYBODY:
        if needed not in ALLOWED.get(role, set()):
            with pytest.raises(Denied):
                call(FUNCTIONS[name], Actor("somebody", role))
    assert warehouse.data_version() == before


@pytest.mark.parametrize("question", sorted(warehouse.questions()))
def test_each_question_is_answered_to_the_roles_that_may_and_to_no_other(unchanged: Path, question: str) -> None:
    needed = right_for(question)
    for role in EVERYBODY:
        if needed in ALLOWED.get(role, set()):
            assert access.ask(Actor("somebody", role), question) is not None
        else:
            with pytest.raises(Denied):
                access.ask(Actor("somebody", role), question)


@pytest.mark.parametrize("question", sorted(warehouse.questions()))
def test_a_viewer_is_told_of_no_single_thing(question: str) -> None:
    columns = {column for column, _kind in warehouse.find(question).columns}
    if question not in OPEN and columns & TELLING:
        assert right_for(question) != "see", columns & TELLING


def test_roles_widen_and_only_an_administrator_administers() -> None:
    assert list(ALLOWED) == ["viewer", "presenter", "analyst", "administrator"]
    assert all(ALLOWED[less] < ALLOWED[more] for less, more in pairwise(ROLES))
    assert ALLOWED["viewer"] == {"see"}
    assert ALLOWED["presenter"] == {"see", "export"}
    assert [role for role in ROLES if "administer" in ALLOWED[role]] == ["administrator"]
    assert [role for role in ROLES if "import" in ALLOWED[role]] == ["analyst", "administrator"]
