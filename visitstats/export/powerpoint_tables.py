"""The tile map as shapes and tables as native tables on a slide."""

from collections.abc import Callable
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from visitstats.export.drawing import text_width
from visitstats.export.facts import none_if_missing
from visitstats.export.powerpoint_theme import FONT, colour
from visitstats.export.powerpoint_xml import Box
from visitstats.export.safe import plain
from visitstats.export.views import SO_FAR, Item, View
from visitstats.reference.palette import text_on
from visitstats.texts import number, percent, signed, signed_percent

_COLUMNS, _ROWS, _GAP = 7, 5, 0.06


def _label(frame: Any, lines: list[tuple[str, float, bool]], shade: str) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(2)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for place, (text, size, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = colour(shade)


def bare(shape: Any) -> None:
    """Take the style of the theme off a shape: no shadow, no line but our own."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)


def _box(group: Any, place: tuple[float, float, float, float], shade: str) -> Any:
    shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Emu(int(value)) for value in place))
    bare(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(shade)
    shape.line.color.rgb = colour("border" if shade in ("class1", "ground") else shade)
    shape.line.width = Pt(0.75)
    return shape


def add_tiles(slide: Any, view: View, box: Box) -> Any:
    """One rectangle a region with its name and number, in one group; a legend of the classes beside."""
    left, top, width, height = box
    tile_height = height / _ROWS
    tile_width = min(tile_height / 0.72, (width - Inches(2.2)) / _COLUMNS)
    group = slide.shapes.add_group_shape()
    for item in view.items:
        _tile(group, item, left, top, tile_width, tile_height)
    legend = left + tile_width * _COLUMNS + Inches(0.35)
    for place, text in enumerate(view.legend):
        shade = f"class{place + 1}"
        y = top + Inches(0.1) + place * Inches(0.42)
        _box(group, (legend, y, Inches(0.42), Inches(0.3)), shade)
        words = group.shapes.add_textbox(int(legend + Inches(0.52)), int(y - Inches(0.02)), Inches(1.4), Inches(0.32))
        _label(words.text_frame, [(text, 14, False)], "ink2")
        words.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return group


def _tile(group: Any, item: Item, left: int, top: int, width: float, height: float) -> None:
    spot = item.place
    if spot is None:
        return
    gap = _GAP * height
    place = (left + spot.column * width, top + spot.row * height, spot.columns * width - gap, spot.rows * height - gap)
    shape = _box(group, place, item.colour)
    shade = "on" + item.colour[-1] if item.colour.startswith("class") else "ink"
    _label(shape.text_frame, [(item.text, 20, True), *[(line, 12, False) for line in item.label.split("\n")]], shade)


def cell_text(value: Any, form: str) -> str:
    """A cell of a table as a reader sees it."""
    value = none_if_missing(value)
    if value is None:
        return ""
    forms: dict[str, Callable[[Any], str]] = {
        "count": number,
        "change": signed,
        "ratio": percent,
        "change_ratio": signed_percent,
    }
    return str(forms[form](value)) if form in forms else str(value)


def add_table(slide: Any, view: View, box: Box) -> Any:
    """The table of a view without titles and addresses of publications, and the notes of the view below it."""
    left, top, width, height = box
    columns = [column for column in view.columns if column.key not in ("url", "title")]
    shares = [_SHARES.get(column.key, 1.0) for column in columns]
    widths = [int(width * share / sum(shares)) for share in shares]
    rows = [[column.label for column in columns]]
    rows += [
        [cell_text(value, column.form) for column, value in zip(columns, values, strict=True)]
        for values in view.frame[[column.key for column in columns]].itertuples(index=False)
    ]
    notes = (view.definition, *view.notes)
    size, table_height = _fitting(rows, widths, notes, height)
    shape = slide.shapes.add_table(len(rows), len(columns), left, top, width, Pt(size * 1.6) * len(rows))
    shape._element.graphic.graphicData.tbl[0][-1].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
    for place, (column, room) in enumerate(zip(columns, widths, strict=True)):
        shape.table.columns[place].width = room
        for number_of_row, cells in enumerate(rows):
            right = column.form not in ("text", "year")
            _cell(shape.table.cell(number_of_row, place), cells[place], size, head=number_of_row == 0, right=right)
    below = int(top + table_height + Pt(10))
    words = slide.shapes.add_textbox(left, below, width, int(top + height - below))
    _paragraphs(words.text_frame, notes, size - 1)
    return shape


def add_heat(slide: Any, view: View, box: Box) -> Any:
    """A table of months whose cells are shaded; nothing recorded is left empty, what is low has a frame's colour."""
    left, top, width, height = box
    heads = ["", *(item.label for item in view.items)]
    high = int(height / (len(view.series) + 1))
    size = min(13.0, high / 12700 / 1.8)  # points; lines and margins take the rest of a row
    shape = slide.shapes.add_table(len(view.series) + 1, len(heads), left, top, width, high * (len(view.series) + 1))
    shape._element.graphic.graphicData.tbl[0][-1].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    name_width = int(width * 0.26)
    for place, head in enumerate(heads):
        shape.table.columns[place].width = (width - name_width) // 12 if place else name_width
        _cell(shape.table.cell(0, place), head, size, head=True, right=place > 0)
    for number_of_row, one in enumerate(view.series, 1):
        shape.table.rows[number_of_row].height = high
        _cell(shape.table.cell(number_of_row, 0), one.name, size)
        for place, item in enumerate(one.items, 1):
            cell = shape.table.cell(number_of_row, place)
            _cell(cell, item.text, size, right=True)
            _shaded(cell, item)
    shape.table.rows[0].height = high
    return shape


def _shaded(cell: Any, item: Item) -> None:
    """The colour of the class behind a number, and bold letters in the colour of a fall where it is low."""
    cell.fill.fore_color.rgb = colour(item.colour)
    font = cell.text_frame.paragraphs[0].runs[0].font
    font.color.rgb = colour("fall" if item.state == SO_FAR else text_on(item.colour))
    font.bold = item.state == SO_FAR


def _lines(text: str, size: float, room: int) -> int:
    """How many lines a text takes in a width, a little more rather than less."""
    return max(1, -(-int(1.06 * text_width(text, size)) // max(int(room / 12700) - 8, 1)))


def _fitting(rows: list[list[str]], widths: list[int], notes: tuple[str, ...], height: int) -> tuple[float, float]:
    """The largest size at which table and notes fit, and the height of the table then."""
    size, table = 14.0, 0.0
    for size in (14.0, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.0):
        heights = [max(_lines(text, size, room) for text, room in zip(row, widths, strict=True)) for row in rows]
        table = Pt(sum(lines * size * 1.2 + 5 for lines in heights))
        words = sum(_lines(text, size - 1, sum(widths)) * (size - 1) * 1.2 + 3 for text in notes)
        if table + Pt(words + 10) <= height:
            break
    return size, table


_SHARES = {"year": 0.5, "number": 0.7, "used": 1.2, "source": 4.0}


def _paragraphs(frame: Any, texts: tuple[str, ...], size: float) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(3)
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.name, run.font.size = FONT, Pt(size)
        run.font.color.rgb = colour("ink2")


def _cell(cell: Any, text: str, size: float, head: bool = False, right: bool = False) -> None:
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.margin_left = cell.margin_right = Pt(4)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour("surface" if head else "ground")
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), head
    run.font.color.rgb = colour("ink")
