"""The charts of slides by their shapes: columns of years, lines, rows, the waterfall, stacked bars."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from visitstats.export.bridges import bridge_parts, label_room, longest_bar
from visitstats.export.chart_shapes import Plot, bridge_plot, connectors, moments
from visitstats.export.chart_xml import Chart, Labels, Series, ink, line
from visitstats.export.drawing import text_width
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
from visitstats.reference.palette import text_on

_UNSEEN = "<a:noFill/><a:ln><a:noFill/></a:ln>"


@dataclass(frozen=True)
class Drawn:
    """A chart and what is drawn over it."""

    chart: Chart
    over: Sequence[str] = ()


def drawn(view: View, width: float) -> Drawn:
    """The chart of a view on a slide, `width` in points. KeyError for a view without a chart."""
    makers = {YEARS: _years, LINES: _lines, ROWS: _rows, BRIDGE: _bridge, STACKED: _stacked}
    return makers[view.shape](view, width)


def _look(item: Item) -> str:
    """Solid, faint for a bound, hatched for a part of a year."""
    edge = line(item.colour, 1.5) if item.state in (AT_LEAST, SO_FAR, TO_DATE) else ""
    if item.state == TO_DATE:
        ends = (("fgClr", item.colour), ("bgClr", "ground"))
        colours = "".join(f"<a:{end}>{_bare_colour(shade)}</a:{end}>" for end, shade in ends)
        return f'<a:pattFill prst="wdUpDiag">{colours}</a:pattFill>{edge}'
    return ink("bound" if item.state in (AT_LEAST, SO_FAR) else item.colour) + edge


def _bare_colour(shade: str) -> str:
    return ink(shade).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")


def _points(items: Sequence[Item], usual: str = "") -> str:
    """The marks that look otherwise than the series."""
    return "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:spPr>{_look(item)}</c:spPr></c:dPt>'
        for place, item in enumerate(items)
        if item.colour != usual or item.state not in (EXACT, NONE)
    )


def _values(items: Sequence[Item]) -> list[float | None]:
    return [item.value for item in items]


def _years(view: View, _width: float) -> Drawn:
    crowded = len(view.items) > 9
    labels = Labels(18 if crowded else 26, "outEnd")
    names = [item.label if item.value is not None else f"{item.label}\n{item.note}" for item in view.items]
    single = [
        labels.text(place, item.text, item.note if item.state in (TO_DATE, SO_FAR) else "")
        for place, item in enumerate(view.items)
        if item.value is not None and item.state != EXACT
    ]
    usual = view.items[0].colour
    series = Series(
        view.series[0].name, _values(view.items), ink(usual), _points(view.items, usual), labels.all(single)
    )
    highest = 1.18 * max((item.value or 0 for item in view.items), default=1)
    plot = Plot(0.01, 0.02, 0.98, 0.84)
    chart = Chart(names, [series], "col", gap=52, size=14 if crowded else 18, highest=highest, layout=plot.layout())
    return Drawn(chart, moments(view, plot, 14))


def _lines(view: View, _width: float) -> Drawn:
    labels, drawn_lines = Labels(24, "t"), []
    for series in view.series:
        main = series.colour == "total"
        look = f'<a:ln w="{int((3.5 if main else 2.25) * 12700)}" cap="rnd">{ink(series.colour)}<a:round/></a:ln>'
        fill = f"<c:spPr>{ink(series.colour)}{line(series.colour, 0.75)}</c:spPr>"
        marker = f'<c:symbol val="circle"/><c:size val="9"/>{fill}' if main else '<c:symbol val="none"/>'
        texts = []
        if main:
            highest = max(range(len(series.items)), key=lambda place: series.items[place].value or 0)
            texts = [labels.text(highest, series.items[highest].text)]
        marks = f"<c:marker>{marker}</c:marker>"
        drawn_lines.append(Series(series.name, _values(series.items), look, "", labels.only(texts), marks))
    chart = Chart([item.label for item in view.items], drawn_lines, "line", size=16, legend=True, grid=True)
    return Drawn(chart)


def _sizes(count: int) -> tuple[float, float]:
    """Type sizes of values and names for so many rows."""
    return next(sizes for most, sizes in ((7, (24, 16)), (12, (16, 13)), (99, (13, 12))) if count <= most)


def _rows(view: View, _width: float) -> Drawn:
    size, ticks = _sizes(len(view.items))
    usual, values = view.items[0].colour, [item.value or 0 for item in view.items]
    lowest = min(0.0, *values)
    labels = Labels(size, "outEnd").all(_changes(view.items, size) if lowest else ())
    series = Series(view.series[0].name, _values(view.items), ink(usual), _points(view.items, usual), labels)
    room = 0.16 * (max(0.0, *values) - lowest)
    chart = Chart([item.label for item in view.items], [series], "bar", size=ticks)
    return Drawn(replace(chart, lowest=lowest - room, highest=max(values) + room) if lowest else chart)


def _changes(items: Sequence[Item], size: float) -> list[str]:
    """Changes with their arrows, in place of plain numbers."""
    return [Labels(size, "outEnd").text(place, item.text) for place, item in enumerate(items)]


def _bridge(view: View, width: float) -> Drawn:
    """A waterfall of rows: an invisible base, the bar, and an invisible rest that carries the number."""
    parts, room = bridge_parts(view.items), label_room(view.items)
    size, ticks = _sizes(len(view.items))
    labels = Labels(size - 2, "inBase")
    texts = labels.all([labels.text(place, item.text) for place, item in enumerate(view.items)])
    series = [
        Series(" ", [base for base, _height in parts], _UNSEEN),
        Series(view.series[0].name, [height for _base, height in parts], ink("rise"), _points(view.items)),
        Series("  ", [room] * len(parts), _UNSEEN, labels=texts),
    ]
    highest = max(base + height for base, height in parts) + room
    plot = bridge_plot(view, ticks, width)
    names = [item.label for item in view.items]
    chart = Chart(names, series, "bar", stacked=True, size=ticks, highest=highest, layout=plot.layout())
    return Drawn(chart, connectors(parts, view.items, plot, highest))


def _stacked(view: View, width: float) -> Drawn:
    names_room = min(max((text_width(item.label, 18) for item in view.items), default=0), 0.4 * width)
    point = longest_bar(view) / (0.92 * width - names_room)  # how much a point of a bar stands for
    series = []
    for part in view.series:
        labels = Labels(20, "ctr", text_on(part.colour))
        small = [
            labels.nothing(place)
            for place, item in enumerate(part.items)
            if (item.value or 0) < point * (text_width(item.text, 22) + 6)  # no room for a number
        ]
        look = ink(part.colour) + line("ground", 1.5)
        series.append(Series(part.name, _values(part.items), look, "", labels.all(small)))
    names = [item.label for item in view.items]
    return Drawn(Chart(names, series, "bar", stacked=True, size=18, legend=True))
