"""A picture as a list of plain marks: rectangles, lines, texts. Print pictures and the story draw the same marks.

Units are pixels of a hall slide of 1920 x 1080, counted from the top left; colours are tokens of the palette.
"""

from collections.abc import Iterator
from dataclasses import dataclass

NARROW, WIDE = set("iljtfrI.,:;()'! \u00a0|і"), set("mwMWшщжмюфыШЩЖМЮФЫ%—▲▼")


@dataclass(frozen=True)
class Rect:
    """A box; `hatch` is "" or "/", `dash` draws its outline dashed, no fill where `fill` is empty."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 0
    hatch: str = ""
    dash: bool = False
    opacity: float = 1.0


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    stroke: str
    line: float
    dash: bool = False


@dataclass(frozen=True)
class Dot:
    """A round marker."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True)
class Text:
    """One line of text; `y` is its baseline, `anchor` start, middle or end, `weight` 400, 600 or 700."""

    x: float
    y: float
    text: str
    size: float
    fill: str = "ink"
    anchor: str = "start"
    weight: int = 400
    serif: bool = False


Mark = Rect | Line | Dot | Text


@dataclass(frozen=True)
class Box:
    """A part of the picture to draw into."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def text_width(text: str, size: float) -> float:
    """The width of a line of text, from the kinds of its letters; a little too wide rather than too narrow."""
    parts = (0.29 if sign in NARROW else 0.82 if sign in WIDE else 0.62 if sign.isupper() else 0.515 for sign in text)
    return sum(parts) * size


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text broken at words into lines that fit the room."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def paragraph(
    text: str,
    x: float,
    y: float,
    size: float,
    room: float,
    *,
    fill: str = "ink",
    weight: int = 400,
    serif: bool = False,
    anchor: str = "start",
    spacing: float = 1.2,
) -> Iterator[Text]:
    """Lines of text from the baseline `y` of the first."""
    for place, line in enumerate(wrapped(text, size, room)):
        yield Text(x, y + place * size * spacing, line, size, fill, anchor, weight, serif)
