"""A heat table: a tile for each row and month with its number; what is missing is hatched, what is low is framed."""

import pandas as pd

from visitstats.charts.canvas import Canvas
from visitstats.charts.lines import SHOWN_WHEN_NARROW
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, blank, safe, tokens, wrapped

WIDE, HIGH = 0.94, 0.9
ROW_HEIGHT, TOP = 30, 26


def heat_table(frame: pd.DataFrame, look: Look, *, names: list[str], months: list[str]) -> Canvas:
    """`frame` has place (row from 0), month, label, hover, step (class 0-4, -1: nothing recorded) and low."""
    colours, rows = tokens(look), len(names)
    extra = 16 if look.phone else 0
    figure = blank(look, rows * (ROW_HEIGHT + extra) + TOP + 8, t=TOP)
    named = SHOWN_WHEN_NARROW if look.phone else range(1, 13)  # where the names would run into each other
    ticks = {"showticklabels": True, "tickvals": list(named), "ticktext": [months[month - 1] for month in named]}
    figure.update_xaxes(range=[0.5, 12.5], side="top", **ticks)
    figure.update_yaxes(range=[rows - 0.5, -0.5])
    high = HIGH * ROW_HEIGHT / (ROW_HEIGHT + extra)
    sink = (1 - high) / 2 if look.phone else 0.0
    known = frame["step"] >= 0
    fills = [colours.classes[step] if step >= 0 else colours.ground for step in frame["step"]]
    edges = [colours.fall if low else colours.border for low in frame["low"]]
    figure.add_bar(
        x=frame["month"],
        y=[high] * len(frame),
        base=[place - high / 2 + sink for place in frame["place"]],
        width=WIDE,
        marker={
            "color": fills,
            "line": {"color": edges, "width": [2 if low else 1 for low in frame["low"]]},
            "pattern": {
                "shape": ["" if has else "/" for has in known],
                "size": 6,
                "solidity": 0.25,
                "fgcolor": colours.axis,
                "bgcolor": colours.ground,
                "fillmode": "overlay",  # with a colour a bar, replace draws the pattern in the colour of the bar
            },
        },
        customdata=frame[["hover"]].to_numpy(),
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    size = 11 if look.phone else 13
    for row in each(frame):
        ink = colours.on_classes[row.step] if row.step >= 0 else colours.ink2
        figure.write(safe(row.label), row.month, row.place + sink, font={"size": size, "color": ink})
    _names(figure, names, look)
    return figure.finished()


def _names(figure: Canvas, names: list[str], look: Look) -> None:
    """The names of the rows at the left, or above each row on a phone."""
    if look.phone:
        for place, name in enumerate(names):
            style = {"xref": "paper", "xanchor": "left", "yanchor": "middle", "font": {"size": 12}}
            figure.write(wrapped(name, 60), 0, place - 0.34, **style)
        return
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[wrapped(name, 34) for name in names],
        showticklabels=True,
        automargin=True,
        ticklabelstandoff=8,
        tickfont={"color": tokens(look).ink},
    )
