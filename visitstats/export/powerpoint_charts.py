"""Native charts of slides: a reader can open their data and edit them."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Emu, Pt

from visitstats.export.chart_data import PlainChartData
from visitstats.export.palette import LIGHT, text_on
from visitstats.export.safe import plain
from visitstats.export.views import (
    AT_LEAST,
    BRIDGE,
    EXACT,
    LINES,
    NONE,
    ROWS,
    SO_FAR,
    STACKED,
    TO_DATE,
    YEARS,
    Item,
    View,
)
from visitstats.export.workbook_charts import bridge_parts, label_room

Box = tuple[Emu, Emu, Emu, Emu]
FONT = "Arial"


def colour(shade: str) -> RGBColor:
    """A colour of the palette for python-pptx."""
    return RGBColor.from_string(LIGHT[shade].lstrip("#"))


def add_chart(shapes: Any, view: View, box: Box) -> Any:
    """Draw the chart of a view into a box of a slide; the graphic frame."""
    makers = {YEARS: _years, LINES: _lines, ROWS: _rows, BRIDGE: _bridge, STACKED: _stacked}
    frame = makers[view.shape](shapes, view, box)
    frame.chart.font.name = FONT
    frame.chart.has_title = False
    return frame


def _font(font: Any, size: float, shade: str = "ink", bold: bool = False) -> None:
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = colour(shade)


def _add(shapes: Any, kind: Any, data: PlainChartData, box: Box) -> Any:
    frame = shapes.add_chart(kind, *box, data)
    frame.chart.has_legend = False
    return frame


def _bare(chart: Chart, size: float, rows: bool = False) -> None:
    """Names on one axis, no value axis, no grid: the numbers stand on the bars."""
    names, values = chart.category_axis, chart.value_axis
    _font(names.tick_labels.font, size, "ink2")
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = colour("axis")
    names.has_major_gridlines = values.has_major_gridlines = False
    names.reverse_order = rows
    values.minimum_scale = 0
    values.visible = False


def _paint(point: Any, item: Item) -> None:
    """Solid, faint for a bound, hatched for a part of a year."""
    fill, line = point.format.fill, point.format.line
    if item.state == TO_DATE:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = colour(item.colour), colour("ground")
    else:
        fill.solid()
        fill.fore_color.rgb = colour("bound" if item.state in (AT_LEAST, SO_FAR) else item.colour)
    if item.state in (AT_LEAST, SO_FAR, TO_DATE):
        line.color.rgb, line.width = colour(item.colour), Pt(1.5)


def _values(series: Any, size: float, position: Any, shade: str = "ink") -> None:
    """The number on each mark, from the data of the chart: it follows when somebody edits them."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "#,##0", False
    labels.position = position
    _font(labels.font, size, shade, bold=True)


def _paint_all(series: Any, items: Sequence[Item]) -> None:
    """One colour for the series, and another only for the marks that differ."""
    first = items[0].colour
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(first)
    for place, item in enumerate(items):
        if item.colour != first or item.state not in (EXACT, NONE):
            _paint(series.points[place], item)


def _write(point: Any, text: str, size: float, position: Any, shade: str = "ink", note: str = "") -> None:
    """The number on a mark, and below it what qualifies it."""
    label = point.data_label
    paragraph = label.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = plain(text)
    _font(run.font, size, shade, bold=True)
    if note:
        second = label.text_frame.add_paragraph().add_run()
        second.text = plain(note)
        _font(second.font, max(size * 0.55, 12), "ink2")
    if position is not None:
        label.position = position


def _years(shapes: Any, view: View, box: Box) -> Any:
    crowded = len(view.items) > 9
    size, ticks = (18, 14) if crowded else (26, 18)
    labels = [item.label if item.value is not None else f"{item.label}\n{item.note}" for item in view.items]
    data = PlainChartData(labels)
    data.series(view.series[0].name, [item.value for item in view.items])
    frame = _add(shapes, XL_CHART_TYPE.COLUMN_CLUSTERED, data, box)
    plot = frame.chart.plots[0]
    plot.gap_width = 52
    _paint_all(plot.series[0], view.items)
    _values(plot.series[0], size, XL_LABEL_POSITION.OUTSIDE_END)
    for place, item in enumerate(view.items):
        if item.value is not None and item.state != EXACT:
            note = item.note if item.state in (TO_DATE, SO_FAR) else ""
            _write(plot.series[0].points[place], item.text, size, XL_LABEL_POSITION.OUTSIDE_END, note=note)
    _bare(frame.chart, ticks)
    frame.chart.value_axis.maximum_scale = 1.18 * max((item.value or 0 for item in view.items), default=1)
    return frame


