"""What each format holds of the numbers of its views: charts, cells, printed numbers."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from docx import Document
from lxml import etree
from pptx import Presentation

from visitstats.export.picture import render_png, view_svg
from visitstats.export.powerpoint import deck
from visitstats.export.powerpoint_tables import cell_text
from visitstats.export.report import report
from visitstats.export.story import story
from visitstats.export.views import Edition, View
from visitstats.export.workbook import workbook
from visitstats.reference.palette import LIGHT
from visitstats.texts import use_language

MARKED = ("rows", "bridge", "stacked", "tiles", "years", "heat")  # shapes that print the number of each mark
ADDRESS = "url"  # a column that paper leaves out


def in_deck(edition: Edition) -> None:
    """The series of each native chart are those of the view; a panel is a chart of its own."""
    slides = list(Presentation(io.BytesIO(deck([edition]))).slides)[1:]
    for view, slide in zip(edition.views, slides, strict=True):
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        drawn = [[list(series.values) for series in chart.plots[0].series] for chart in charts]
        if view.shape == "bridge":
            assert drawn[0][1] == [abs(item.value or 0) for item in view.items], view.key
        elif view.shape == "panels":
            lines = [[one for one in (panel.before, panel.this) if one] for panel in view.panels]
            assert drawn == [[[item.value for item in one.items] for one in several] for several in lines]
        elif view.shape in ("tiles", "heat"):
            said = " ".join(element.text or "" for element in slide.element.iter() if element.tag.endswith("}t"))
            assert all(item.text in said for series in view.series for item in series.items)
        elif view.shape not in ("table", "heat"):
            assert drawn == [[[item.value for item in series.items] for series in view.series]], view.key


def in_workbook(edition: Edition) -> None:
    """The cells of each table are the frame of the view."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(edition)))
    views = [view for view in edition.views if not edition.repeats(view)]
    for view, sheet in zip(views, book.worksheets[2:], strict=True):
        cells = sheet.iter_rows(min_row=6, max_row=5 + len(view.frame), max_col=len(view.columns), values_only=True)
        assert [[_cell(value) for value in row] for row in cells] == _rows(view), view.key


def _rows(view: View) -> list[list[object]]:
    """The frame as a workbook gives it back: gaps and empty texts as None."""
    return [[_cell(value) for value in row] for row in view.frame.astype(object).itertuples(index=False)]


def _cell(value: Any) -> Any:
    """A cell to compare: a gap and an empty text alike, shares to nine figures."""
    if pd.isna(value) or value == "":
        return None
    return round(value, 9) if isinstance(value, float) else value


def in_report(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of the chapter have the numbers as a reader writes them."""
    pixel = render_png([], (1, 1), LIGHT)  # what pictures say is looked at in the story
    monkeypatch.setattr("visitstats.export.report.render_png", lambda *_: pixel)
    tables = Document(io.BytesIO(report(edition))).tables
    views = [view for view in edition.views if not edition.repeats(view) and view.shape != "heat"]  # a table itself
    for view, table in zip(views, tables, strict=True):
        columns = [column for column in view.columns if column.key != ADDRESS]
        with use_language(edition.language):
            wanted = [
                [cell_text(value, column.form) for column, value in zip(columns, row, strict=True)]
                for row in view.frame[[column.key for column in columns]].itertuples(index=False)
            ]
        assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == wanted, view.key


def in_story_and_pictures(edition: Edition) -> None:
    """The number of each mark is printed; the same marks make the slide of the story and the picture."""
    page = story([edition]).decode()
    with use_language(edition.language):
        for view in edition.views:
            root = etree.fromstring(view_svg(view).encode())
            texts = [element.text or "" for element in root.iter("{*}text")]
            if view.shape in MARKED:
                shown = [item.text for series in view.series for item in series.items if item.value]
                if view.shape == "stacked":  # a narrow part has no room for its number
                    shown = [
                        str(sum(int(one.items[place].value or 0) for one in view.series))
                        for place in range(len(view.items))
                    ]
                assert not [text for text in shown if text not in texts], view.key
            assert all(f">{text}</text>" in page for text in texts if text.isdigit())
