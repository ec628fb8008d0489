"""The ready set as a deck: one finding a slide, native charts, source on each slide, definitions in the notes."""

import io
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from visitstats.export import findings, provenance
from visitstats.export.powerpoint_charts import add_chart, colour
from visitstats.export.powerpoint_tables import add_table, add_tiles, bare
from visitstats.export.powerpoint_theme import FONT, WIDTH, empty_deck
from visitstats.export.safe import plain
from visitstats.export.views import TABLE, TILES, Edition, View
from visitstats.texts import _, date_text, use_language

SIDE, TOP = Emu(Inches(0.556)), Emu(Inches(0.39))
_INNER = Emu(WIDTH - 2 * SIDE)
_FOOT = Inches(6.83)
_TITLE_ONLY = 5


def deck(editions: list[Edition]) -> bytes:
    """The deck (.pptx) of one or several ready sets, one after another (the same set in several languages)."""
    presentation = empty_deck()
    for edition in editions:
        with use_language(edition.language):
            _cover(presentation, edition)
            for view in edition.views:
                _slide(presentation, edition, view)
    properties = presentation.core_properties
    properties.title, properties.author = plain(editions[0].title), plain(editions[0].office)
    properties.language, properties.keywords = editions[0].language, ""
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def write(
    shape: Any, text: str, size: float, shade: str = "ink", bold: bool = False, align: Any = PP_ALIGN.LEFT
) -> None:
    """Put plain text into a shape, without margins."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = colour(shade)


def _language(slide: Any, lang: str) -> None:
    """Tell the office program the language of each text, so that it checks the spelling of the right one."""
    for properties in slide.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
        properties.set("lang", {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[lang])


def _new(presentation: Any, title: str, size: float, box: tuple[int, int, int, int], shade: str = "ink") -> Any:
    slide = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    holder = slide.shapes.title
    holder.left, holder.top, holder.width, holder.height = box
    write(holder, title, size, shade, bold=True)
    holder.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    return slide


def _text(slide: Any, box: tuple[int, int, int, int], text: str, size: float, shade: str = "ink2", **more: Any) -> Any:
    shape = slide.shapes.add_textbox(*box)
    write(shape, text, size, shade, **more)
    return shape


def _cover(presentation: Any, edition: Edition) -> None:
    slide = _new(presentation, edition.title, 44, (SIDE, Inches(2.2), _INNER, Inches(1.6)))
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, WIDTH, Inches(0.28))
    bare(band)
    band.fill.solid()
    band.fill.fore_color.rgb = colour("total")
    band.line.fill.background()
    _text(slide, (SIDE, Inches(3.8), _INNER, Inches(0.7)), edition.subtitle, 28)
    _text(slide, (SIDE, Inches(5.9), _INNER, Inches(0.4)), edition.office, 18, "ink")
    made = [_("Made on {date}", date=date_text(edition.made_on))]
    if edition.import_id is not None:
        made.append(_("import {number}", number=edition.import_id))
    _text(slide, (SIDE, Inches(6.35), _INNER, Inches(0.4)), "; ".join(made), 16)
    if edition.demonstration:
        _tag(slide, SIDE, Inches(4.75), provenance.demonstration_words(), Inches(10.5), 16)
    _language(slide, edition.language)


def _tag(slide: Any, left: int, top: int, text: str, width: int, size: float) -> None:
    """The dashed mark of demonstration data."""
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, Pt(size * 2))
    shape.adjustments[0] = 0.12
    shape.fill.background()
    shape.line.color.rgb, shape.line.width, shape.line.dash_style = colour("ink2"), Pt(1), MSO_LINE.DASH
    bare(shape)
    write(shape, text, size, "ink2", bold=True, align=PP_ALIGN.CENTER)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE


def text_width(text: str, size: float) -> float:
    """The width of bold text in points, by the kinds of its letters: Arial is not on every server to be measured."""
    width = 0.0
    for sign in text:
        narrow, wide = sign in "iljtfrI.,:;()'! \u00a0|і", sign in "mwMWшщжмюфыШЩЖМЮФЫ%—"
        width += 0.32 if narrow else 0.87 if wide else 0.7 if sign.isupper() else 0.58
    return width * size * 0.97


def title_fit(text: str) -> tuple[float, int]:
    """The size of a title and its lines: the largest that needs at most two lines."""
    room = _INNER / 12700
    for size in (30.0, 26.0, 22.0):
        lines = 1 if text_width(text, size) < room else 2
        if text_width(text, size) < room * 1.9:
            return size, lines
    return 18.0, 2


def _slide(presentation: Any, edition: Edition, view: View) -> None:
    size, lines = title_fit(view.title)
    title_height = int(Pt(size) * 1.2 * lines)
    slide = _new(presentation, view.title, size, (SIDE, TOP, _INNER, title_height))
    below = TOP + title_height + Inches(0.08)
    _text(slide, (SIDE, below, _INNER, Inches(0.36)), view.subtitle, 19)
    top = below + Inches(0.45)
    box = (SIDE, Emu(top), _INNER, Emu(_FOOT - top - Inches(0.1)))
    _draw(slide, view, box)
    _footer(slide, view)
    notes = [view.title, view.definition, *view.notes, view.filters, provenance.of_view(view)]
    if view.demonstration:
        notes.append(provenance.demonstration_words())
    slide.notes_slide.notes_text_frame.text = plain("\n".join(filter(None, notes)))
    _language(slide, edition.language)
    _language(slide.notes_slide, edition.language)


def _draw(slide: Any, view: View, box: tuple[Emu, Emu, Emu, Emu]) -> None:
    if view.shape == TILES:
        drawn = add_tiles(slide, view, box)
    elif view.shape == TABLE:
        drawn = add_table(slide, view, box)
    else:
        drawn = add_chart(slide.shapes, view, box)
    drawn.name = plain(findings.label(view.key))
    properties = drawn._element.xpath(".//p:cNvPr")[0]
    properties.set(
        "descr", plain(f"{view.alt} {view.title}. " + " ".join(f"{i.label}: {i.text}." for i in view.items[:25]))
    )


def _footer(slide: Any, view: View) -> None:
    rule = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, SIDE, _FOOT, WIDTH - SIDE, _FOOT)
    bare(rule)
    rule.line.color.rgb, rule.line.width = colour("border"), Pt(1)
    source_width = Inches(8.2) if view.demonstration else Inches(11.2)
    text = provenance.of_view(view)
    room = 1.85 * source_width / 12700
    size = next((size for size in (16, 14, 12) if text_width(text, size) < room), 10)
    _text(slide, (SIDE, _FOOT + Inches(0.07), source_width, Inches(0.55)), text, size)
    if view.demonstration:
        _tag(slide, SIDE + Inches(8.3), _FOOT + Inches(0.12), _("Demonstration data"), Inches(3.0), 14)
    number = slide.shapes.add_textbox(WIDTH - SIDE - Inches(0.7), _FOOT + Inches(0.12), Inches(0.7), Inches(0.35))
    write(number, "", 16, "ink2", bold=True, align=PP_ALIGN.RIGHT)
    _page_field(number)


def _page_field(shape: Any) -> None:
    """The number of the slide as a field, so that it stays right when slides are moved."""
    paragraph = shape.text_frame.paragraphs[0]._p
    run = paragraph.r_lst[0]
    field = paragraph.makeelement(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}fld",
        {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"},
    )
    for child in list(run):
        field.append(child)
    paragraph.replace(run, field)
