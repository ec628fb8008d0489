"""Diverging bars: many parts of a change, each from zero to the left or to the right."""

import pandas as pd

from visitstats.charts.bars import GREY, HATCH
from visitstats.charts.canvas import Canvas
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, blank, safe, tokens, wrapped


def diverging_bars(frame: pd.DataFrame, look: Look, *, name_width: int = 32) -> Canvas:
    """One bar a row of `frame`: name, change, label, hover and state (rise, fall, not_stated, not_comparable)."""
    colours, rows = tokens(look), len(frame)
    lines = max([1, *(wrapped(name, name_width).count("<br>") + 1 for name in frame["name"])])
    figure = blank(look, rows * (43 if look.phone else max(28, 16 * lines + 4)) + 16)
    fills = {"rise": colours.rise, "fall": colours.fall}
    high, low = max([0.0, *frame["change"]]), min([0.0, *frame["change"]])
    reach = (high - low) or 1.0
    figure.update_xaxes(range=[low - reach * 0.28, high + reach * 0.28])
    figure.update_yaxes(range=[rows - 0.5, -0.75 if look.phone else -0.5])
    places = [place + (0.16 if look.phone else 0) for place in range(rows)]
    hatch = [HATCH["shape"] if state == "not_comparable" else "" for state in frame["state"]]
    figure.add_bar(
        orientation="h",
        y=places,
        x=frame["change"],
        width=0.42 if look.phone else 0.66,
        marker={
            "color": [fills.get(state, GREY) for state in frame["state"]],
            "pattern": {**HATCH, "shape": hatch, "bgcolor": colours.ground},
        },
        customdata=frame[["hover"]].to_numpy(),
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    axis = {"color": colours.axis, "width": 1}
    figure.shape(type="line", x0=0, x1=0, y0=-0.5, y1=rows - 0.5, line=axis)
    _names(figure, list(frame["name"]), look, name_width)
    for place, row in zip(places, each(frame), strict=True):
        side = {"xanchor": "left", "xshift": 5} if row.change >= 0 else {"xanchor": "right", "xshift": -5}
        figure.write(f"<b>{safe(row.label)}</b>", row.change, place, font={"size": 12 if look.phone else 13}, **side)
    return figure.finished()


def _names(figure: Canvas, names: list[str], look: Look, width: int) -> None:
    """The names at the left of the plot, or above each bar on a phone."""
    if not look.phone:
        figure.update_yaxes(
            tickvals=list(range(len(names))),
            ticktext=[wrapped(name, width) for name in names],
            showticklabels=True,
            automargin=True,
            ticklabelstandoff=8,
            tickfont={"color": tokens(look).ink},
        )
        return
    for place, name in enumerate(names):
        style = {"xref": "paper", "xanchor": "left", "yanchor": "bottom", "font": {"size": 12}, "yshift": -2}
        figure.write(wrapped(name, 52), 0, place - 0.26, **style)
