"""The page Present: which views, in which languages; full screen, as files, by link; and the order of a story."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from visitstats.access import stories
from visitstats.access.stories import StoryView
from visitstats.export.choice import READY, saved
from visitstats.export.formats import Order
from visitstats.texts import LANGUAGES, _, language
from visitstats.ui import address, blocks, data, present_words
from visitstats.ui.language import NAMES

READY_SET = 0


@dataclass(frozen=True)
class Chosen:
    """What is shown: a story (0: the ready set), the places of its views, and the languages, the first one opens."""

    story_id: int
    name: str
    views: tuple[StoryView, ...]
    places: tuple[int, ...]
    languages: tuple[str, ...]
    year: int
    fits: bool

    def order(self) -> Order:
        """The same for the files."""
        chosen = tuple(self.views[place] for place in self.places)
        named = self.story_id != READY_SET and self.name != present_words.story_name(None)
        return Order(
            self.languages,
            self.year,
            saved(chosen),
            (lambda: self.name) if named else str,
            self.name if named else "",
        )

    def link(self) -> str:
        """Where the story stands full screen, from the address of this page."""
        query = [("lang", one) for one in self.languages] + [("year", str(self.year))]
        if len(self.places) < len(self.views):
            query.append(("views", ",".join(str(place + 1) for place in self.places)))
        actor = data.actor()
        query += [("edition", str(actor.edition))] if actor.edition is not None else []
        query += [("publication", "1")] if actor.publication else []
        return f"story/{self.story_id}?{urlencode(query)}"


def show_introduction() -> None:
    """What can be shown, and how a story comes about."""
    blocks.sentence(_("A story is saved views in an order: full screen in the hall, as slides, for print."))
    blocks.text(_("“Add to a story” under a chart of any page puts it at the end of a story, with its filters."))


def choose(year: int) -> Chosen:
    """The story, the languages and the views, side by side."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        story_id, name, views = _story()
        spoken = _languages()
    titles = present_words.titles(views, year)
    places = _places(story_id, titles)
    fits = any(titles[place][1] for place in places)
    return Chosen(story_id, name, views, places, spoken, year, fits)


def show_link(chosen: Chosen) -> None:
    """The button that opens the story full screen in a window of its own."""
    st.link_button(
        _("Show full screen"),
        chosen.link(),
        type="primary",
        icon=":material/slideshow:",
        disabled=not chosen.fits,
    )
    keys = {"arrows": "← →", "b": "B", "l": "L", "d": "D", "f": "F"}
    blocks.notes(
        [
            _(
                "{arrows} or a clicker: slides; {b}: dark screen; {l}: language; {d}: light or dark; {f}: full screen.",
                **keys,
            ),
            _("The link can be sent on; printing gives one slide a page."),
        ]
    )


def _story() -> tuple[int, str, tuple[StoryView, ...]]:
    known = {READY_SET: _("Ready set")} | present_words.names(stories.stories(data.actor()))
    key = address.key(f"story_{language()}")
    asked = address.text("story")
    first = address.start(key, int(asked) if asked.isdigit() and int(asked) in known else min(1, max(known)))
    options = list(known)
    index = options.index(first) if first in options else 0
    picked = int(st.selectbox(_("Story"), options, index=index, key=key, format_func=lambda one: known.get(one, "")))
    address.keep("story", str(picked) if picked else "")
    views = tuple(StoryView("", view) for view in READY) if not picked else stories.story(picked, data.actor()).views
    return picked, known[picked], views


def _languages() -> tuple[str, ...]:
    """The languages: that of the page, until the reader chooses others; in the order in which they are chosen."""
    picked = st.pills(
        _("Languages"),
        LANGUAGES,
        selection_mode="multi",
        default=[language()],
        format_func=NAMES.__getitem__,
        key=address.key(f"spoken_{language()}"),
    )
    return tuple(picked) or (language(),)


def _places(story_id: int, titles: Sequence[tuple[str, bool]]) -> tuple[int, ...]:
    """The views to show, all of them unless the reader chooses."""
    words = {place: f"{place + 1}. {title}" for place, (title, _shown) in enumerate(titles)}
    picked = st.multiselect(
        _("Views"),
        list(words),
        format_func=lambda place: words.get(place, ""),
        key=address.key(f"views_{story_id}_{len(titles)}_{language()}"),
        placeholder=_("All"),
        select_all=False,
    )
    return tuple(sorted(picked)) if picked else tuple(words)
