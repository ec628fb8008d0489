"""Chosen views as a deck: one finding a slide, native charts, source on each slide, definitions in the notes."""

import io
from typing import Any

from pptx.util import Inches, Pt

from visitstats.export import findings, provenance
from visitstats.export import powerpoint_xml as xml
from visitstats.export.powerpoint_charts import Drawn, drawn
from visitstats.export.powerpoint_panels import panel_charts, panel_shapes, panel_words
from visitstats.export.powerpoint_parts import Parts
from visitstats.export.powerpoint_tables import add_heat, add_table, add_tiles
from visitstats.export.powerpoint_theme import WIDTH, empty_deck
from visitstats.export.powerpoint_xml import Box, Style
from visitstats.export.safe import one_line, plain
from visitstats.export.views import HEAT, PANELS, TABLE, TILES, Edition, View
from visitstats.texts import _, date_text, use_language

SIDE, TOP = int(Inches(0.556)), int(Inches(0.39))
_INNER = int(WIDTH) - 2 * SIDE
_FOOT = int(Inches(6.83))
_POINT = 12700


def deck(editions: list[Edition]) -> bytes:
    """The deck (.pptx) of one or several sets, one after another (the same set in several languages)."""
    presentation = empty_deck()
    parts = Parts(presentation)
    for edition in editions:
        with use_language(edition.language):
            parts.slide(_cover(edition), None)
            for view in edition.views:
                _slide(parts, edition, view)
    properties = presentation.core_properties
    properties.title, properties.author = plain(editions[0].title), plain(editions[0].office)
    properties.language, properties.keywords = editions[0].language, ""
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _inches(left: float, top: float, width: float, height: float) -> Box:
    return Box(*(int(Inches(value)) for value in (left, top, width, height)))


def _cover(edition: Edition) -> bytes:
    """The first slide of a language: what it is about, whose it is, of when."""
    lang, left, wide = edition.language, 0.556, _INNER / 914400
    made = [_("Made on {date}", date=date_text(edition.made_on))]
    if edition.import_id is not None:
        made.append(provenance.import_words(edition.import_id))
    size = 44 if text_width(edition.title, 44) < 1.9 * _INNER / _POINT else 32
    shapes = [
        xml.text(2, _inches(left, 2.2, wide, 1.6), one_line(edition.title), Style(size, "ink", lang, True), title=True),
        xml.band(3, Box(0, 0, int(WIDTH), int(Inches(0.28)))),
        xml.text(4, _inches(left, 3.8, wide, 0.7), one_line(edition.subtitle), Style(28, "ink2", lang)),
        xml.text(5, _inches(left, 5.9, wide, 0.4), one_line(edition.office), Style(18, "ink", lang)),
        xml.text(6, _inches(left, 6.35, wide, 0.4), "; ".join(made), Style(16, "ink2", lang)),
    ]
    if edition.demonstration:
        style = Style(16, "ink2", lang)
        shapes.append(xml.tag(7, _inches(left, 4.75, 10.5, 0.44), provenance.demonstration_words(), style))
    return xml.slide(shapes)


def text_width(text: str, size: float) -> float:
    """The width of bold text in points, by the kinds of its letters: Arial is not on every server to be measured."""
    width = 0.0
    for sign in text:
        narrow, wide = sign in "iljtfrI.,:;()'! \u00a0|і", sign in "mwMWшщжмюфыШЩЖМЮФЫ%—"
        width += 0.32 if narrow else 0.87 if wide else 0.7 if sign.isupper() else 0.58
    return width * size * 0.97


def title_fit(text: str) -> tuple[float, int]:
    """The size of a title and its lines: the largest that needs at most two lines."""
    room = _INNER / _POINT
    for size in (30.0, 26.0, 22.0):
        lines = 1 if text_width(text, size) < 0.94 * room else 2
        if text_width(text, size) < room * 1.9:
            return size, lines
    return 18.0, 2


