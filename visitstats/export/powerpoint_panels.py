"""Small charts of a slide: each a native chart of its own under its name, all on one scale."""

from collections.abc import Iterator

from visitstats.export import powerpoint_xml as xml
from visitstats.export.chart_xml import Chart, Series, ink, line
from visitstats.export.layout_panels import columns_of, scale_of
from visitstats.export.powerpoint_charts import Drawn
from visitstats.export.powerpoint_xml import Box, Style
from visitstats.export.safe import one_line
from visitstats.export.views import Panel, View
from visitstats.texts import listing

_POINT = 12700
_FIRST_SHAPE, _FIRST_RELATION = 20, 2  # rId1 is the layout of the slide


def panel_charts(view: View) -> list[Drawn]:
    """One chart a panel: the year before in grey, this year in the colour of the panel."""
    step, highest = scale_of(view)
    return [Drawn(_chart(panel, step, highest)) for panel in view.panels]


def _chart(panel: Panel, step: int, highest: int) -> Chart:
    lines = []
    for series, width in ((panel.before, 1.5), (panel.this, 2.75)):
        if series is None:
            continue
        look = f'<a:ln w="{int(width * _POINT)}" cap="rnd">{ink(series.colour)}<a:round/></a:ln>'
        marker = '<c:marker><c:symbol val="none"/></c:marker>'
        if series is panel.this:
            fill = f"<c:spPr>{ink(series.colour)}{line(series.colour, 0.75)}</c:spPr>"
            marker = f'<c:marker><c:symbol val="circle"/><c:size val="5"/>{fill}</c:marker>'
        lines.append(Series(series.name, [item.value for item in series.items], look, marker=marker))
    names = [item.label for item in panel.this.items]
    return Chart(names, lines, "line", size=12, number_size=11, grid=True, highest=highest, step=step, skip=4)


def panel_shapes(view: View, box: Box, lang: str) -> Iterator[str]:
    """Names, numbers and the places of the charts, in a grid."""
    columns = columns_of(len(view.panels))
    rows = -(-len(view.panels) // columns)
    width, height = box.width // columns, box.height // rows
    for place, panel in enumerate(view.panels):
        row, column = divmod(place, columns)
        left, top = box.left + column * width, box.top + row * height
        number = _FIRST_SHAPE + 4 * place
        room, mark = width - 20 * _POINT, 9 * _POINT
        yield xml.square(number, Box(left, top + 4 * _POINT, mark, mark), panel.this.colour)
        words = Box(left + 16 * _POINT, top, room - 16 * _POINT, 36 * _POINT)
        yield xml.text(number + 1, words, one_line(panel.name), Style(14, "ink", lang, True))
        below = Box(words.left, top + 35 * _POINT, words.width, 20 * _POINT)
        said = " ".join(filter(None, (panel.text, panel.change)))
        yield xml.text(number + 2, below, one_line(said), Style(16, "ink", lang, True))
        chart = Box(left, top + 54 * _POINT, room, height - 60 * _POINT)
        yield xml.chart_frame(number + 3, chart, f"rId{_FIRST_RELATION + place}")


def panel_words(panel: Panel) -> str:
    """A panel for readers who do not see it: its name, its number, its months."""
    months = listing(f"{item.label} {item.text}" for item in panel.this.items if item.text)
    return f"{panel.name}: {panel.text}. {months}"
