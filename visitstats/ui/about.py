"""The words of the page About: definitions, how numbers are chosen, sources."""

import pandas as pd
import streamlit as st

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.reference.published import published_figures
from visitstats.texts import _, language, number
from visitstats.ui import blocks, words


def _part(title: str, *paragraphs: str) -> None:
    with st.container(gap="small"):
        blocks.heading(title)
        for text in paragraphs:
            blocks.text(text)


def show_definitions() -> None:
    """What is counted."""
    _part(
        _("What is counted"),
        _(
            "A preventive visit is one visit of a group of the National Preventive Mechanism to an institution on one "
            "day or several days in a row. A row of a register is one visit, unless the register gives another number."
        ),
        _(
            "An institution is its name within a region, as spelled in the registers; two spellings count as two "
            "institutions until somebody joins them."
        ),
        _("More visits are neither good nor bad; the number says how much was done, not what was found."),
    )


def show_choice() -> None:
    """How one number is chosen among several."""
    _part(
        _("How the number of a year is chosen"),
        _(
            "First the published figure; of two statements the later one. Else a reported table that spans the whole "
            "country. Else the records, shown as “recorded so far” and never compared until the year is marked "
            "complete."
        ),
        _(
            "Published figures and records are never added together. A breakdown comes from the source that covers "
            "most of the year’s number, and says which part it covers."
        ),
        _(
            "What is not known is a gap, not a zero. “More than 500” is drawn as a bound, and a part of a year as a "
            "part of a year; neither is compared."
        ),
        _("Two years are compared only if both are exact whole years next to each other."),
        _(
            "Regions are shown with the borders of the year; changes between years are shown on common borders, so "
            "that a new border never looks like a fall."
        ),
    )


def sources_title() -> str:
    """The title of the table of sources."""
    return _("Published figures and their sources")


def _shown(figure) -> str:
    sign = {"at_least": f">{words.NBSP}", "about": f"≈{words.NBSP}"}.get(figure.bound, "")
    return f"{sign}{number(figure.number)}"


def sources(stated: pd.DataFrame) -> pd.DataFrame:
    """Every published figure with what it counts, its source, and whether it is the number of its year.

    `stated` is the answer to published_statements.
    """
    blocks.heading(sources_title())
    in_force = {row.statement for row in each(stated) if row.in_force}
    figures = list(published_figures().values())
    spoken = language()
    return pd.DataFrame(
        {
            _("Year"): [str(figure.year) if figure.year else "—" for figure in figures],
            _("What it counts"): [name("figure", figure.key, spoken, "label") for figure in figures],
            _("Number"): [_shown(figure) for figure in figures],
            _("Number of the year"): [_("yes") if figure.key in in_force else _("no") for figure in figures],
            _("Source"): [name("figure", figure.key, spoken, "source") for figure in figures],
            _("Note"): [figure.names.get("note", {}).get(spoken, "") for figure in figures],
            _("Address"): [figure.source_url for figure in figures],
        }
    )


def show_rest() -> None:
    """Personal data and demonstration data."""
    _part(
        _("Personal data"),
        _(
            "Names of persons, identification numbers, phones and free text are never stored. Of a file only the "
            "recognised columns are kept, with file, sheet and row; the file itself is not kept."
        ),
    )
    _part(
        _("Demonstration data"),
        _(
            "Breakdowns by ministry and region have not been published. Until the first import of real registers, "
            "made-up registers of 2015 and 2016 show what the pages can do; they add up to the published totals of 527 "
            "and 680, and are marked on every page and every file."
        ),
    )
