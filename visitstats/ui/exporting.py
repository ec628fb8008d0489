"""The page Export: one button a file; a file is made when somebody asks for it."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from visitstats import access
from visitstats.access import Actor
from visitstats.export.formats import FORMATS, file_name, languages_of, make
from visitstats.texts import LANGUAGES, _, language
from visitstats.ui import address, blocks, data
from visitstats.ui.filters import Chosen
from visitstats.ui.language import NAMES


def _described() -> dict[str, tuple[str, str]]:
    """What each format is called, and what it is for."""
    return {
        "deck": (_("Slide deck"), _("One finding a slide; the charts can be edited, and their data opened.")),
        "workbook": (_("Workbook"), _("Contents, notes and one table a sheet, with charts and marks, for printing.")),
        "report": (_("Report"), _("A chapter with text, charts, tables, contents and page numbers.")),
        "pictures": (_("Pictures"), _("Each chart as a picture with its title, source and date inside.")),
        "story": (_("Story"), _("One file for a hall without network: full screen, three languages, light and dark.")),
    }


def show_introduction() -> None:
    """What all files have in common."""
    blocks.sentence(_("Files for a forum, for print and for the report, all with the same numbers as these pages."))


def show_files(chosen: Chosen) -> None:
    """The language of the files, then a name, a sentence and a button for each format."""
    spoken = _language()
    year = chosen.year
    for kind, (label, sentence) in _described().items():
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"file_{kind}"):
            blocks.html(f"<b>{escape(label)}</b><br>{escape(sentence)}", "vs-text")
            st.download_button(
                _("Download"),
                data=_maker(kind, spoken, year, data.actor()),
                file_name=file_name(kind, year, spoken),
                mime=FORMATS[kind].media_type,
                key=f"make_{kind}",
                icon=":material/download:",
                on_click="ignore",
                disabled=not access.may(data.actor(), "export"),
            )


def _language() -> str:
    """The language of the files: that of the page, until the reader chooses another."""
    chosen = st.segmented_control(
        _("Language of the files"),
        LANGUAGES,
        default=language(),
        format_func=NAMES.__getitem__,
        key=address.key(f"spoken_{language()}"),
        required=True,
    )
    return str(chosen)


def _maker(kind: str, spoken: str, year: int, actor: Actor) -> Callable[[], bytes]:
    """What makes the file; it runs in a thread of its own, where nothing of Streamlit is at hand."""

    def made() -> bytes:
        access.require(actor, "export")
        return make(kind, languages_of(kind, spoken), year, partial(access.ask, actor))[0]

    return made
