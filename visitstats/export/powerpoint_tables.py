"""The tile map as shapes and tables as native tables on a slide."""

from collections.abc import Callable
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from visitstats.export.facts import none_if_missing
from visitstats.export.powerpoint_charts import FONT, Box, colour
from visitstats.export.safe import plain
from visitstats.export.views import Item, View
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
    """The table of a view without addresses, and the notes of the view below it."""
    left, top, width, height = box
    columns = [column for column in view.columns if column.key not in ("url", "title")]
    rows = view.frame[[column.key for column in columns]]
    shape = slide.shapes.add_table(len(rows) + 1, len(columns), left, top, width, Inches(0.32) * (len(rows) + 1))
    table = shape.table
    shape._element.graphic.graphicData.tbl[0][-1].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
    shares = [_SHARES.get(column.key, 1.0) for column in columns]
    for place, (column, share) in enumerate(zip(columns, shares, strict=True)):
        table.columns[place].width = int(width * share / sum(shares))
        _cell(table.cell(0, place), column.label, bold=True, head=True)
    for row, values in enumerate(rows.itertuples(index=False), 1):
        for place, (column, value) in enumerate(zip(columns, values, strict=True)):
            _cell(table.cell(row, place), cell_text(value, column.form), right=column.form not in ("text", "year"))
    words = slide.shapes.add_textbox(left, top + height - Inches(2.75), width, Inches(2.75))
    _paragraphs(words.text_frame, (view.definition, *view.notes))
    return shape


_SHARES = {"year": 0.5, "number": 0.7, "used": 1.2, "source": 4.0}


def _paragraphs(frame: Any, texts: tuple[str, ...]) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(3)
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.name, run.font.size = FONT, Pt(13)
        run.font.color.rgb = colour("ink2")


def _cell(cell: Any, text: str, bold: bool = False, head: bool = False, right: bool = False) -> None:
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.margin_left = cell.margin_right = Pt(4)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour("surface" if head else "ground")
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.name, run.font.size, run.font.bold = FONT, Pt(14), bold
    run.font.color.rgb = colour("ink")
