"""Native charts of a workbook, drawn from the cells of the table beside them."""

import re
from typing import Any

from xlsxwriter.worksheet import Worksheet

from visitstats.export.chart_shapes import Plot, bridge_plot, connectors, moments
from visitstats.export.safe import plain
from visitstats.export.views import AT_LEAST, BRIDGE, LINES, ROWS, SO_FAR, STACKED, TO_DATE, YEARS, Item, View
from visitstats.reference.palette import LIGHT

_FONT = {"name": "Arial", "size": 10, "color": LIGHT["ink2"]}
_VALUES = {"name": "Arial", "size": 10, "bold": True, "color": LIGHT["ink"]}
CHART_WIDTH = 860  # pixels
_HELPER_COLUMN = 30  # the invisible base and the parts of a waterfall stand far right, outside the printed area


def add_chart(
    file: Any, sheet: Worksheet, view: View, table: tuple[int, int], chart: tuple[int, int]
) -> list[str] | None:
    """Put the chart of a view below its table. `table`: first and last row of the numbers; `chart`: its cell.

    Returns the shapes that belong over it; None where the view has no chart.
    """
    makers = {YEARS: _years, LINES: _lines, ROWS: _rows, BRIDGE: _bridge, STACKED: _stacked}
    if view.shape not in makers:
        sheet.print_area(0, 0, chart[0] - 1, chart[1])
        return None
    drawn = makers[view.shape](file, sheet, view, *table)
    drawn.set_title({"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    plot, shapes = _over(view)
    drawn.set_plotarea({"fill": {"none": True}} | ({"layout": plot.layout()} if plot else {}))
    height = max(340, 24 * len(view.items) + 60) if view.shape in (ROWS, BRIDGE) else 340
    drawn.set_size({"width": CHART_WIDTH, "height": height})
    sheet.insert_chart(chart[0], 0, drawn, {"description": plain(f"{view.alt} {view.title}"), "object_position": 2})
    sheet.print_area(0, 0, chart[0] + height // 20 + 1, chart[1])
    return shapes


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


def _fill(item: Item) -> dict[str, Any]:
    """How a bar is filled: solid, faint for a bound, hatched for a part of a year."""
    colour = LIGHT[item.colour]
    if item.state in (AT_LEAST, SO_FAR):
        return {"fill": {"color": LIGHT["bound"]}, "border": {"color": colour, "width": 1.25}}
    if item.state == TO_DATE:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": LIGHT["ground"]}
        return {"pattern": pattern, "border": {"color": colour, "width": 1.25}}
    return {"fill": {"color": colour}}


def _label(text: str) -> str:
    """The text of a label. The library takes some texts for references to cells: a word joiner keeps them text."""
    return re.sub(r"^(?==)|(?<=!)", "\u2060", plain(text))


def _labels(items: tuple[Item, ...]) -> dict[str, Any]:
    custom = [{"value": _label(item.text)} if item.value is not None else {"delete": True} for item in items]
    return {"value": True, "custom": custom, "font": _VALUES}


def _bare(chart: Any, rows: bool = False, highest: float | None = None, lowest: float = 0) -> Any:
    """Bars from zero without value axis and grid: the numbers stand on the bars. Rows run from top to bottom."""
    names: dict[str, Any] = {
        "num_font": _FONT,
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
            "points": [_fill(item) for item in view.items],
            "data_labels": _labels(view.items),
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
    chart.set_x_axis({"num_font": _FONT, "line": {"color": LIGHT["axis"]}, "major_tick_mark": "none"})
    chart.set_y_axis(
        {
            "num_font": _FONT,
            "min": 0,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": LIGHT["grid"]}},
        }
    )
    chart.set_legend({"position": "top", "font": _FONT})
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
            "points": [_fill(item) for item in view.items],
            "data_labels": _labels(view.items),
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
    points, labels = [_fill(item) for item in view.items], _labels(view.items)
    chart.add_series({"categories": names, "values": values, "points": points, "data_labels": labels, "gap": 47})
    chart.show_hidden_data()
    numbers = [item.value or 0 for item in view.items]
    room = 0.16 * (max(0.0, *numbers) - min(numbers))
    return _bare(chart, rows=True, lowest=min(numbers) - room, highest=max(numbers) + room)


def label_room(items: tuple[Item, ...]) -> float:
    """Room for a number behind a bar, in the unit of the values."""
    return 0.14 * max((abs(item.value or 0) for item in items), default=1.0)


def bridge_parts(items: tuple[Item, ...]) -> list[tuple[float, float]]:
    """Base (invisible) and height of each bar of a waterfall whose first and last items are totals."""
    parts, level = [], 0.0
    for place, item in enumerate(items):
        value = item.value or 0
        if place in (0, len(items) - 1):
            parts.append((0.0, float(value)))
            level = float(value)
        else:
            parts.append((min(level, level + value), float(abs(value))))
            level += value
    return parts


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
    points = [_fill(item) for item in view.items]
    chart.add_series(
        {"name": [sheet.get_name(), first - 1, 3], "categories": names, "values": heights, "points": points}
    )
    chart.add_series(unseen | {"values": rests, "data_labels": _labels(view.items) | {"position": "inside_base"}})
    chart.show_hidden_data()
    return _bare(chart, rows=True, highest=_highest(view.items))


def _stacked(file: Any, sheet: Worksheet, view: View, first: int, _last: int) -> Any:
    """Kinds are rows of the table and parts of the bars: one series a row, the years as categories."""
    chart = file.add_chart({"type": "bar", "subtype": "stacked"})
    places = _year_columns(view, len(view.items))
    for row, series in enumerate(view.series, first):
        light = series.colour in ("intermediate", "special")
        chart.add_series(
            {
                "name": [sheet.get_name(), row, 0],
                "categories": [sheet.get_name(), first - 1, places[0], first - 1, places[-1]],
                "values": [sheet.get_name(), row, places[0], row, places[-1]],
                "fill": {"color": LIGHT[series.colour]},
                "border": {"color": LIGHT["ground"], "width": 1.5},
                "data_labels": {"value": True, "font": _VALUES | {"color": LIGHT["ink" if light else "ground"]}},
                "gap": 47,
            }
        )
    drawn = _bare(chart, rows=True)
    drawn.set_legend({"position": "top", "font": _FONT})
    return drawn
