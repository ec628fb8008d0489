"""A whole picture of a view: title, subtitle, chart or table, source and mark, as marks of 1920 x 1080."""

from collections.abc import Iterator

from visitstats.export import provenance
from visitstats.export.drawing import Box, Line, Mark, Rect, Text, paragraph, text_width, wrapped
from visitstats.export.layout import chart
from visitstats.export.powerpoint_tables import cell_text
from visitstats.export.views import TABLE, Edition, View
from visitstats.texts import _, date_text

WIDTH, HEIGHT = 1920, 1080
SIDE, TOP = 80, 56
_TITLE_ROOM = (WIDTH - 2 * SIDE) / 1.06  # the serif face runs a little wider than the estimate


def _title(view: View) -> tuple[float, list[str]]:
    """The size and the lines of the title: as large as two lines allow."""
    for size in (60.0, 52.0, 46.0, 40.0):
        lines = wrapped(view.title, size, _TITLE_ROOM)
        if len(lines) <= 2:
            return size, lines
    return 36.0, wrapped(view.title, 36.0, _TITLE_ROOM)


def slide(view: View, number: str = "") -> Iterator[Mark]:
    """All marks of a picture; `number` is its place in a story ("2 / 6")."""
    size, lines = _title(view)
    y: float = TOP + size * 0.8
    for line in lines:
        yield Text(SIDE, y, line, size, "ink", "start", 600, serif=True)
        y += size * 1.17
    y += 38 * 0.6 - 6
    below = list(paragraph(view.subtitle, SIDE, y, 38, WIDTH - 2 * SIDE, fill="ink2"))
    yield from below
    top = below[-1].y + 44
    rule = HEIGHT - 112
    box = Box(SIDE, top, WIDTH - 2 * SIDE, rule - top - 26)
    yield from (_table(view, box) if view.shape == TABLE else chart(view, box))
    yield from _foot(view, rule, number)


def cover(edition: Edition) -> Iterator[Mark]:
    """The first slide of a story: what it is about, whose it is, of when."""
    yield Rect(0, 0, WIDTH, 40, "total")
    y = 400.0
    for line in wrapped(edition.title, 92, WIDTH - 2 * SIDE):
        yield Text(SIDE, y, line, 92, "ink", "start", 600, serif=True)
        y += 108
    yield Text(SIDE, y + 10, edition.subtitle, 60, "ink2")
    if edition.demonstration:
        words = provenance.demonstration_words()
        yield Rect(SIDE, y + 70, text_width(words, 36) + 60, 72, "", "ink2", 2, dash=True)
        yield Text(SIDE + 30, y + 118, words, 36, "ink2", "start", 600)
    yield Text(SIDE, HEIGHT - 130, edition.office, 40, "ink", "start", 600)
    made = [_("Made on {date}", date=date_text(edition.made_on))]
    if edition.import_id is not None:
        made.append(provenance.import_words(edition.import_id))
    yield Text(SIDE, HEIGHT - 74, "; ".join(made), 34, "ink2")


def _foot(view: View, rule: float, number: str) -> Iterator[Mark]:
    yield Line(((SIDE, rule), (WIDTH - SIDE, rule)), "border", 2)
    right: float = WIDTH - SIDE
    if number:
        yield Text(right, rule + 60, number, 32, "ink2", "end", 700)
        right -= text_width(number, 32) + 40
    if view.demonstration:
        words = _("Demonstration data")
        width = text_width(words, 30) + 44
        yield Rect(right - width, rule + 20, width, 56, "", "ink2", 2, dash=True)
        yield Text(right - width / 2, rule + 58, words, 30, "ink2", "middle", 600)
        right -= width + 40
    source = provenance.of_view(view)
    size = next((size for size in (32.0, 28.0, 25.0, 22.0) if len(wrapped(source, size, right - SIDE)) <= 2), 20.0)
    first = rule + (60 if len(wrapped(source, size, right - SIDE)) == 1 else 46)
    yield from paragraph(source, SIDE, first, size, right - SIDE, fill="ink2", spacing=1.15)


def _table(view: View, box: Box) -> Iterator[Mark]:
    """The table without titles and addresses of publications, and the notes of the view below it."""
    columns = [column for column in view.columns if column.key not in ("url", "title")]
    shares = [2.6 if column.key == "source" else 1.0 for column in columns]
    lefts = [box.left + box.width * sum(shares[:place]) / sum(shares) for place in range(len(columns))]
    row = min(52.0, box.height * 0.55 / (len(view.frame) + 1))
    y = box.top + row
    for left, column in zip(lefts, columns, strict=True):
        yield Text(left, y - row * 0.3, column.label, row * 0.58, "ink2", "start", 600)
    yield Line(((box.left, y), (box.right, y)), "axis", 2)
    for values in view.frame[[column.key for column in columns]].itertuples(index=False):
        y += row
        for left, right, column, value in zip(lefts, [*lefts[1:], box.right], columns, values, strict=True):
            text = cell_text(value, column.form)
            size = min(row * 0.62, (right - left - 12) / max(text_width(text, 1), 1))
            yield Text(left, y - row * 0.3, text, size, "ink")
    yield from _below(view, Box(box.left, y + 22, box.width, box.bottom - y - 22))


def _below(view: View, box: Box) -> Iterator[Mark]:
    """The notes of a table, as large as its rest of the picture allows."""
    texts, sizes = (view.definition, *view.notes), (29, 27, 25, 23, 21)
    heights = {
        size: sum(len(wrapped(text, size, box.width)) * size * 1.2 + size * 0.28 for text in texts) for size in sizes
    }
    size = next((size for size in sizes if heights[size] <= box.height), sizes[-1])
    y = box.top + size
    for text in texts:
        lines = list(paragraph(text, box.left, y, size, box.width, fill="ink2"))
        yield from lines
        y += len(lines) * size * 1.2 + size * 0.28
