"""A table of months whose cells are shaded: where its marks stand."""

from collections.abc import Iterator

from visitstats.export.drawing import Box, Mark, Rect, Text, text_width
from visitstats.export.views import NONE, SO_FAR, Item, View
from visitstats.reference.palette import text_on


def heat(view: View, box: Box) -> Iterator[Mark]:
    """Names at the left, months above, a cell each; nothing recorded is hatched, what is low is framed."""
    row = min(box.height / (len(view.series) + 1), 64.0)
    size = row * 0.52
    names = min(max((text_width(one.name, size) for one in view.series), default=0), box.width * 0.34)
    left = box.left + names + 24
    width = (box.right - left) / 12
    for place, item in enumerate(view.items):
        yield Text(left + width * (place + 0.5), box.top + row * 0.72, item.label, size, "ink2", "middle")
    for number_of_row, one in enumerate(view.series, 1):
        top = box.top + row * number_of_row
        fitting = min(size, size * names / max(text_width(one.name, size), 1))
        yield Text(left - 20, top + row * 0.66, one.name, fitting, "ink", "end")
        for place, item in enumerate(one.items):
            yield from _cell(item, Box(left + width * place + 2, top + 2, width - 4, row - 4), size)


def _cell(item: Item, box: Box, size: float) -> Iterator[Mark]:
    place = (box.left, box.top, box.width, box.height)
    if item.state == NONE:
        yield Rect(*place, "", "axis", 2, dash=True)
        return
    low = item.state == SO_FAR
    yield Rect(*place, item.colour, "fall" if low else "border", 5 if low else 1)
    x, y = box.left + box.width / 2, box.top + box.height * 0.68
    yield Text(x, y, item.text, size, text_on(item.colour), "middle", 600)
