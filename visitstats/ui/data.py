"""Questions to the warehouse, each answer kept until the data change; who asks, and what is looked at."""

import dataclasses
import os
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from visitstats import warehouse
from visitstats.access import NO_ROLE, Actor, require
from visitstats.access import ask as ask_as
from visitstats.access.read import right_for
from visitstats.ingest import commit
from visitstats.settings import settings, today
from visitstats.texts import _, language
from visitstats.ui import address, signin
from visitstats.ui.shelf import Shelf, Turns

Function = TypeVar("Function", bound=Callable[..., Any])
_ready: set[str] = set()  # databases that this process has made ready
_answers, _made, _turns = Shelf(300), Shelf(150), Turns(max(2, os.cpu_count() or 2))
# Texts of few rows are taken one by one, which costs a page a tenth less than with Arrow.
pd.set_option("mode.string_storage", "python")


def person() -> Actor:
    """Who is at the pages: who has signed in; where no sign-in is set up, the one person at this computer."""
    return signin.here() or Actor("", NO_ROLE)


def actor() -> Actor:
    """Who is at the pages, with the edition that is open and whether the view is for publication."""
    chosen = address.text("edition")
    known = [] if not chosen else [str(number) for number in _asked("editions", (), person())["edition_id"]]
    number = int(chosen) if chosen in known else None
    return dataclasses.replace(person(), edition=number, publication=bool(address.text("publication")))


def make_ready() -> None:
    """Make the database, with demonstration data on the first start; done once for a server."""
    name = settings().database
    if name not in _ready:
        commit.start()
        _ready.add(name)


def ready() -> None:
    """Wait until the database is made; a page says so meanwhile."""
    if settings().database not in _ready:
        with st.spinner(_("The figures are being made ready …")):
            make_ready()


def ask(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named question; see `queries/questions`."""
    fixed = {key: tuple(value) if isinstance(value, list) else value for key, value in params.items()}
    return _asked(name, tuple(sorted(fixed.items())), actor())


def _asked(name: str, params: tuple[tuple[str, Any], ...], who: Actor) -> pd.DataFrame:
    require(who, right_for(name))
    nobody = _nobody(who)
    asked = {key: list(value) if isinstance(value, tuple) else value for key, value in params}
    answer: pd.DataFrame = _answers.get((name, params, _state(), nobody), lambda: ask_as(nobody, name, **asked))
    return answer.copy(deep=False)  # pandas copies what a page changes


def _nobody(who: Actor) -> Actor:
    """The same answer holds for everybody in this role."""
    return dataclasses.replace(who, name="")


def _state() -> tuple[str, int]:
    """An answer holds for one database and one state of its data."""
    return settings().database, warehouse.data_version()


def kept(function: Function) -> Function:
    """Make once what a page says, of answers alone: for each state of the data, role, language, day and arguments.

    All readers get the same object, so nothing may change it. The arguments must be hashable.
    """
    name = f"{function.__code__.co_filename} {function.__qualname__}"  # all pages are modules of one name

    @wraps(function)
    def made(*args: Any) -> Any:
        key = (name, args, _state(), _nobody(actor()), language(), today())
        return _made.get(key, lambda: function(*args), _turns)

    return cast(Function, made)
