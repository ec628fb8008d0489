"""The tile map: every region a tile of its own, so that small cities are as visible as wide steppes."""

import pandas as pd

from visitstats.charts.canvas import Canvas
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, Tokens, blank, safe, tokens

GAP = 0.09
COLUMNS, ROWS = 7, 5


def tile_map(frame: pd.DataFrame, look: Look, *, edges: list[str], nothing: str) -> Canvas:
    """One tile a row of `frame`: row, column, rows, columns (place and size in tiles), lines, label, hover and step.

    `lines` are the lines of the name; `step` is the class 0-4, or -1 for no data.
    `edges` are the words of the five classes and `nothing` the word for a tile without data.
    """
    colours = tokens(look)
    figure = blank(look, 330 if look.phone else 400, t=48, l=0, r=0, b=0)
    figure.update_xaxes(range=[0, COLUMNS], constrain="domain")
    figure.update_xaxes(constraintoward="left")
    figure.update_yaxes(
        range=[ROWS, 0],
        scaleanchor="x",
        scaleratio=1 if look.phone else 0.92,
        constrain="domain",
        constraintoward="top",
    )
    for row in each(frame):
        _tile(figure, row, colours, look)
    _keys(figure, colours, edges, nothing, look)
    return figure.finished()


def _tile(figure: Canvas, row, colours: Tokens, look: Look) -> None:
    known = row.step >= 0
    hatch = {"shape": "x", "size": 8, "solidity": 0.12, "fgcolor": colours.axis, "bgcolor": colours.ground}
    marker: dict = {"color": colours.ground, "line": {"color": colours.axis, "width": 1}, "pattern": hatch}
    if known:
        edge = {"color": colours.border if row.step == 0 else colours.classes[row.step], "width": 1}
        marker = {"color": colours.classes[row.step], "line": edge}
    figure.add_bar(
        x=[row.column + row.columns / 2],
        y=[row.rows - GAP],
        base=[row.row + GAP / 2],
        width=row.columns - GAP,
        marker=marker,
        hovertemplate=row.hover + "<extra></extra>",
    )
    ink = colours.on_classes[row.step] if known else colours.ink
    ground = {} if known else {"bgcolor": colours.ground}
    name = "<br>".join(safe(line) for line in row.lines)
    lines = len(row.lines)
    size, small = (14, 10.5) if look.phone else (19, 11.5)
    shift = (lines * (small + 3)) / 2 + (0 if look.phone else 1)
    middle = (row.column + row.columns / 2, row.row + row.rows / 2)
    figure.write(f"<b>{safe(row.label)}</b>", *middle, yshift=shift, font={"size": size, "color": ink}, **ground)
    figure.write(name, *middle, yshift=-size / 2 - 1, font={"size": small, "color": ink})


def _keys(figure: Canvas, colours: Tokens, edges: list[str], nothing: str, look: Look) -> None:
    """Five boxes from low to high and one for no data, in pixels from the top left corner."""
    step = 46 if look.phone else 56
    base = {"type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel"}
    for number in range(6):
        left = number * step + (16 if number == 5 else 0)
        place = {"xanchor": 0, "yanchor": 1, "x0": left, "x1": left + step - 1, "y0": 39, "y1": 28}
        fill = colours.classes[number] if number < 5 else colours.ground
        line = {"color": colours.border if number in (0, 5) else fill, "width": 1}
        figure.shape(**base, **place, fillcolor=fill, line=line)
        text = edges[number] if number < 5 else nothing
        where = {
            "xref": "paper",
            "yref": "paper",
            "xshift": left + (step - 1) / 2,
            "yshift": 17,
            "xanchor": "center",
            "yanchor": "middle",
        }
        font = {"size": 11 if look.phone else 12, "color": colours.ink2}
        figure.write(safe(text), 0, 1, **where, font=font)
