"""An exhibit: a finding, its chart, its source, its table and the files of exactly that table."""

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from visitstats.charts.theme import Look, config
from visitstats.export import data as files
from visitstats.texts import _, language, month_name
from visitstats.ui import behind, blocks, tables
from visitstats.ui.page import View
from visitstats.ui.picture import picture_button


@dataclass(frozen=True)
class Exhibit:
    """Everything that one chart needs, in ready words; `table` has the reader's column names and plain numbers."""

    key: str
    title: str
    subtitle: str
    figure: go.Figure | None
    table: pd.DataFrame
    source: str
    name: str
    mark: str = ""
    keys: tuple[tuple[str, str], ...] = field(default=())
    cells: tuple[behind.Cell | None, ...] = ()  # what each mark opens: the traces in their order, or the points of one

    def sheet(self) -> files.Sheet:
        """The same words and numbers for a file."""
        return files.Sheet(
            self.title, self.subtitle, self.source, self.mark, self.name, self.table, _("Demonstration data")
        )


def show(exhibit: Exhibit, view: View) -> None:
    """Finding, chart, source, then table and downloads; the subtitle says which filters are in force."""
    look, filtered = view.look, view.chosen.in_words()
    if filtered:
        exhibit = replace(exhibit, subtitle=f"{exhibit.subtitle}. {filtered}")
    if view.edition:
        exhibit = replace(exhibit, source=f"{exhibit.source} {view.edition}")
    with st.container(gap="small"):
        blocks.heading(exhibit.title, exhibit.subtitle, exhibit.keys)
        if exhibit.figure is not None:
            if exhibit.cells:  # marks that are not picked stay readable
                exhibit.figure.update_traces(unselected={"marker": {"opacity": 0.8}}, selector={"type": "bar"})
            blocks.reserve(f"chart_{exhibit.key}", int(exhibit.figure.layout.height))
            months = [month_name(month) for month in range(1, 13)]
            short = [month_name(month, "short") for month in range(1, 13)]
            st.plotly_chart(
                exhibit.figure,
                theme=None,
                key=f"chart_{exhibit.key}",
                config=config(language(), months, short),
                alt=exhibit.title,
                **(behind.selection(f"chart_{exhibit.key}") if exhibit.cells else {}),
            )
        blocks.source(exhibit.source)
        _actions(exhibit, look)
        only_a_table = exhibit.figure is None and not exhibit.table.empty
        if only_a_table or st.session_state.get(f"open_{exhibit.key}"):
            tables.show(exhibit.table, f"table_{exhibit.key}", exhibit.title)
        opened = behind.picked(f"chart_{exhibit.key}", exhibit.figure, exhibit.cells) if exhibit.cells else None
        if opened:
            behind.show(opened, view.chosen)


def _turn(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key, False)


def _actions(exhibit: Exhibit, look: Look) -> None:
    sheet, opened = exhibit.sheet(), f"open_{exhibit.key}"
    shown: dict[str, Any] = {"type": "tertiary", "on_click": "ignore", "icon": ":material/download:"}
    with st.container(horizontal=True, gap="small"):
        st.button(
            _("Table"),
            key=f"turn_{exhibit.key}",
            type="tertiary",
            icon=":material/table:",
            on_click=_turn,
            args=(opened,),
        )
        st.download_button(
            "CSV",
            data=lambda: files.csv_bytes(sheet),
            file_name=files.file_name(_named(exhibit), "csv"),
            mime=files.CSV_TYPE,
            key=f"csv_{exhibit.key}",
            **shown,
        )
        st.download_button(
            "XLSX",
            data=lambda: files.xlsx_bytes(sheet),
            file_name=files.file_name(_named(exhibit), "xlsx"),
            mime=files.XLSX_TYPE,
            key=f"xlsx_{exhibit.key}",
            **shown,
        )
        if exhibit.figure is not None:
            picture_button(exhibit.key, _("Picture"), files.file_name(_named(exhibit), "png"), exhibit, look)


def _named(exhibit: Exhibit) -> str:
    """The name of a download, which says so when its data are made up."""
    return f"{exhibit.name} – {_('Demonstration data').lower()}" if exhibit.mark else exhibit.name
