"""Where the marks of a chart stand: each shape of a view laid out into a box."""

from collections.abc import Iterator

from visitstats.export.bridges import bridge_parts
from visitstats.export.drawing import Box, Dot, Line, Mark, Rect, Text, text_width, wrapped
from visitstats.export.layout_heat import heat
from visitstats.export.layout_panels import panels
from visitstats.export.layout_years import years
from visitstats.export.views import (
    BRIDGE,
    HEAT,
    LINES,
    NONE,
    PANELS,
    ROWS,
    STACKED,
    TILES,
    YEARS,
    View,
)
from visitstats.reference.palette import text_on
from visitstats.texts import number


def chart(view: View, box: Box) -> Iterator[Mark]:
    """The marks of the chart of a view; nothing for a view that is a table."""
    layouts = {
        YEARS: years,
        LINES: _lines,
        ROWS: _rows,
        BRIDGE: _bridge,
        STACKED: _stacked,
        TILES: _tiles,
        PANELS: panels,
        HEAT: heat,
    }
    if view.shape in layouts:
        yield from layouts[view.shape](view, box)


def _nice(highest: float) -> int:
    """The step of a value axis with about five steps."""
    return next((step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000) if step * 5 >= highest), 2000)


def _lines(view: View, box: Box) -> Iterator[Mark]:
    highest = max((item.value or 0 for series in view.series for item in series.items), default=1)
    step = _nice(highest)
    top_value = step * -(-int(highest) // step)
    left, right, floor, top = box.left + 90, box.right - 210, box.bottom - 60, box.top + 50
    scale, unit = (floor - top) / max(top_value, 1), (right - left) / 11
    for value in range(0, top_value + 1, step):
        y = floor - value * scale
        yield Line(((left, y), (right, y)), "axis" if value == 0 else "grid", 2)
        yield Text(left - 20, y + 11, str(value), 32, "ink2", "end")
    for place, item in enumerate(view.items):
        yield Text(left + unit * place, box.bottom - 8, item.label, 34, "ink2", "middle")
    ends: list[float] = []
    for series in reversed(view.series):
        known = [
            (left + unit * p, floor - (i.value or 0) * scale) for p, i in enumerate(series.items) if i.value is not None
        ]
        main = series.colour == "total"
        yield Line(tuple(known), series.colour, 7 if main else 4)
        if main:
            yield from (Dot(x, y, 9, series.colour) for x, y in known)
            place = max(range(len(series.items)), key=lambda p: series.items[p].value or 0)
            item = series.items[place]
            x, y = left + unit * place, floor - (item.value or 0) * scale
            if (x, y) != known[-1]:  # there it stands at the end of the line
                yield Text(x, y - 24, item.text, 48, "ink", "middle", 700)
        x, y = known[-1]
        y = next((end + (48 if y >= end else -48) for end in ends if abs(end - y) < 44), y)
        ends.append(y)
        last = next(item for item in reversed(series.items) if item.value is not None)
        yield Text(
            x + 24, y + 12, f"{series.name}: {last.text}", 36, "ink" if main else "ink2", "start", 700 if main else 400
        )


def _row_sizes(count: int, height: float) -> tuple[float, float, float]:
    """Height of a row, size of its value and of its name."""
    row = min(height / max(count, 1), 130)
    return row, min(48.0, row * 0.62), min(36.0, row * 0.52)


def _rows(view: View, box: Box) -> Iterator[Mark]:
    row, value_size, name_size = _row_sizes(len(view.items), box.height)
    names = min(max((text_width(item.label, name_size) for item in view.items), default=0), box.width * 0.42)
    left = box.left + names + 24
    lowest = min(0.0, *(item.value or 0 for item in view.items))
    highest = max(0.0, *(item.value or 0 for item in view.items))
    room = box.right - left - (8.4 if lowest else 4.2) * value_size
    scale = room / max(highest - lowest, 1)
    zero = left - lowest * scale + (4.2 * value_size if lowest else 0)
    for place, item in enumerate(view.items):
        middle = box.top + row * (place + 0.5)
        yield from _name(item.label, left - 20, middle, name_size, names)
        width = (item.value or 0) * scale
        yield Rect(min(zero, zero + width), middle - row * 0.34, abs(width), row * 0.68, item.colour)
        at, anchor = (zero + width - 14, "end") if width < 0 else (zero + width + 14, "start")
        yield Text(at, middle + value_size * 0.35, item.text, value_size, "ink", anchor, 700)
    yield Line(((zero, box.top), (zero, box.top + row * len(view.items))), "axis", 2)


def _name(text: str, right: float, middle: float, size: float, room: float, fill: str = "ink") -> Iterator[Mark]:
    """A name against its bar, on two lines where it is long."""
    lines = wrapped(text, size, room)
    for place, line in enumerate(lines):
        yield Text(right, middle + size * 0.34 + (place - (len(lines) - 1) / 2) * size * 1.1, line, size, fill, "end")


def _bridge(view: View, box: Box) -> Iterator[Mark]:
    items, parts = view.items, bridge_parts(view.items)
    row, value_size, name_size = _row_sizes(len(items), box.height)
    room = 5.2 * value_size
    scale = (box.width - room) / max(max(base + height for base, height in parts), 1)
    for place, (item, (base, height)) in enumerate(zip(items, parts, strict=True)):
        top, middle = box.top + row * place, box.top + row * (place + 0.5)
        left, width = box.left + base * scale, max(height * scale, 2)
        yield Rect(left, top + row * 0.16, width, row * 0.68, item.colour)
        yield Text(left + width + 16, middle + value_size * 0.35, item.text, value_size, "ink", "start", 700)
        if place in (0, len(items) - 1):
            shade = "ink" if item.colour == "other" else "ground"
            yield Text(left + 24, middle + name_size * 0.36, item.label, name_size, shade, "start", 600)
        else:
            yield from _name(item.label, left - 20, middle, name_size, left - box.left - 20)
        if place + 1 < len(items):
            level = left + width if (item.value or 0) >= 0 else left
            yield Line(((level, top + row * 0.84), (level, top + row * 1.16)), "axis", 2)


def _stacked(view: View, box: Box) -> Iterator[Mark]:
    x = box.left
    for series in view.series:
        yield Rect(x, box.top + 8, 30, 30, series.colour)
        yield Text(x + 42, box.top + 35, series.name, 34, "ink")
        x += 42 + text_width(series.name, 34) + 44
    area = Box(box.left, box.top + 80, box.width, box.height - 80)
    row = min(area.height / max(len(view.items), 1), 240)
    size, total = min(42.0, row * 0.38), min(52.0, row * 0.5)
    sums = [sum(series.items[place].value or 0 for series in view.series) for place in range(len(view.items))]
    longest = max((text_width(item.label, size) for item in view.items), default=0)
    names = min(longest, box.width * 0.42)
    left = area.left + names + 40
    scale = (area.right - left - 160) / max(sums, default=1)
    for place, item in enumerate(view.items):
        middle, x = area.top + row * (place + 0.5), left
        yield from _name(item.label, left - 24, middle, size, names + 1, "ink2")
        for series in view.series:
            part = series.items[place]
            width = (part.value or 0) * scale
            yield Rect(x, middle - row * 0.33, width, row * 0.66, series.colour, "ground", 3)
            if text_width(part.text, total * 0.85) + 16 < width:
                yield Text(
                    x + width / 2, middle + total * 0.3, part.text, total * 0.85, text_on(series.colour), "middle", 700
                )
            x += width
        yield Text(x + 18, middle + total * 0.35, number(int(sums[place])), total, "ink", "start", 700)


def _tiles(view: View, box: Box) -> Iterator[Mark]:
    height = box.height / 5
    width = min(height / 0.72, (box.width - 330) / 7)
    for item in view.items:
        if item.place is None:
            continue
        spot = item.place
        x, y = box.left + spot.column * width, box.top + spot.row * height
        wide, tall = spot.columns * width - 8, spot.rows * height - 8
        stroke = "border" if item.colour == "class1" else ""
        yield Rect(x, y, wide, tall, item.colour, stroke, 2 if stroke else 0)
        shade = "on" + item.colour[-1] if item.state != NONE else "ink"
        lines = item.label.split("\n")
        middle = y + tall / 2 - (len(lines) - 1) * 13
        yield Text(x + wide / 2, middle, item.text, 46, shade, "middle", 700)
        for place, line in enumerate(lines):
            size = min(26.0, 26.0 * (wide - 10) / max(text_width(line, 26), 1))
            yield Text(x + wide / 2, middle + 34 + place * 27, line, size, shade, "middle")
    left = box.left + 7 * width + 50
    for place, text in enumerate(view.legend):
        y = box.top + 10 + place * 58
        yield Rect(left, y, 54, 40, f"class{place + 1}", "border" if place == 0 else "", 2 if place == 0 else 0)
        yield Text(left + 72, y + 31, text, 32, "ink2")
