"""Small charts of months on one scale: where their marks stand."""

from collections.abc import Iterator

from visitstats.export.drawing import Box, Line, Mark, Rect, Text, text_width, wrapped
from visitstats.export.views import Panel, Series, View

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_MONTHS = (0, 4, 8, 11)  # the months that are named below a small chart
_TEXT = 30.0


def columns_of(count: int) -> int:
    """How many small charts stand side by side."""
    return next((columns for most, columns in ((3, max(count, 1)), (4, 2), (6, 3)) if count <= most), 4)


def scale_of(view: View) -> tuple[int, int]:
    """The step of the axis that all small charts share, and its end: two or three steps hold every month."""
    lines = [line for panel in view.panels for line in (panel.this, panel.before) if line]
    highest = max((item.value or 0 for line in lines for item in line.items), default=1)
    step = next((step for step in _STEPS if step * 3 >= highest), 2000)
    return step, step * max(-(-int(highest) // step), 1)


def panels(view: View, box: Box) -> Iterator[Mark]:
    """All small charts in a grid."""
    count = len(view.panels)
    columns = columns_of(count)
    rows = -(-count // columns)
    gap, width, height = 56.0, box.width / columns, box.height / rows
    for place, panel in enumerate(view.panels):
        row, column = divmod(place, columns)
        left, top = box.left + column * width, box.top + row * height
        yield from _panel(panel, Box(left, top, width - gap, height - 12), scale_of(view), first=column == 0)


def _panel(panel: Panel, box: Box, scale: tuple[int, int], first: bool) -> Iterator[Mark]:
    """A name with its number, and below it both lines."""
    size = min(_TEXT, box.height / 9)
    room = box.width - 34
    lines = wrapped(panel.name, size, room)[:2]
    yield Rect(box.left, box.top + size * 0.25, size * 0.7, size * 0.7, panel.this.colour)
    y = box.top + size * 0.9
    for line in lines:
        yield Text(box.left + 34, y, line, size, "ink", "start", 600)
        y += size * 1.12
    yield Text(box.left + 34, y, panel.text, size, "ink", "start", 700)
    yield Text(box.left + 34 + text_width(panel.text, size * 1.1) + 16, y, panel.change, size, "ink2")
    top = box.top + size * 4.1
    floor, left = box.bottom - size * 1.15, box.left + size * 1.7
    yield from _axes(panel, Box(left, top, box.right - left, floor - top), scale, size, first)
    for series, thick in ((panel.before, 4.0), (panel.this, 6.0)):
        if series:
            yield from _line(series, Box(left, top, box.right - left, floor - top), scale[1], thick)


def _axes(panel: Panel, box: Box, scale: tuple[int, int], size: float, first: bool) -> Iterator[Mark]:
    step, highest = scale
    for value in range(0, highest + 1, step):
        y = box.bottom - value * box.height / highest
        yield Line(((box.left, y), (box.right, y)), "axis" if value == 0 else "grid", 2)
        if first or value == 0:
            yield Text(box.left - 12, y + size * 0.3, str(value), size * 0.8, "ink2", "end")
    for place in _MONTHS:
        x = box.left + box.width * place / 11
        anchor = "start" if place == 0 else "end" if place == 11 else "middle"
        yield Text(x, box.bottom + size, panel.this.items[place].label, size * 0.8, "ink2", anchor)


def _line(series: Series, box: Box, highest: float, thick: float) -> Iterator[Mark]:
    points = [
        (box.left + box.width * place / 11, box.bottom - item.value * box.height / highest)
        for place, item in enumerate(series.items)
        if item.value is not None
    ]
    if len(points) > 1:
        yield Line(tuple(points), series.colour, thick)
