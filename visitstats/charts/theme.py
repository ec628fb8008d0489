"""The one place of type sizes and chart settings; every chart starts from `blank`. Colours are those of the palette."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visitstats.charts.canvas import Canvas
from visitstats.reference import palette
from visitstats.reference.palette import MINISTRIES

__all__ = ["DARK", "LIGHT", "MINISTRIES", "Look", "Tokens", "blank", "config", "faded", "safe", "tokens", "wrapped"]

FAMILY = '"Source Sans", "Segoe UI", Arial, sans-serif'
NBSP = "\u00a0"
# Plotly's own template is sent with each figure and holds much that no chart here has; this is what is left of it.
TEMPLATE = {
    "layout": {
        "autotypenumbers": "strict",
        "xaxis": {"automargin": True},
        "yaxis": {"automargin": True},
        "shapedefaults": {"line": {"color": "#2a3f5f"}},
    },
    "data": {
        "bar": [
            {
                "type": "bar",
                "marker": {
                    "line": {"color": "#E5ECF6", "width": 0.5},
                    "pattern": {"fillmode": "overlay", "size": 10, "solidity": 0.2},
                },
            }
        ]
    },
}


@dataclass(frozen=True)
class Look:
    """How the reader sees the page: dark or light ground, phone or desk, and the language of separators."""

    dark: bool = False
    phone: bool = False
    language: str = "en"


@dataclass(frozen=True)
class Tokens:
    """The named colours of one ground; `classes` run from low to high counts, `on_classes` is the text on them."""

    ground: str
    surface: str
    ink: str
    ink2: str
    grid: str
    border: str
    axis: str
    total: str
    other: str
    rise: str
    fall: str
    classes: tuple[str, ...]
    on_classes: tuple[str, ...]
    kinds: tuple[str, ...]


SINGLE = ("ground", "surface", "ink", "ink2", "grid", "border", "axis", "total", "other", "rise", "fall")
KINDS = ("periodic", "intermediate", "special", "not_stated")


def _tokens(colours: Mapping[str, str]) -> Tokens:
    """The colours of the palette in the order in which charts need them."""
    classes, on_classes = (tuple(colours[f"{name}{place}"] for place in range(1, 6)) for name in ("class", "on"))
    kinds = tuple(colours[name] for name in KINDS)
    return Tokens(**{name: colours[name] for name in SINGLE}, classes=classes, on_classes=on_classes, kinds=kinds)


LIGHT, DARK = _tokens(palette.LIGHT), _tokens(palette.DARK)


def tokens(look: Look) -> Tokens:
    """The colours of the ground that the reader sees."""
    return DARK if look.dark else LIGHT


def faded(colour: str, share: float) -> str:
    """A `#RRGGBB` colour with the given opacity, 0 to 1, as plotly writes it."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"


def safe(text: object) -> str:
    """Text of the data for a chart: plotly reads a small HTML, so its three signs are escaped."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, width: int) -> str:
    """Escaped text broken at words into lines of about `width` signs."""
    lines = [""]
    for word in str(text).split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(safe(line) for line in lines)


def blank(look: Look, height: int, **margins: int) -> Canvas:
    """An empty figure on the page ground: no axes, no grid, no bar of tools, our font and hover."""
    colours = tokens(look)
    margin = {"l": 4, "r": 4, "t": 8, "b": 6, "pad": 0} | margins
    axis: dict[str, Any] = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": 12 if look.phone else 13, "color": colours.ink2},
    }
    return Canvas(
        layout={
            "template": TEMPLATE,
            "height": height,
            "margin": margin,
            "paper_bgcolor": colours.ground,
            "plot_bgcolor": colours.ground,
            "font": {"family": FAMILY, "size": 13, "color": colours.ink},
            "separators": ".," if look.language == "en" else f",{NBSP}",
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "bargap": 0,
            "barmode": "overlay",
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": colours.surface,
                "bordercolor": colours.border,
                "align": "left",
                "font": {"size": 14, "family": FAMILY, "color": colours.ink},
            },
        }
    )


def value_size(look: Look) -> int:
    """Size in pixels of the value that stands on a mark."""
    return 13 if look.phone else 14


def config(language: str, months: list[str], short_months: list[str]) -> dict[str, Any]:
    """The plotly settings of every chart: no tool bar, no link, and months and separators of the language."""
    decimal, thousands = (".", ",") if language == "en" else (",", NBSP)
    words = {
        "months": months,
        "shortMonths": short_months,
        "decimal": decimal,
        "thousands": thousands,
        "date": "%d.%m.%Y",
    }
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "locale": language,
        "locales": {language: {"dictionary": {}, "format": words}},
    }
