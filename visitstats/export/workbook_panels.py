"""Small native charts of a workbook: one a column of the table, on one scale, the year before beside the table."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from visitstats.export.layout_panels import columns_of, scale_of
from visitstats.export.safe import plain
from visitstats.export.views import Panel, View
from visitstats.export.workbook_marks import unreferring
from visitstats.reference.palette import LIGHT

HIGH, GAP = 230, 12  # pixels
_HELPER_COLUMN = 30
_FONT = {"name": "Arial", "size": 8, "color": LIGHT["ink2"]}


def add_panels(file: Any, sheet: Worksheet, view: View, table: tuple[int, int], row: int, width: int) -> int:
    """Put the charts under the table, `width` pixels wide together; returns how many pixels they are high."""
    columns = columns_of(len(view.panels))
    wide = width // columns
    for place, panel in enumerate(view.panels):
        _before(sheet, panel, _HELPER_COLUMN + place, table[0])
        chart = _chart(file, sheet, view, place, table)
        chart.set_size({"width": wide - GAP, "height": HIGH - GAP})
        down, across = divmod(place, columns)
        offsets = {"x_offset": across * wide, "y_offset": down * HIGH, "object_position": 2}
        sheet.insert_chart(row, 0, chart, offsets | {"description": plain(f"{view.alt} {panel.name}: {panel.text}")})
    sheet.set_column(_HELPER_COLUMN, _HELPER_COLUMN + len(view.panels) - 1, None, None, {"hidden": True})
    return HIGH * -(-len(view.panels) // columns)


def _before(sheet: Worksheet, panel: Panel, column: int, first: int) -> None:
    """The year before, which the table does not show, outside the printed area."""
    for row, item in enumerate(panel.before.items if panel.before else (), first):
        if item.value is not None:
            sheet.write_number(row, column, item.value)


def _chart(file: Any, sheet: Worksheet, view: View, place: int, table: tuple[int, int]) -> Any:
    panel, (first, last), name = view.panels[place], table, sheet.get_name()
    chart, (step, highest) = file.add_chart({"type": "line"}), scale_of(view)
    names = [name, first, 0, last, 0]
    for series, column, width in ((panel.before, _HELPER_COLUMN + place, 1.25), (panel.this, place + 1, 2.25)):
        if series is None:
            continue
        line = {"color": LIGHT[series.colour], "width": width}
        values = [name, first, column, last, column]
        chart.add_series({"name": unreferring(series.name), "categories": names, "values": values, "line": line})
    title = {"name": [name, first - 1, place + 1], "name_font": _FONT | {"bold": True, "size": 9}, "overlay": False}
    chart.set_title(title)
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    names_axis = {"num_font": _FONT, "interval_unit": 4, "line": {"color": LIGHT["axis"]}, "major_tick_mark": "none"}
    chart.set_x_axis(names_axis)
    chart.show_hidden_data()
    grid = {"visible": True, "line": {"color": LIGHT["grid"]}}
    axis = {"num_font": _FONT, "min": 0, "max": highest, "major_unit": step, "line": {"none": True}}
    chart.set_y_axis(axis | {"major_gridlines": grid})
    return chart
