"""Changing a story: its name, the order of its views, taking views out; deleting it, which can be undone."""

from collections.abc import Callable

import streamlit as st

from visitstats import access
from visitstats.access import stories
from visitstats.access.stories import StoryView
from visitstats.texts import _
from visitstats.ui import blocks, data, present_words
from visitstats.ui.present import READY_SET, Chosen
from visitstats.ui.words import markdown
from visitstats.warehouse import Refusal

UNDO, TROUBLE = "present_undo", "present_trouble"


def show(chosen: Chosen) -> None:
    """The views of the story in their order with what can be done, its name, and the deleted stories."""
    if not access.may(data.actor(), "export"):
        return
    blocks.heading(_("Change the story"))
    if st.session_state.get(TROUBLE):
        st.error(str(st.session_state.pop(TROUBLE)))
    if chosen.story_id == READY_SET:
        blocks.notes([_("The ready set is the same for everybody. Make a story of it to change it.")])
        _new(chosen)
    else:
        _rows(chosen)
        _named(chosen)
    _deleted()


def _try(work: Callable[[], object]) -> None:
    """Do it, and keep a refusal for the page."""
    try:
        work()
    except (Refusal, access.Denied) as refusal:
        st.session_state[TROUBLE] = refusal  # put into words by the page, which knows the language


def _set(story_id: int, views: list[StoryView], before: tuple[StoryView, ...]) -> None:
    _try(lambda: stories.set_views(story_id, views, data.actor()))
    st.session_state[UNDO] = (story_id, before)


def _rows(chosen: Chosen) -> None:
    views, titles = chosen.views, present_words.titles(chosen.views, chosen.year)
    if not views:
        blocks.notes([_("There is no view in this story yet.")])
    for place, (title, shown) in enumerate(titles):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"row_{place}"):
            said = markdown(title) if shown else f"{markdown(title)} – {_('cannot be shown for this year')}"
            st.markdown(f"{place + 1}\\. {said}", width="stretch")
            for sign, help_, step in (
                ("↑", _("Up"), -1),
                ("↓", _("Down"), 1),
            ):
                other = place + step
                _step(chosen, place, other, sign, help_)
            _small("×", _("Take out"), f"out_{place}", chosen, [*views[:place], *views[place + 1 :]])
    undo = st.session_state.get(UNDO)
    if undo and undo[0] == chosen.story_id and undo[1] != views:
        st.button(_("Undo the last change"), key="undo", icon=":material/undo:", on_click=_undo)


def _step(chosen: Chosen, place: int, other: int, sign: str, help_: str) -> None:
    moved = list(chosen.views)
    possible = 0 <= other < len(moved)
    if possible:
        moved[place], moved[other] = moved[other], moved[place]
    _small(sign, help_, f"move_{place}_{other}", chosen, moved, disabled=not possible)


def _small(sign: str, help_: str, key: str, chosen: Chosen, views: list[StoryView], disabled: bool = False) -> None:
    asked = (chosen.story_id, views, chosen.views)
    st.button(sign, key=key, help=help_, type="tertiary", on_click=_set, args=asked, disabled=disabled)


def _undo() -> None:
    story_id, views = st.session_state.pop(UNDO)
    _try(lambda: stories.set_views(story_id, list(views), data.actor()))


def _named(chosen: Chosen) -> None:
    with st.form("rename", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("Name of the story"), chosen.name, max_chars=120, key=f"name_{chosen.story_id}")
        if st.form_submit_button(_("Rename")) and name.strip() != chosen.name:
            _try(lambda: stories.rename(chosen.story_id, present_words.kept_name(name), data.actor()))
            st.rerun()
    with st.container(horizontal=True):
        _new(chosen)
        st.button(
            _("Delete the story"),
            key="delete",
            icon=":material/delete:",
            on_click=lambda: _try(lambda: stories.delete(chosen.story_id, data.actor())),
        )


def _new(chosen: Chosen) -> None:
    name = _("Copy: {name}", name=chosen.name)  # here: a callback does not know the language
    st.button(
        _("Make a copy"),
        key="copy",
        icon=":material/content_copy:",
        on_click=lambda: _try(lambda: stories.create(name, chosen.views, data.actor())),
    )


def _deleted() -> None:
    """What was deleted can be brought back."""
    for number, name in present_words.names(stories.stories(data.actor()), deleted=True).items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"deleted_{number}"):
            blocks.notes([_("Deleted: {name}", name=name)])
            st.button(
                _("Bring back"),
                key=f"back_{number}",
                type="tertiary",
                icon=":material/undo:",
                on_click=lambda number=number: _try(lambda: stories.restore(number, data.actor())),
            )
