"""Pictures of the ready set: SVG and PNG with title, source and date inside, and all of them as one zip."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, Rectangle

from visitstats.export import fonts, provenance
from visitstats.export.archive import add
from visitstats.export.drawing import Dot, Line, Mark, Rect, Text
from visitstats.export.safe import file_name, one_line, plain
from visitstats.export.slide import HEIGHT, WIDTH, slide
from visitstats.export.svg import svg
from visitstats.export.views import Edition, View
from visitstats.reference.palette import LIGHT
from visitstats.texts import use_language

_DPI = 144  # a point is two pixels: a mark of 52 px is set in 26 points
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def _face(text: Text) -> FontProperties:
    found = fonts.path("serif" if text.serif else "sans", text.weight)
    if found is None:
        return FontProperties(family="DejaVu Sans", weight="bold" if text.weight >= 600 else "normal")
    return FontProperties(fname=found)


def _draw(axes: Any, mark: Mark, colours: Mapping[str, str], order: int) -> None:
    if isinstance(mark, Text):
        # parse_math off: text of the data is never read as a formula
        axes.text(
            mark.x,
            mark.y,
            one_line(mark.text),
            fontproperties=_face(mark),
            fontsize=mark.size / 2,
            zorder=order,
            color=colours[mark.fill],
            ha=_ANCHORS[mark.anchor],
            va="baseline",
            parse_math=False,
        )
    elif isinstance(mark, Dot):
        axes.add_patch(Circle((mark.x, mark.y), mark.radius, color=colours[mark.fill], zorder=order))
    elif isinstance(mark, Line):
        xs, ys = zip(*mark.points, strict=True)
        style = (0, (6, 4)) if mark.dash else "solid"
        axes.plot(
            xs,
            ys,
            color=colours[mark.stroke],
            linewidth=mark.line / 2,
            linestyle=style,
            zorder=order,
            solid_joinstyle="round",
            solid_capstyle="butt",
        )
    else:
        _draw_rect(axes, mark, colours, order)


def _draw_rect(axes: Any, mark: Rect, colours: Mapping[str, str], order: int) -> None:
    place = ((mark.x, mark.y), mark.width, mark.height)
    edge = colours[mark.stroke] if mark.stroke else "none"
    style = (0, (5, 3)) if mark.dash else "solid"
    face = colours[mark.fill] if mark.fill else "none"
    axes.add_patch(
        Rectangle(
            *place,
            facecolor=face,
            edgecolor=edge,
            linewidth=mark.line / 2,
            linestyle=style,
            alpha=mark.opacity,
            zorder=order,
        )
    )
    if mark.hatch:
        axes.add_patch(Rectangle(*place, facecolor="none", edgecolor=edge, linewidth=0, hatch=mark.hatch, zorder=order))


def render_png(
    marks: Iterable[Mark],
    size: tuple[int, int],
    colours: Mapping[str, str],
    scale: float = 1.0,
    said: Mapping[str, str] | None = None,
) -> bytes:
    """Marks as a PNG of `size` times `scale` pixels; `said` are texts kept inside the file (Title, Description)."""
    width, height = size
    with mpl.rc_context({"hatch.linewidth": 4.0, "hatch.color": colours["total"]}):
        figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI * scale, facecolor=colours["ground"])
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.axis("off")
        for order, mark in enumerate(marks, 1):
            _draw(axes, mark, colours, order)
        buffer = io.BytesIO()
        FigureCanvasAgg(figure).print_png(buffer, metadata={"Software": None, **(said or {})})
    return buffer.getvalue()


def view_svg(view: View, colours: Mapping[str, str] = LIGHT) -> str:
    """A view as an SVG picture in the language in use."""
    return svg(slide(view), (WIDTH, HEIGHT), view.title, _described(view), colours)


def _described(view: View) -> str:
    """What a picture shows for readers who do not see it, what is counted, and the filter."""
    return " ".join((view.alt, view.definition, *view.notes, view.filters))


def view_png(view: View, colours: Mapping[str, str] = LIGHT, scale: float = 1.0) -> bytes:
    """A view as a PNG picture in the language in use: 1920 x 1080 pixels times `scale`."""
    said = {
        "Title": plain(view.title),
        "Description": plain(_described(view)),
        "Source": plain(provenance.of_view(view)),
    }
    return render_png(slide(view), (WIDTH, HEIGHT), colours, scale, said)


def pictures(edition: Edition) -> bytes:
    """A zip with an SVG and a PNG of each view."""
    buffer = io.BytesIO()
    with use_language(edition.language), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, view in enumerate(edition.views, 1):
            stem = file_name(f"{number}-{view.key}-{edition.year}-{edition.language}")
            add(archive, f"{stem}.svg", view_svg(view))
            add(archive, f"{stem}.png", view_png(view))
    return buffer.getvalue()
