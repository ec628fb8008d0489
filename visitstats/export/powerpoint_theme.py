"""The empty deck: wide slides, our colours and a font with all Kazakh letters in the theme, so that edits keep them."""

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from visitstats.export.chart_xml import FONT
from visitstats.reference.palette import LIGHT, MINISTRIES

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def colour(shade: str) -> RGBColor:
    """A colour of the palette for python-pptx."""
    return RGBColor.from_string(LIGHT[shade].lstrip("#"))


def empty_deck() -> Any:
    """A presentation without slides, 16:9, whose masters are scaled and themed."""
    deck = Presentation()
    factor = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    _theme(deck)
    return deck


def _theme(deck: Any) -> None:
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    for face in ("majorFont", "minorFont"):
        root.find(f".//{_A}{face}/{_A}latin").set("typeface", FONT)
    accents = [LIGHT["total"], *list(MINISTRIES.values())[:5]]
    named = {f"accent{place}": value for place, value in enumerate(accents, 1)} | {
        "dk2": LIGHT["ink"],
        "lt2": LIGHT["surface"],
    }
    for name, value in named.items():
        slot = root.find(f".//{_A}clrScheme/{_A}{name}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{_A}srgbClr").set("val", value.lstrip("#"))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
