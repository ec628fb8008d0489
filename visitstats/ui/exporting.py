"""Files of chosen views: one button a format; a file is made when somebody asks for it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from visitstats import access
from visitstats.access import Actor
from visitstats.export.formats import NothingToShow, Order, file_name, make, media_type
from visitstats.texts import LANGUAGES, _, use_language
from visitstats.ui import blocks, data


def _described() -> dict[str, tuple[str, str]]:
    """What each format is called, and what it is for."""
    return {
        "deck": (_("Slide deck"), _("One finding a slide; the charts can be edited, and their data opened.")),
        "workbook": (_("Workbook"), _("Contents, notes and one table a sheet, with charts and marks, for printing.")),
        "report": (_("Report"), _("A chapter with text, charts, tables, contents and page numbers.")),
        "pictures": (_("Pictures"), _("Each chart as a picture with its title, source and date inside.")),
        "story": (_("Story"), _("One file for a hall without network: full screen, three languages, light and dark.")),
        "data": (
            _("Data"),
            _("The records of the year as CSV, Parquet and workbook, with a description of the columns."),
        ),
    }


def show_files(order: Order, year: int, fits: bool) -> None:
    """A name, a sentence and a button for each format; no button works where nothing can be shown."""
    rights = {"data": "read_records"}
    for kind, (label, sentence) in _described().items():
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"file_{kind}"):
            blocks.html(f"<b>{escape(label)}</b><br>{escape(sentence)}", "vs-text")
            st.download_button(
                _("Download"),
                data=maker(kind, order, data.actor()),
                file_name=file_name(kind, year, order.languages, order.name),
                mime=media_type(kind, order.languages),
                key=f"make_{kind}",
                icon=":material/download:",
                on_click="ignore",
                disabled=not fits
                or not all(access.may(data.actor(), one) for one in {"export", rights.get(kind, "export")}),
            )


def maker(kind: str, order: Order, actor: Actor) -> Callable[[], bytes]:
    """What makes the file; it runs in a thread of its own, where nothing of Streamlit is at hand."""

    if kind == "story":  # it holds all languages, and those that were chosen come first
        order = replace(order, languages=tuple(dict.fromkeys((*order.languages, *LANGUAGES))))

    def made() -> bytes:
        try:
            return access.export(actor, kind, lambda: make(kind, order, partial(access.ask, actor))[0])
        except NothingToShow:
            with use_language(order.languages[0]):
                raise NothingToShow(_("None of these views can be shown for this year.")) from None

    return made
