"""“Add to a story”: the view on the screen, with its filters, is put at the end of a story."""

import streamlit as st

from visitstats import access
from visitstats.access import stories
from visitstats.access.stories import StoryView
from visitstats.export.choice import from_address
from visitstats.export.ready import chosen_sets
from visitstats.texts import _, language, use_language
from visitstats.ui import address, blocks, data, present_words
from visitstats.warehouse import Refusal

# Which view of an export an exhibit of the pages is.
SHOWN = {
    "years": "overview",
    "months": "months",
    "period": "period",
    "changes": "changes",
    "ministries": "ministries",
    "ministry_months": "ministry_months",
    "kinds": "ministry_kinds",
    "tiles": "regions",
    "regions": "ranking",
    "region_changes": "region_changes",
    "completeness": "completeness",
    "two_periods": "compared",
    "two_periods_each": "compared",
}
NEW, TROUBLE = 0, "add_trouble"


def button(exhibit: str) -> None:
    """The action under a chart; nothing under charts that have no view, and for readers who may not export."""
    if exhibit not in SHOWN or not access.may(data.actor(), "export"):
        return
    pressed = st.button(_("Add to a story"), key=f"add_{exhibit}", type="tertiary", icon=":material/playlist_add:")
    if pressed:
        st.dialog(_("Add to a story"))(_ask)(on_screen(exhibit), language())


def on_screen(exhibit: str) -> StoryView:
    """The view that an exhibit shows now: its page and what is chosen there."""
    view = SHOWN[exhibit]
    return StoryView(address.page(), view, from_address(view, address.written()).address())


def _ask(view: StoryView, spoken: str) -> None:
    """To which story; a dialog runs again by itself, without the frame that chooses the language."""
    with use_language(spoken):
        _ask_in_words(view)


def _ask_in_words(view: StoryView) -> None:
    """An existing story, or a new one with a name."""
    choice = from_address(view.view, view.address)
    built = chosen_sets((language(),), (choice,), choice.year, data.ask)[0].views
    if not built:
        st.info(_("This view cannot stand in a story: the two years cannot be compared."))
        return
    blocks.sentence(built[0].title)
    blocks.notes([built[0].subtitle])
    known = present_words.names(stories.stories(data.actor()))
    into = st.selectbox(
        _("Story"), [*known, NEW], format_func=lambda one: known.get(one) or _("A new story"), key="add_into"
    )
    name = st.text_input(_("Name of the story"), max_chars=120, key="add_name") if into == NEW else ""
    pressed = st.button(
        _("Add"), key="add_now", type="primary", disabled=into == NEW and not name.strip(), on_click=_add, args=(view,)
    )
    if st.session_state.get(TROUBLE):
        st.error(str(st.session_state.pop(TROUBLE)))
    elif pressed:
        st.toast(_("Added to the story “{name}”.", name=known.get(into) or name.strip()))
        st.rerun()


def _add(view: StoryView) -> None:
    """Put the view into the story that is chosen in the dialog; a refusal is kept for it."""
    into, actor = int(st.session_state["add_into"]), data.actor()
    try:
        if into == NEW:
            stories.create(present_words.kept_name(str(st.session_state.get("add_name", ""))), [view], actor)
        else:
            stories.add_view(into, view, actor)
    except (Refusal, access.Denied) as refusal:
        st.session_state[TROUBLE] = refusal
