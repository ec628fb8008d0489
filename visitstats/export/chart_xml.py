"""Native charts of slides as their XML: a reader can open their data and edit them.

Written as text and not through an object model, which takes four times as long. Source: ECMA-376, part 1, 21.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from visitstats.export.safe import plain
from visitstats.reference.palette import LIGHT

FONT = "Arial"  # on every desktop, with all Kazakh letters, and measured alike in LibreOffice
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHOWN = "".join(
    f'<c:{name} val="{int(name == "showVal")}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
_HIDDEN = _SHOWN.replace('showVal val="1"', 'showVal val="0"')
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def ink(shade: str) -> str:
    """A solid colour of the palette."""
    return f'<a:solidFill><a:srgbClr val="{LIGHT[shade].lstrip("#")}"/></a:solidFill>'


def line(shade: str, points: float) -> str:
    """A line of so many points."""
    return f'<a:ln w="{int(points * 12700)}">{ink(shade)}</a:ln>'


def face(tag: str, size: float, shade: str = "ink", bold: bool = False) -> str:
    """The look of letters, as the element `tag` (defRPr or rPr)."""
    latin = f'<a:latin typeface="{FONT}"/>'
    return f'<a:{tag} sz="{int(size * 100)}" b="{int(bold)}">{ink(shade)}{latin}</a:{tag}>'


def letters(size: float, shade: str = "ink2", bold: bool = False) -> str:
    """The look of all letters of a part of a chart."""
    body = f'<a:p><a:pPr>{face("defRPr", size, shade, bold)}</a:pPr><a:endParaRPr lang="en-US"/></a:p>'
    return f"<c:txPr><a:bodyPr/><a:lstStyle/>{body}</c:txPr>"


@dataclass(frozen=True)
class Labels:
    """The numbers on the marks: their size, place (outEnd, ctr, inBase, t) and colour."""

    size: float
    place: str
    shade: str = "ink"

    def all(self, single: Sequence[str] = ()) -> str:
        """Numbers on every mark, from the data: they follow when somebody edits them. `single` are other texts."""
        form = '<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        look = f'{form}<c:spPr/>{letters(self.size, self.shade, bold=True)}<c:dLblPos val="{self.place}"/>'
        return f"<c:dLbls>{''.join(single)}{look}{_SHOWN}</c:dLbls>"

    def only(self, single: Sequence[str]) -> str:
        """Texts on some marks and nothing on the others."""
        return f"<c:dLbls>{''.join(single)}{_HIDDEN}</c:dLbls>"

    def text(self, place: int, text: str, note: str = "") -> str:
        """The text on one mark, and below it what qualifies it."""
        lines = f"<a:p><a:r>{face('rPr', self.size, self.shade, bold=True)}<a:t>{words(text)}</a:t></a:r></a:p>"
        if note:
            small = face("rPr", max(self.size * 0.55, 12), "ink2")
            lines += f"<a:p><a:r>{small}<a:t>{words(note)}</a:t></a:r></a:p>"
        rich = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/>{lines}</c:rich></c:tx>"
        return f'<c:dLbl><c:idx val="{place}"/>{rich}<c:dLblPos val="{self.place}"/>{_SHOWN}</c:dLbl>'

    @staticmethod
    def nothing(place: int) -> str:
        """No number on one mark."""
        return f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'


def words(text: str) -> str:
    """Text of the data as text of XML."""
    return escape(plain(text))


@dataclass(frozen=True)
class Series:
    """One series: its name, its numbers (None is a gap), its fill, other marks, labels, a line's marker."""

    name: str
    values: Sequence[float | None]
    look: str
    points: str = ""
    labels: str = ""
    marker: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart: bars (col, bar) or lines over categories. `highest` fixes the end of the axis of values."""

    categories: Sequence[str]
    series: Sequence[Series]
    kind: str
    stacked: bool = False
    gap: int = 47
    size: float = 16
    number_size: float = 14  # of the numbers on the axis, where there is a grid
    highest: float | None = None
    step: float | None = None  # between two lines of the grid
    skip: int = 1  # every how many names one is written
    lowest: float = 0
    layout: dict[str, float] = field(default_factory=dict)
    legend: bool = False
    grid: bool = False

    def xml(self, shapes: str = "") -> bytes:
        """The part of the package; its workbook is the relation rId1, `shapes` the number of its drawing's relation."""
        marks = "".join(self._series(place, one) for place, one in enumerate(self.series))
        plot = self._lines(marks) if self.kind == "line" else self._bars(marks)
        legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{letters(16, "ink")}</c:legend>'
        over = f'<c:userShapes r:id="{shapes}"/>' if shapes else ""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
            f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{self._place()}{plot}{self._axes()}</c:plotArea>'
            f'{legend if self.legend else ""}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f'{letters(18)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>{over}</c:chartSpace>'
        ).encode()

    def _place(self) -> str:
        if not self.layout:
            return "<c:layout/>"
        modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        places = "".join(f'<c:{key[0]} val="{value:.5f}"/>' for key, value in self.layout.items())
        return f"<c:layout><c:manualLayout>{modes}{places}</c:manualLayout></c:layout>"

    def _bars(self, marks: str) -> str:
        grouping = "stacked" if self.stacked else "clustered"
        overlap = '<c:overlap val="100"/>' if self.stacked else ""
        head = f'<c:barDir val="{self.kind}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        tail = f'<c:gapWidth val="{self.gap}"/>{overlap}<c:axId val="111"/><c:axId val="222"/>'
        return f"<c:barChart>{head}{marks}{tail}</c:barChart>"

    def _lines(self, marks: str) -> str:
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{head}{marks}<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'

    def _series(self, place: int, one: Series) -> str:
        column, count = chr(ord("B") + place), len(self.categories)
        name = _texts(f"Sheet1!${column}$1", [one.name])
        numbers = "".join(
            f'<c:pt idx="{at}"><c:v>{n:.12g}</c:v></c:pt>' for at, n in enumerate(one.values) if n is not None
        )
        cache = f'<c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="{count}"/>{numbers}</c:numCache>'
        values = f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${count + 1}</c:f>{cache}</c:numRef></c:val>"
        names = f"<c:cat>{_texts(f'Sheet1!$A$2:$A${count + 1}', self.categories)}</c:cat>"
        ends = '<c:smooth val="0"/>' if self.kind == "line" else ""
        upright = "" if self.kind == "line" else '<c:invertIfNegative val="0"/>'
        return (
            f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{name}</c:tx><c:spPr>{one.look}</c:spPr>'
            f"{upright}{one.marker}{one.points}{one.labels}{names}{values}{ends}</c:ser>"
        )

    def _axes(self) -> str:
        """Names on one axis; numbers on the other only where there is a grid, else they stand on the marks."""
        rows = self.kind == "bar"
        turned, sides = ("maxMin", ("l", "t")) if rows else ("minMax", ("b", "l"))
        highest = f'<c:max val="{self.highest:.12g}"/>' if self.highest else ""
        scaling = f'<c:scaling><c:orientation val="minMax"/>{highest}<c:min val="{self.lowest:.12g}"/></c:scaling>'
        grid = f"<c:majorGridlines><c:spPr>{line('grid', 0.75)}</c:spPr></c:majorGridlines>" if self.grid else ""
        skip = f'<c:tickLblSkip val="{self.skip}"/>' if self.skip > 1 else ""
        unit = f'<c:crossBetween val="between"/><c:majorUnit val="{self.step:.12g}"/>' if self.step else ""
        ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{}"/>'
        return (
            f'<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{turned}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{sides[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/>{ticks.format("low")}'
            f"<c:spPr>{line('axis', 1)}</c:spPr>{letters(self.size)}"
            '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/>'
            f'{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
            f'<c:valAx><c:axId val="222"/>{scaling}'
            f'<c:delete val="{int(not self.grid)}"/><c:axPos val="{sides[1]}"/>{grid}'
            f'<c:numFmt formatCode="#,##0" sourceLinked="0"/>{ticks.format("nextTo")}<c:spPr>{_NO_LINE}</c:spPr>'
            f'{letters(self.number_size)}<c:crossAx val="111"/><c:crosses val="autoZero"/>{unit}</c:valAx>'
        )


def _texts(cells: str, texts: Sequence[str]) -> str:
    kept = "".join(f'<c:pt idx="{place}"><c:v>{words(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{kept}</c:strCache></c:strRef>'
