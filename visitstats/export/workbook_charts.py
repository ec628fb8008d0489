"""Native charts of a workbook, drawn from the cells of the table beside them."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from visitstats.export.bridges import bridge_parts, label_room, longest_bar
from visitstats.export.chart_shapes import Plot, bridge_plot, connectors, moments
from visitstats.export.safe import plain
from visitstats.export.views import (
    BRIDGE,
    LINES,
    PANELS,
    ROWS,
    STACKED,
    YEARS,
    Item,
    Series,
    View,
)
from visitstats.export.workbook_marks import FONT, VALUES, fill, labels
from visitstats.export.workbook_panels import add_panels
from visitstats.reference.palette import LIGHT

CHART_WIDTH = 860  # pixels
_HELPER_COLUMN = 30  # the invisible base and the parts of a waterfall stand far right, outside the printed area


def add_chart(
    file: Any, sheet: Worksheet, view: View, table: tuple[int, int], chart: tuple[int, int]
) -> list[list[str]]:
    """Put the chart of a view below its table. `table`: first and last row of the numbers; `chart`: its cell.

    Returns the shapes that belong over each chart; nothing where the view has none.
    """
    makers = {YEARS: _years, LINES: _lines, ROWS: _rows, BRIDGE: _bridge, STACKED: _stacked}
    if view.shape == PANELS:
        high = add_panels(file, sheet, view, table, chart[0], CHART_WIDTH)
        sheet.print_area(0, 0, chart[0] + high // 20 + 1, chart[1])
        return [[] for _panel in view.panels]
    if view.shape not in makers:
        sheet.print_area(0, 0, chart[0] - 1, chart[1])
        return []
    drawn = makers[view.shape](file, sheet, view, *table)
    drawn.set_title({"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    plot, shapes = _over(view)
    drawn.set_plotarea({"fill": {"none": True}} | ({"layout": plot.layout()} if plot else {}))
    height = max(340, 24 * len(view.items) + 60) if view.shape in (ROWS, BRIDGE) else 340
    drawn.set_size({"width": CHART_WIDTH, "height": height})
    sheet.insert_chart(chart[0], 0, drawn, {"description": plain(f"{view.alt} {view.title}"), "object_position": 2})
    sheet.print_area(0, 0, chart[0] + height // 20 + 1, chart[1])
    return [shapes]


def _over(view: View) -> tuple[Plot | None, list[str]]:
    """The place of the plot and what is drawn over it: connectors of a waterfall, dated events of years."""
    if view.shape == BRIDGE:
        plot = bridge_plot(view, 10, CHART_WIDTH * 0.75)
        return plot, connectors(bridge_parts(view.items), view.items, plot, _highest(view.items))
    if view.shape == YEARS and view.moments:
        plot = Plot(0.01, 0.04, 0.98, 0.86)
        return plot, moments(view, plot, 9)
    return None, []


def _highest(items: tuple[Item, ...]) -> float:
    """The end of the axis of a waterfall: its longest bar with the number behind it."""
    return max(base + height for base, height in bridge_parts(items)) + label_room(items)


def _range(sheet: Worksheet, first: int, last: int, column: int) -> list[Any]:
    return [sheet.get_name(), first, column, last, column]


def _bare(chart: Any, rows: bool = False, highest: float | None = None, lowest: float = 0) -> Any:
    """Bars from zero without value axis and grid: the numbers stand on the bars. Rows run from top to bottom."""
    names: dict[str, Any] = {
        "num_font": FONT,
        "line": {"color": LIGHT["axis"]},
        "major_tick_mark": "none",
        "reverse": rows,
    }
    names |= {"label_position": "low"} if lowest else {}
    values: dict[str, Any] = {"visible": False, "min": lowest, "major_gridlines": {"visible": False}}
    values |= {"max": highest} if highest else {}
    chart.set_x_axis(values if rows else names)
    chart.set_y_axis(names if rows else values)
    chart.set_legend({"none": True})
    return chart


def _years(file: Any, sheet: Worksheet, view: View, first: int, last: int) -> Any:
    chart = file.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": [sheet.get_name(), first - 1, 1],
            "categories": _range(sheet, first, last, 0),
            "values": _range(sheet, first, last, 1),
            "points": [fill(item) for item in view.items],
            "data_labels": labels(view.items),
            "gap": 52,
        }
    )
    return _bare(chart)


def _year_columns(view: View, count: int) -> list[int]:
    """The places of the last `count` columns of visits: the table has one a year, the latest last."""
    return [place for place, column in enumerate(view.columns) if column.form == "count"][-count:]


def _lines(file: Any, sheet: Worksheet, view: View, first: int, last: int) -> Any:
    chart = file.add_chart({"type": "line"})
    for series, column in zip(view.series, _year_columns(view, len(view.series)), strict=True):
        colour = LIGHT[series.colour]
        marker = {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
        chart.add_series(
            {
                "name": [sheet.get_name(), first - 1, column],
                "categories": _range(sheet, first, last, 0),
                "values": _range(sheet, first, last, column),
                "line": {"color": colour, "width": 2.5},
                "marker": marker if series.colour == "total" else {"type": "none"},
            }
        )
    chart.set_x_axis({"num_font": FONT, "line": {"color": LIGHT["axis"]}, "major_tick_mark": "none"})
    chart.set_y_axis(
        {
            "num_font": FONT,
            "min": 0,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": LIGHT["grid"]}},
        }
    )
    chart.set_legend({"position": "top", "font": FONT})
    return chart


def _rows(file: Any, sheet: Worksheet, view: View, first: int, last: int) -> Any:
    if any((item.value or 0) < 0 for item in view.items):
        return _changes(file, sheet, view)
    chart, column = file.add_chart({"type": "bar"}), 2
    chart.add_series(
        {
            "name": [sheet.get_name(), first - 1, column],
            "categories": _range(sheet, first, last, 0),
            "values": _range(sheet, first, last, column),
            "points": [fill(item) for item in view.items],
            "data_labels": labels(view.items),
            "gap": 47,
        }
    )
    return _bare(chart, rows=True)


def _changes(file: Any, sheet: Worksheet, view: View) -> Any:
    """Bars to both sides of zero, of the parts that moved: they stand beside the table, outside the printed area."""
    for row, item in enumerate(view.items):
        sheet.write_string(row, _HELPER_COLUMN, plain(item.label))
        sheet.write_number(row, _HELPER_COLUMN + 1, item.value or 0)
    sheet.set_column(_HELPER_COLUMN, _HELPER_COLUMN + 1, None, None, {"hidden": True})
    chart, last = file.add_chart({"type": "bar"}), len(view.items) - 1
    names, values = (_range(sheet, 0, last, _HELPER_COLUMN + place) for place in range(2))
    points, texts = [fill(item) for item in view.items], labels(view.items)
    chart.add_series({"categories": names, "values": values, "points": points, "data_labels": texts, "gap": 47})
    chart.show_hidden_data()
    numbers = [item.value or 0 for item in view.items]
    room = 0.16 * (max(0.0, *numbers) - min(numbers))
    return _bare(chart, rows=True, lowest=min(numbers) - room, highest=max(numbers) + room)


def _bridge(file: Any, sheet: Worksheet, view: View, first: int, _last: int) -> Any:
    """Three stacked series: an invisible base, the bar, and an invisible rest that carries the number."""
    room = label_room(view.items)
    for row, (item, (base, height)) in enumerate(zip(view.items, bridge_parts(view.items), strict=True)):
        sheet.write_string(row, _HELPER_COLUMN, plain(item.label))
        for place, value in enumerate((base, height, room), 1):
            sheet.write_number(row, _HELPER_COLUMN + place, value)
    sheet.set_column(_HELPER_COLUMN, _HELPER_COLUMN + 3, None, None, {"hidden": True})
    chart = file.add_chart({"type": "bar", "subtype": "stacked"})
    last = len(view.items) - 1
    names, bases, heights, rests = (_range(sheet, 0, last, _HELPER_COLUMN + place) for place in range(4))
    unseen = {"categories": names, "fill": {"none": True}, "border": {"none": True}, "gap": 47}
    chart.add_series(unseen | {"values": bases})
    points = [fill(item) for item in view.items]
    chart.add_series(
        {"name": [sheet.get_name(), first - 1, 3], "categories": names, "values": heights, "points": points}
    )
    chart.add_series(unseen | {"values": rests, "data_labels": labels(view.items) | {"position": "inside_base"}})
    chart.show_hidden_data()
    return _bare(chart, rows=True, highest=_highest(view.items))


def _stacked(file: Any, sheet: Worksheet, view: View, first: int, last: int) -> Any:
    """Stacked bars: a series is a row of the table, with the years as categories, or a column of it."""
    chart = file.add_chart({"type": "bar", "subtype": "stacked"})
    by_columns = len(view.frame) == len(view.items) and view.columns[-1].key == "total"
    places = _year_columns(view, len(view.items)) if not by_columns else [0]
    for place, series in enumerate(view.series):
        names, values = ([sheet.get_name(), one, places[0], one, places[-1]] for one in (first - 1, first + place))
        if by_columns:
            names, values = (_range(sheet, first, last, column) for column in (0, place + 1))
        shade = "ink" if series.colour in ("intermediate", "special") else "ground"
        label = {"value": True, "font": VALUES | {"color": LIGHT[shade]}}
        chart.add_series(
            {
                "name": [sheet.get_name(), first - 1, place + 1]
                if by_columns
                else [sheet.get_name(), first + place, 0],
                "categories": names,
                "values": values,
                "fill": {"color": LIGHT[series.colour]},
                "border": {"color": LIGHT["ground"], "width": 1.5},
                "data_labels": label | {"custom": _shown(view, series)},
                "gap": 47,
            }
        )
    _bare(chart, rows=True).set_legend({"position": "top", "font": FONT})
    return chart


def _shown(view: View, series: Series) -> list[dict[str, Any] | None]:
    """A number stands on a part of a bar only where it has room."""
    least = 0.05 * longest_bar(view)
    return [None if (item.value or 0) >= least else {"delete": True} for item in series.items]
