"""The parts of a slide as XML: texts, lines, the demonstration tag, the place of a chart, and the notes.

Written as text and not through an object model, which takes several times as long.
"""

from collections.abc import Iterable
from typing import NamedTuple

from visitstats.export.chart_xml import ink, line, words
from visitstats.export.powerpoint_theme import FONT
from visitstats.export.safe import plain

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


class Box(NamedTuple):
    """A place on a slide, in the unit of the format (914,400 to the inch)."""

    left: int
    top: int
    width: int
    height: int

    def place(self, tag: str = "a") -> str:
        """The place as XML."""
        off, ext = f'x="{self.left}" y="{self.top}"', f'cx="{self.width}" cy="{self.height}"'
        return f"<{tag}:xfrm><a:off {off}/><a:ext {ext}/></{tag}:xfrm>"


class Style(NamedTuple):
    """How a text is set: size in points, colour, bold or not, l, r or ctr, and the language for the spelling."""

    size: float
    shade: str
    lang: str
    bold: bool = False
    align: str = "l"
    anchor: str = "t"

    def run(self, tag: str = "rPr") -> str:
        """The look of the letters as XML."""
        latin = f'<a:latin typeface="{FONT}"/>'
        head = f'lang="{LOCALES[self.lang]}" sz="{int(self.size * 100)}" b="{int(self.bold)}"'
        return f"<a:{tag} {head}>{ink(self.shade)}{latin}</a:{tag}>"


def slide(shapes: Iterable[str]) -> bytes:
    """A slide of these shapes."""
    body = f"<p:cSld><p:spTree>{_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
    mapping = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"{_HEAD}<p:sld {SPACES}>{body}{mapping}</p:sld>".encode()


def notes(texts: Iterable[str], lang: str) -> bytes:
    """The notes of a slide, a paragraph a text, under the picture of the slide."""
    run = f'<a:rPr lang="{LOCALES[lang]}"/>'
    lines = [each for text in texts for each in plain(text).split("\n")]
    said = "".join(f"<a:p><a:r>{run}<a:t>{words(text)}</a:t></a:r></a:p>" for text in lines)
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    words_below = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>"
    )
    body = f"<p:cSld><p:spTree>{_GROUP}{picture}{words_below}</p:spTree></p:cSld>"
    mapping = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"{_HEAD}<p:notes {SPACES}>{body}{mapping}</p:notes>".encode()


def text(number: int, box: Box, said: str, style: Style, title: bool = False, field: bool = False) -> str:
    """A text on a slide; `title` is its title, `field` the number of the slide, right also when slides are moved."""
    name = "Title" if title else "Text"
    kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
    if not title:
        kind = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    form = "" if title else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/>{kind}</p:nvSpPr>'
        f"<p:spPr>{box.place()}{form}</p:spPr>{_body(said, style, field)}</p:sp>"
    )


def _body(said: str, style: Style, field: bool = False) -> str:
    run = f"<a:r>{style.run()}<a:t>{words(said)}</a:t></a:r>"
    if field:
        head = 'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"'
        run = f"<a:fld {head}>{style.run()}<a:t></a:t></a:fld>"
    frame = f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{style.anchor}"/>'
    paragraph = f'<a:p><a:pPr algn="{style.align}"/>{run}</a:p>'
    return f"<p:txBody>{frame}<a:lstStyle/>{paragraph}</p:txBody>"


def rule(number: int, box: Box) -> str:
    """A thin line."""
    head = f'<p:cNvPr id="{number}" name="Line {number}"/><p:cNvCxnSpPr/><p:nvPr/>'
    form = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{head}</p:nvCxnSpPr><p:spPr>{box.place()}{form}{line('border', 1)}</p:spPr></p:cxnSp>"
    )


def band(number: int, box: Box) -> str:
    """A filled strip."""
    head = f'<p:cNvPr id="{number}" name="Band {number}"/><p:cNvSpPr/><p:nvPr/>'
    form = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{ink("total")}<a:ln><a:noFill/></a:ln>'
    return f"<p:sp><p:nvSpPr>{head}</p:nvSpPr><p:spPr>{box.place()}{form}</p:spPr></p:sp>"


def square(number: int, box: Box, shade: str) -> str:
    """A small filled square, as a legend has it."""
    head = f'<p:cNvPr id="{number}" name="Mark {number}"/><p:cNvSpPr/><p:nvPr/>'
    form = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{ink(shade)}<a:ln><a:noFill/></a:ln>'
    return f"<p:sp><p:nvSpPr>{head}</p:nvSpPr><p:spPr>{box.place()}{form}</p:spPr></p:sp>"


def tag(number: int, box: Box, said: str, style: Style) -> str:
    """The dashed mark of demonstration data."""
    head = f'<p:cNvPr id="{number}" name="Mark {number}"/><p:cNvSpPr/><p:nvPr/>'
    edge = f'<a:ln w="12700">{ink("ink2")}<a:prstDash val="dash"/></a:ln>'
    corner = '<a:avLst><a:gd name="adj" fmla="val 12000"/></a:avLst>'
    form = f'<a:prstGeom prst="roundRect">{corner}</a:prstGeom><a:noFill/>{edge}'
    body = _body(said, style._replace(bold=True, align="ctr", anchor="ctr"))
    return f"<p:sp><p:nvSpPr>{head}</p:nvSpPr><p:spPr>{box.place()}{form}</p:spPr>{body}</p:sp>"


def chart_frame(number: int, box: Box, relation: str) -> str:
    """The place of a chart, which is the relation of this number."""
    head = f'<p:cNvPr id="{number}" name="Chart {number}"/>'
    locks = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
    chart = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{head}{locks}</p:nvGraphicFramePr>{box.place('p')}"
        f'<a:graphic><a:graphicData uri="{_CHART}">{chart}</a:graphicData></a:graphic></p:graphicFrame>'
    )