def _slide(parts: Parts, edition: Edition, view: View) -> None:
    """Title, subtitle, chart or table, source and marks; what else is to be said stands in the notes."""
    lang, (size, lines) = edition.language, title_fit(view.title)
    height = int(Pt(size) * 1.2 * lines)
    below = TOP + height + int(Inches(0.08))
    style, tall = _subtitle(view, lang)
    top = below + tall + int(Inches(0.09))
    box = Box(SIDE, top, _INNER, _FOOT - top - int(Inches(0.1)))
    shapes = [
        xml.text(2, Box(SIDE, TOP, _INNER, height), one_line(view.title), Style(size, "ink", lang, True), title=True),
        xml.text(3, Box(SIDE, below, _INNER, tall), one_line(view.subtitle), style),
        *_footer(view, lang),
    ]
    charts = [parts.chart(drawn_one) for drawn_one in _charts(view)]
    if view.shape == PANELS:
        shapes += panel_shapes(view, box, lang)
    elif charts:
        shapes.append(xml.chart_frame(4, box, "rId2"))
    slide = parts.slide(xml.slide(shapes), xml.notes(_notes(view), lang), charts)
    _described(slide, view, box)
    if not charts:
        _language(slide, lang)


def _charts(view: View) -> list[Drawn]:
    """The charts of a slide; none on one of a map or a table."""
    if view.shape in (TILES, TABLE, HEAT):
        return []
    return panel_charts(view) if view.shape == PANELS else [drawn(view, _INNER / _POINT)]


def _subtitle(view: View, lang: str) -> tuple[Style, int]:
    """Its letters and the height of its lines: one line where that is large enough; filters in words can be long."""
    room, wide = _INNER / _POINT, text_width(view.subtitle, 1)
    size = next((size for size in (19, 16) if wide * size < room), 0)
    if size:
        return Style(size, "ink2", lang), int(Inches(0.36))
    size = next((size for size in (16, 14, 12) if wide * size < 1.9 * room), 10)
    return Style(size, "ink2", lang), int(Pt(size) * 2.5)


def _notes(view: View) -> list[str]:
    said = [view.title, view.definition, *view.notes, view.filters, provenance.of_view(view)]
    if view.demonstration:
        said.append(provenance.demonstration_words())
    return [text for text in said if text]


def _described(slide: Any, view: View, box: Box) -> None:
    """Draw what is no chart, and give what is drawn a name and words for those who do not see it."""
    numbers = " ".join(f"{item.label}: {item.text}." for item in view.items[:25])
    told = [(findings.label(view.key), f"{view.alt} {view.title}. {numbers}")]
    if view.shape == TILES:
        elements = [add_tiles(slide, view, box)._element]
    elif view.shape == HEAT:
        elements = [add_heat(slide, view, box)._element]
    elif view.shape == TABLE:
        elements = [add_table(slide, view, box)._element]
    else:
        elements = [shape._element for shape in slide.shapes if shape.has_chart]
    if view.shape == PANELS:
        told = [(panel.name, f"{view.alt} {panel_words(panel)}") for panel in view.panels]
    for element, (name, words) in zip(elements, told, strict=True):
        properties = next(one for one in element.iter() if one.tag.endswith("}cNvPr"))
        properties.set("name", plain(name))
        properties.set("descr", plain(words))


def _language(slide: Any, lang: str) -> None:
    """Tell the office program the language of each text, so that it checks the spelling of the right one."""
    for properties in slide.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
        properties.set("lang", xml.LOCALES[lang])


def _footer(view: View, lang: str) -> list[str]:
    """The rule, the source, the demonstration mark, the number of the slide."""
    width = int(Inches(8.2 if view.demonstration else 11.2))
    said = provenance.of_view(view)
    room = 1.85 * width / _POINT
    size = next((size for size in (16, 14, 12) if text_width(said, size) < room), 10)
    top, inch = _FOOT + int(Inches(0.12)), int(Inches(1))
    shapes = [
        xml.rule(11, Box(SIDE, _FOOT, _INNER, 0)),
        xml.text(
            12, Box(SIDE, _FOOT + inch * 7 // 100, width, inch * 55 // 100), one_line(said), Style(size, "ink2", lang)
        ),
    ]
    if view.demonstration:
        tag = Box(SIDE + int(8.3 * inch), top, 3 * inch, int(Pt(28)))
        shapes.append(xml.tag(13, tag, _("Demonstration data"), Style(14, "ink2", lang)))
    place = Box(int(WIDTH) - SIDE - inch * 7 // 10, top, inch * 7 // 10, inch * 35 // 100)
    shapes.append(xml.text(14, place, "", Style(16, "ink2", lang, True, "r"), field=True))
    return shapes
