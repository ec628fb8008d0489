"""Marks as SVG: for pictures with fixed colours, for the story with colours that follow light and dark."""

from collections.abc import Iterable, Mapping
from html import escape

from visitstats.export.drawing import Dot, Line, Mark, Rect, Text
from visitstats.export.safe import one_line, plain

SANS = "'Source Sans', 'Segoe UI', Arial, sans-serif"
SERIF = "'Source Serif', Georgia, 'Times New Roman', serif"


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _paint(shade: str, colours: Mapping[str, str] | None) -> str:
    if not shade:
        return "none"
    return colours[shade] if colours else f"var(--{shade})"


def element(mark: Mark, colours: Mapping[str, str] | None, hatch: str = "hatch") -> str:
    """One mark; without colours they are left to the style sheet of the page."""
    n = _number
    if isinstance(mark, Text):
        face = SERIF if mark.serif else SANS
        style = (
            f'font-family="{face}" font-size="{n(mark.size)}" font-weight="{mark.weight}" text-anchor="{mark.anchor}"'
        )
        place = f'x="{n(mark.x)}" y="{n(mark.y)}" fill="{_paint(mark.fill, colours)}"'
        return f"<text {place} {style}>{escape(one_line(mark.text))}</text>"
    if isinstance(mark, Dot):
        return f'<circle cx="{n(mark.x)}" cy="{n(mark.y)}" r="{n(mark.radius)}" fill="{_paint(mark.fill, colours)}"/>'
    if isinstance(mark, Line):
        points = " ".join(f"{n(x)},{n(y)}" for x, y in mark.points)
        dash = ' stroke-dasharray="12 9"' if mark.dash else ""
        stroke = f'stroke="{_paint(mark.stroke, colours)}" stroke-width="{n(mark.line)}" stroke-linejoin="round"'
        return f'<polyline points="{points}" fill="none" {stroke}{dash}/>'
    return _rect(mark, colours, hatch)


def _rect(mark: Rect, colours: Mapping[str, str] | None, hatch: str) -> str:
    n = _number
    place = f'x="{n(mark.x)}" y="{n(mark.y)}" width="{n(max(mark.width, 0))}" height="{n(max(mark.height, 0))}"'
    line = f' stroke="{_paint(mark.stroke, colours)}" stroke-width="{n(mark.line)}"' if mark.stroke else ""
    dash = ' stroke-dasharray="10 7"' if mark.dash else ""
    faint = f' opacity="{mark.opacity:.2f}"' if mark.opacity < 1 else ""
    solid = f'<rect {place} fill="{_paint(mark.fill, colours)}"{line}{dash}{faint}/>'
    return solid + (f'<rect {place} fill="url(#{hatch})"/>' if mark.hatch else "")


def _hatch(colours: Mapping[str, str] | None, hatch: str) -> str:
    line = f'<line x1="0" y1="0" x2="0" y2="20" stroke="{_paint("total", colours)}" stroke-width="9"/>'
    pattern = f'id="{hatch}" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f"<defs><pattern {pattern}>{line}</pattern></defs>"


def svg(
    marks: Iterable[Mark],
    size: tuple[int, int],
    title: str,
    description: str,
    colours: Mapping[str, str] | None = None,
    hatch: str = "hatch",
) -> str:
    """A self-contained SVG: title and description for readers who do not see it, no script, no outside address.

    `hatch` names its pattern; several pictures on one page need different names.
    """
    body = "".join(element(mark, colours, hatch) for mark in marks)
    width, height = size
    ground = f'<rect width="{width}" height="{height}" fill="{_paint("ground", colours)}"/>' if colours else ""
    head = f"<title>{escape(plain(title))}</title><desc>{escape(plain(description))}</desc>"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
    return f"<svg {frame}>{head}{_hatch(colours, hatch)}{ground}{body}</svg>"