def _lines(shapes: Any, view: View, box: Box) -> Any:
    data = PlainChartData([item.label for item in view.items])
    for series in view.series:
        data.series(series.name, [item.value for item in series.items])
    frame = _add(shapes, XL_CHART_TYPE.LINE_MARKERS, data, box)
    chart = frame.chart
    for drawn, series in zip(chart.plots[0].series, view.series, strict=True):
        main = series.colour == "total"
        drawn.smooth = False
        drawn.format.line.color.rgb = colour(series.colour)
        drawn.format.line.width = Pt(3.5 if main else 2.25)
        drawn.marker.style = XL_MARKER_STYLE.CIRCLE if main else XL_MARKER_STYLE.NONE
        if main:
            drawn.marker.size = 9
            drawn.marker.format.fill.solid()
            drawn.marker.format.fill.fore_color.rgb = colour(series.colour)
            drawn.marker.format.line.color.rgb = colour(series.colour)
            highest = max(range(len(series.items)), key=lambda place: series.items[place].value or 0)
            _write(drawn.points[highest], series.items[highest].text, 24, XL_LABEL_POSITION.ABOVE)
    _bare(chart, 16)
    _legend(chart)
    values = chart.value_axis
    values.visible, values.has_major_gridlines = True, True
    values.major_gridlines.format.line.color.rgb = colour("grid")
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    _font(values.tick_labels.font, 14, "ink2")
    return frame


def _legend(chart: Chart) -> None:
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    _font(chart.legend.font, 16)


def _sizes(count: int) -> tuple[float, float]:
    """Type sizes of values and names for so many rows."""
    return next(sizes for most, sizes in ((7, (24, 16)), (12, (16, 13)), (99, (13, 12))) if count <= most)


def _rows(shapes: Any, view: View, box: Box) -> Any:
    size, ticks = _sizes(len(view.items))
    data = PlainChartData([item.label for item in view.items])
    data.series(view.series[0].name, [item.value for item in view.items])
    frame = _add(shapes, XL_CHART_TYPE.BAR_CLUSTERED, data, box)
    plot = frame.chart.plots[0]
    plot.gap_width = 47
    _paint_all(plot.series[0], view.items)
    _values(plot.series[0], size, XL_LABEL_POSITION.OUTSIDE_END)
    _bare(frame.chart, ticks, rows=True)
    return frame


def _bridge(shapes: Any, view: View, box: Box) -> Any:
    """A waterfall of rows: an invisible base, the bar, and an invisible rest that carries the number."""
    parts, room = bridge_parts(view.items), label_room(view.items)
    data = PlainChartData([item.label for item in view.items])
    data.series(" ", [base for base, _height in parts])
    data.series(view.series[0].name, [height for _base, height in parts])
    data.series("  ", [room] * len(parts))
    frame = _add(shapes, XL_CHART_TYPE.BAR_STACKED, data, box)
    plot = frame.chart.plots[0]
    plot.gap_width, plot.overlap = 47, 100
    base, bars, rest = plot.series
    for unseen in (base, rest):
        unseen.format.fill.background()
        unseen.format.line.fill.background()
    size, ticks = _sizes(len(view.items))
    for place, item in enumerate(view.items):
        _paint(bars.points[place], item)
        _write(rest.points[place], item.text, size - 2, XL_LABEL_POSITION.INSIDE_BASE)
    _bare(frame.chart, ticks, rows=True)
    return frame


def _stacked(shapes: Any, view: View, box: Box) -> Any:
    data = PlainChartData([item.label for item in view.items])
    for series in view.series:
        data.series(series.name, [item.value for item in series.items])
    frame = _add(shapes, XL_CHART_TYPE.BAR_STACKED, data, box)
    plot = frame.chart.plots[0]
    plot.gap_width, plot.overlap = 47, 100
    for drawn, series in zip(plot.series, view.series, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(series.colour)
        drawn.format.line.color.rgb, drawn.format.line.width = colour("ground"), Pt(1.5)
        _values(drawn, 20, XL_LABEL_POSITION.CENTER, text_on(series.colour))
        for place, item in enumerate(series.items):
            if (item.value or 0) < 0.03 * _largest(view.series):  # no room for a number
                _write(drawn.points[place], "", 20, XL_LABEL_POSITION.CENTER)
    _bare(frame.chart, 18, rows=True)
    _legend(frame.chart)
    return frame


def _largest(series: Sequence[Any]) -> float:
    """The longest of the stacked bars."""
    sums = [sum(item.value or 0 for item in items) for items in zip(*(part.items for part in series), strict=True)]
    return max(sums, default=1)
