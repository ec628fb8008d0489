"""What stories and saved views are called."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from visitstats import access, warehouse
from visitstats.access import Actor
from visitstats.access.stories import StoryView
from visitstats.export import findings
from visitstats.export.choice import saved
from visitstats.export.ready import chosen_sets
from visitstats.ingest.personal import clean
from visitstats.texts import _, language, use_language
from visitstats.ui import data


def story_name(name: str | None) -> str:
    """The name of a story; the ready one is called in the reader's language."""
    return name if isinstance(name, str) and name else _("For the forum")


def kept_name(typed: str) -> str:
    """A name for a story as it may be kept: what names a person or a telephone is masked."""
    return clean(typed.strip()) or ""


def names(stories: pd.DataFrame, deleted: bool = False) -> dict[int, str]:
    """The names of the stories that are listed, or of the deleted ones, by number."""
    listed = stories[stories["deleted"] == deleted]
    return {int(one): story_name(name) for one, name in zip(listed["story_id"], listed["name"], strict=True)}


def titles(views: Sequence[StoryView], year: int) -> list[tuple[str, bool]]:
    """What each view says (its title), and whether it can be shown; else what it is called."""
    return _titles(tuple(views), year, language(), warehouse.data_version(), data.actor())


@st.cache_data(max_entries=200, show_spinner=False)
def _titles(
    views: tuple[StoryView, ...],
    year: int,
    spoken: str,
    version: int,  # noqa: ARG001  titles hold for one state of the data
    who: Actor,
) -> list[tuple[str, bool]]:
    told = []
    ask = partial(access.ask, who)
    for view in views:
        built = chosen_sets((spoken,), saved([view]), year, ask)[0].views
        with use_language(spoken):
            told.append((built[0].title if built else findings.label(view.view), bool(built)))
    return told
