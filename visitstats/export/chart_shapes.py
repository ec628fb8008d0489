"""Lines and words over a native chart, kept inside it: they move and grow with it in the office program.

Places are shares of the chart, 0 to 1, from the top left. Source of the form: ECMA-376, part 1, 21.3 (chart drawings).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from visitstats.export.drawing import text_width
from visitstats.export.safe import one_line
from visitstats.export.views import Item, View
from visitstats.reference.palette import LIGHT

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
)
_PLACE = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
_BAR = 1 / 1.47 / 2  # half of a bar, as a share of its row: the gap between bars is 47 % of a bar


@dataclass(frozen=True)
class Plot:
    """The part of a chart between its axes."""

    x: float
    y: float
    width: float
    height: float

    def layout(self) -> dict[str, float]:
        """The same as the libraries name it."""
        return {"x": self.x, "y": self.y, "width": self.width, "height": self.height}


def bridge_plot(view: View, size: float, width: float) -> Plot:
    """The plot of a waterfall of rows, beside names of `size` points in a chart `width` points wide."""
    longest = max(text_width(item.label, size) * 1.12 for item in view.items)
    names = min(longest / width + 0.02, 0.36)
    return Plot(names, 0.01, 0.99 - names, 0.98)


def connectors(parts: list[tuple[float, float]], items: Iterable[Item], plot: Plot, highest: float) -> list[str]:
    """The short lines from bar to bar of a waterfall of rows; `parts` gives base and height of each bar."""
    row, several = plot.height / len(parts), list(items)
    lines: list[str] = []
    for place, ((base, height), item) in enumerate(list(zip(parts, several, strict=True))[:-1]):
        level = base + height if (item.value or 0) >= 0 else base
        x = plot.x + plot.width * level / highest
        top, bottom = plot.y + row * (place + 0.5 + _BAR), plot.y + row * (place + 1.5 - _BAR)
        lines.append(_line(x, top, x, bottom, len(lines) + 2))
    return lines


def moments(view: View, plot: Plot, size: float) -> list[str]:
    """A dashed line and its words for each dated event of a chart of years; `size` in points."""
    shapes: list[str] = []
    for moment in view.moments:
        x = plot.x + plot.width * moment.place
        shapes.append(_line(x, plot.y, x, plot.y + plot.height, len(shapes) + 2, dash=True))
        room = (x + 0.008, 0.99) if moment.place < 0.6 else (0.01, x - 0.008)
        shapes.append(_words(room, plot.y, moment.label, size, len(shapes) + 2, right=moment.place >= 0.6))
    return shapes


def drawing(shapes: Iterable[str]) -> bytes:
    """The part of the package that holds these shapes."""
    body = "".join(shapes)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<c:userShapes {_SPACES}>{body}</c:userShapes>".encode()


def _anchor(x: float, y: float, right: float, bottom: float, shape: str) -> str:
    ends = (("from", x, y), ("to", right, bottom))
    places = "".join(f"<cdr:{end}><cdr:x>{a:.5f}</cdr:x><cdr:y>{b:.5f}</cdr:y></cdr:{end}>" for end, a, b in ends)
    return f"<cdr:relSizeAnchor>{places}{shape}</cdr:relSizeAnchor>"


def _ink(shade: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{LIGHT[shade].lstrip("#")}"/></a:solidFill>'


def _line(x: float, y: float, right: float, bottom: float, number: int, dash: bool = False) -> str:
    dashes = '<a:prstDash val="dash"/>' if dash else ""
    stroke = f'<a:ln w="12700">{_ink("axis")}{dashes}</a:ln>'
    head = f'<cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="Line {number}"/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>'
    form = f'<cdr:spPr>{_PLACE}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke}</cdr:spPr>'
    return _anchor(x, y, right, bottom, f'<cdr:cxnSp macro="">{head}{form}</cdr:cxnSp>')


def _words(room: tuple[float, float], y: float, text: str, size: float, number: int, right: bool) -> str:
    head = f'<cdr:nvSpPr><cdr:cNvPr id="{number}" name="Text {number}"/><cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>'
    form = f'<cdr:spPr>{_PLACE}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr>'
    look = f'<a:rPr sz="{int(size * 100)}">{_ink("ink2")}<a:latin typeface="Arial"/></a:rPr>'
    run = f'<a:pPr algn="{"r" if right else "l"}"/><a:r>{look}<a:t>{escape(one_line(text))}</a:t></a:r>'
    body = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
    shape = f'<cdr:sp macro="" textlink="">{head}{form}<cdr:txBody>{body}<a:p>{run}</a:p></cdr:txBody></cdr:sp>'
    return _anchor(room[0], y, room[1], y + 0.08, shape)
