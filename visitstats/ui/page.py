"""How a page begins: its title, the demonstration bar, its filters; and what the reader has chosen."""

from dataclasses import dataclass

import streamlit as st

from visitstats.access import require
from visitstats.charts.theme import Look
from visitstats.texts import _
from visitstats.ui import address, blocks, data, filters, menu, viewing
from visitstats.ui.filters import Chosen


@dataclass(frozen=True)
class View:
    """What a page is drawn for: the look, the choices, whether demonstration data are in force, and which edition."""

    look: Look
    chosen: Chosen
    demonstration: bool
    edition: str = ""

    @property
    def mark(self) -> str:
        """The demonstration mark of exports; empty where the data are real."""
        return _("Demonstration data: they do not describe real visits.") if self.demonstration else ""


def begin(key: str, *wanted: str, keeps: tuple[str, ...] = ()) -> View:
    """Title, demonstration bar and the wanted filters (year, years, ministries, regions, kinds, search).

    `keeps` names further choices of the page that stand in the address.
    """
    address.enter(key)
    st.title(menu.title(key), anchor=False)
    require(data.person(), menu.right(key))
    status = data.ask("status").iloc[0]
    demonstration = bool(status["demonstration"])
    if demonstration:
        text = _("The breakdowns by ministry, region and month are made up; the yearly totals are published figures.")
        blocks.bar(_("Demonstration data") + ".", text)
    edition = viewing.bars()
    chosen = filters.show(wanted)
    address.write(*wanted, *keeps)
    return View(st.session_state["look"], chosen, demonstration, edition)
