"""Files for presenting: a deck of ten native charts, and the records of 100,000 visits as a workbook."""

import datetime
import io
from dataclasses import replace

import pandas as pd
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.timing import Row, compare
from tests.export.answers import Answers
from visitstats.export.data import Sheet, xlsx_bytes
from visitstats.export.powerpoint import deck
from visitstats.export.ready import ready_set
from visitstats.export.views import Edition

CHARTS, ROWS = 10, 100_000


def run() -> list[Row]:
    edition, records = _ten_charts(), _records()
    sheet = Sheet("Records of visits", "", "Source: registers", "", "Records", records)
    return [
        compare("deck, ten native charts", lambda: deck([edition]), "python-pptx", lambda: _bare_deck(edition), 1.5),
        compare(
            "100,000 records, xlsx", lambda: xlsx_bytes(sheet), "xlsxwriter", lambda: _bare_sheet(records), 0.35, 2
        ),
    ]


def _records() -> pd.DataFrame:
    """Rows as the question `records` gives them."""
    places = range(ROWS)
    first = datetime.date(2016, 1, 1)
    return pd.DataFrame(
        {
            "visit_id": pd.array(places, dtype="Int64"),
            "date": [first + datetime.timedelta(days=place % 366) for place in places],
            "month": pd.array([place % 12 + 1 for place in places], dtype="Int64"),
            "region_code": [f"KZ-{place % 20 + 10}" for place in places],
            "ministry_code": ["interior"] * ROWS,
            "visit_kind": ["periodic"] * ROWS,
            "institution_kind": ["colony"] * ROWS,
            "institution": [f"Учреждение {place % 900}" for place in places],
            "visits": pd.array([1] * ROWS, dtype="Int64"),
            "file_name": ["register.xlsx"] * ROWS,
            "sheet": ["Лист1"] * ROWS,
            "source_row": pd.array(places, dtype="Int64"),
        }
    )


def _bare_sheet(records: pd.DataFrame) -> bytes:
    """The library alone, in the way that takes it the least time and memory."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "in_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(buffer, options) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, list(records.columns))
        for place, row in enumerate(records.itertuples(index=False), 1):
            page.write_row(place, 0, row)
    return buffer.getvalue()


def _ten_charts() -> Edition:
    """Ten views with a chart each, of those that a deck draws natively."""
    edition = ready_set("kk", 2016, Answers())
    charted = [view for view in edition.views if view.shape not in ("tiles", "table")]
    views = [charted[place % len(charted)] for place in range(CHARTS)]
    return replace(edition, views=tuple(views))


def _bare_deck(edition: Edition) -> bytes:
    """The same numbers with the library alone: a title and a chart a slide, nothing set in our way."""
    presentation = Presentation()
    kinds = {"years": XL_CHART_TYPE.COLUMN_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS}
    for view in edition.views:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = view.title
        data = CategoryChartData()
        data.categories = [item.label for item in view.items]
        for series in view.series:
            data.add_series(series.name, [item.value for item in series.items])
        kind = kinds.get(view.shape, XL_CHART_TYPE.BAR_STACKED)
        slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(8), Inches(5), data)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()
