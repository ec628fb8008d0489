"""Yearly columns: what is exact, what is a bound or a part of a year, and where there is nothing."""

from collections.abc import Iterator

from visitstats.export.drawing import Box, Line, Mark, Rect, Text, paragraph, wrapped
from visitstats.export.views import AT_LEAST, SO_FAR, TO_DATE, Item, View


def years(view: View, box: Box) -> Iterator[Mark]:
    """One column a year, its number above, its year below; runs of years without data as a dotted line."""
    items = view.items
    step = box.width / max(len(items), 1)
    value_size, year_size = min(52.0, step * 0.3), min(42.0, step * 0.26)
    floor = box.bottom - year_size * 1.5
    scale = (floor - box.top - value_size * 1.5) / max((item.value or 0 for item in items), default=1)
    for place, item in enumerate(items):
        middle = box.left + step * (place + 0.5)
        yield Text(middle, box.bottom - year_size * 0.2, item.label, year_size, "ink2", "middle")
        if item.value is not None:
            height, width = item.value * scale, step * 0.66
            yield from _bar(item, middle - width / 2, floor - height, width, height)
            yield from _number(item, middle, floor - height, step, value_size, year_size * 0.72)
    yield from _moments(view, box, floor, year_size * 0.8)
    for first, last in _gaps(items):
        left, right = box.left + step * (first + 0.1), box.left + step * (last + 0.9)
        yield Line(((left, floor), (right, floor)), "axis", 3, dash=True)
        yield from _over(items[first].note, (left + right) / 2, floor - 18, year_size * 0.8, right - left)


def _moments(view: View, box: Box, floor: float, size: float) -> Iterator[Mark]:
    """The dated events: a dashed line, and its words where there is more room."""
    for moment in view.moments:
        x, before = box.left + box.width * moment.place, moment.place >= 0.6
        room = (x - box.left if before else box.right - x) - 24
        yield Line(((x, box.top), (x, floor - size * 2.2)), "axis", 3, dash=True)  # above the words of a gap
        place, anchor = (x - 16, "end") if before else (x + 16, "start")
        yield from paragraph(moment.label, place, box.top + size, size, room, fill="ink2", anchor=anchor)


def _over(text: str, middle: float, base: float, size: float, room: float) -> Iterator[Mark]:
    """Centred lines whose last stands on `base`."""
    first = base - (len(wrapped(text, size, room)) - 1) * size * 1.15
    yield from paragraph(text, middle, first, size, room, fill="ink2", anchor="middle", spacing=1.15)


def _number(item: Item, middle: float, top: float, step: float, size: float, note_size: float) -> Iterator[Mark]:
    """The number over a column, and between them what qualifies it."""
    base = top - 16 - (48 if item.state in (AT_LEAST, SO_FAR) else 0)
    if item.note and item.state in (TO_DATE, SO_FAR):
        yield from _over(item.note, middle, base, note_size, step * 0.98)
        base -= note_size * (1.25 + 1.15 * (len(wrapped(item.note, note_size, step * 0.98)) - 1))
    yield Text(middle, base, item.text, size, "ink", "middle", 700)


def _bar(item: Item, x: float, y: float, width: float, height: float) -> Iterator[Mark]:
    """A column that says what it is: solid, hatched for a part of a year, open above for a bound."""
    if item.state == TO_DATE:
        yield Rect(x, y, width, height, "part", item.colour, 3, hatch="/")
    elif item.state in (AT_LEAST, SO_FAR):
        for piece in range(8):
            yield Rect(x, y - 6 * (piece + 1), width, 6, item.colour, opacity=0.34 * (1 - piece / 8))
        yield Rect(x, y, width, height, "bound", item.colour, 3)
        yield Line(((x, y), (x + width, y)), item.colour, 6)
    else:
        yield Rect(x, y, width, height, item.colour)


def _gaps(items: tuple[Item, ...]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of years without data."""
    start = None
    for place, item in enumerate((*items, None)):
        gap = item is not None and item.value is None
        if gap and start is None:
            start = place
        if not gap and start is not None:
            yield start, place - 1
            start = None
