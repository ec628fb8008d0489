"""Files for presenting: a deck of ten native charts, and the records of 100,000 visits as a workbook."""

import io
from dataclasses import replace

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.timing import Row, compare
from tests.export.answers import Answers
from visitstats.export.powerpoint import deck
from visitstats.export.ready import ready_set
from visitstats.export.views import Edition

CHARTS, ROWS = 10, 100_000


def run() -> list[Row]:
    edition = _ten_charts()
    return [
        compare(
            "deck of ten native charts", lambda: deck([edition]), "bare python-pptx", lambda: _bare_deck(edition), 1.5
        ),
    ]


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
