"""An exhibit: a finding, its chart, its source, its table and the files of exactly that table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from visitstats.charts.canvas import Canvas
from visitstats.charts.theme import Look
from visitstats.export import data as files
from visitstats.texts import _
from visitstats.ui import behind, blocks, chart, downloads, present_add, tables
from visitstats.ui.page import View
from visitstats.ui.picture import picture_button


@dataclass(frozen=True)
class Exhibit:
    """Everything that one chart needs, in ready words; `table` has the reader's column names and plain numbers."""

    key: str
    title: str
    subtitle: str
    figure: Canvas | None
    table: pd.DataFrame
    source: str
    name: str
    mark: str = ""
    keys: tuple[tuple[str, str], ...] = field(default=())
    cells: behind.Cells = ()  # what each mark opens: see behind.at
    columns: Mapping[str, tuple[behind.Cell | None, ...]] = field(default_factory=dict)  # the same of the table

    def sheet(self) -> files.Sheet:
        """The same words and numbers for a file."""
        return files.Sheet(
            self.title, self.subtitle, self.source, self.mark, self.name, self.table, _("Demonstration data")
        )


def show(exhibit: Exhibit, view: View, narrow: bool = False) -> None:
    """Finding, chart, source, then table and downloads; the subtitle says which filters are in force.

    `narrow` for an exhibit in half a page.
    """
    look, filtered = view.look, view.chosen.in_words()
    if filtered:
        exhibit = replace(exhibit, subtitle=f"{exhibit.subtitle}. {filtered}")
    if view.edition:
        exhibit = replace(exhibit, source=f"{exhibit.source} {view.edition}")
    with st.container(gap="small"):
        blocks.heading(exhibit.title, exhibit.subtitle, exhibit.keys)
        opened = _chart(exhibit)
        blocks.source(exhibit.source)
        _actions(exhibit, look)
        only_a_table = exhibit.figure is None and not exhibit.table.empty
        if only_a_table or st.session_state.get(f"open_{exhibit.key}"):
            picking = behind.selection(f"table_{exhibit.key}") if exhibit.columns else {}
            tables.show(exhibit.table, f"table_{exhibit.key}", exhibit.title, narrow, **picking)
        opened = behind.in_table(f"table_{exhibit.key}", exhibit.columns) or opened
        if opened:
            behind.show(opened, view.chosen)


def _chart(exhibit: Exhibit) -> behind.Cell | None:
    """Draw the chart, if there is one; gives the number whose mark is open."""
    if exhibit.figure is None:
        return None
    key = f"chart_{exhibit.key}"
    opens = behind.opener(key) if exhibit.cells else None
    picked = behind.picked(key, exhibit.figure) if opens else None
    chart.show(key, exhibit.figure, exhibit.name, picked, opens)
    return behind.at(exhibit.figure, exhibit.cells, *picked) if picked else None


def _turn(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key, False)


def _actions(exhibit: Exhibit, look: Look) -> None:
    sheet, opened = exhibit.sheet(), f"open_{exhibit.key}"
    with st.container(horizontal=True, gap="small"):
        st.button(
            _("Table"),
            key=f"turn_{exhibit.key}",
            type="tertiary",
            icon=":material/table:",
            on_click=_turn,
            args=(opened,),
        )
        downloads.csv(exhibit.key, sheet, _named(exhibit))
        downloads.xlsx(exhibit.key, sheet, _named(exhibit))
        if exhibit.figure is not None and downloads.allowed():
            picture_button(exhibit.key, _("Picture"), files.file_name(_named(exhibit), "png"), exhibit, look)
            present_add.button(exhibit.key)


def _named(exhibit: Exhibit) -> str:
    """The name of a download, which says so when its data are made up."""
    return f"{exhibit.name} – {_('Demonstration data').lower()}" if exhibit.mark else exhibit.name
