"""Horizontal bars from zero: ranked rows, stacked rows, and rows of change between two totals."""

from typing import Any

import pandas as pd

from visitstats.charts.canvas import Canvas
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, blank, safe, tokens, value_size, wrapped

THICK = 0.68
GREY = "#5F666B"  # not stated and not comparable, on both grounds
HATCH = {"shape": "/", "size": 7, "solidity": 0.4, "fgcolor": GREY, "fillmode": "replace"}


def _rows(figure: Canvas, names: list[str], look: Look, width: int) -> None:
    """Name the rows: at the left of the plot, or above each bar on a phone."""
    figure.update_yaxes(range=[len(names) - 0.5, -0.75 if look.phone else -0.5])
    if look.phone:
        for place, name in enumerate(names):
            figure.write(
                wrapped(name, 52),
                0,
                place - 0.1,
                xanchor="left",
                yanchor="bottom",
                xref="paper",
                font={"size": 12},
                yshift=-1,
            )
        return
    texts = [wrapped(name, width) for name in names]
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=texts,
        showticklabels=True,
        automargin=True,
        ticklabelstandoff=8,
        tickfont={"color": tokens(look).ink},
    )


def _height(rows: int, look: Look, row_height: int) -> int:
    return rows * (43 if look.phone else row_height) + 16


def ranked_bars(
    frame: pd.DataFrame,
    look: Look,
    *,
    name: str,
    value: str,
    label: str,
    hover: str,
    colour: str | None = None,
    row_height: int = 28,
    name_width: int = 34,
) -> Canvas:
    """One bar a row, in the order of the frame; `colour` names a column of ready colours, else the total colour."""
    colours = tokens(look)
    figure = blank(look, _height(len(frame), look, row_height), r=48)
    thick = 0.38 if look.phone else THICK
    places = [place + (0.12 if look.phone else 0) for place in range(len(frame))]
    figure.add_bar(
        orientation="h",
        y=places,
        x=frame[value],
        width=thick,
        marker={"color": list(frame[colour]) if colour else colours.total},
        customdata=frame[[hover]].to_numpy(),
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    figure.update_xaxes(range=[0, max(1.0, float(frame[value].max()))])
    _rows(figure, list(frame[name]), look, name_width)
    for place, amount, text in zip(places, frame[value], frame[label], strict=True):
        size = {"size": value_size(look)}
        figure.write(f"<b>{safe(text)}</b>", amount, place, xanchor="left", xshift=5, font=size)
    return figure.finished()


def stacked_bars(
    frame: pd.DataFrame,
    look: Look,
    *,
    name: str,
    parts: list[tuple[str, str, str]],
    total: str,
    total_label: str,
    inside_from: float,
    row_height: int = 48,
) -> Canvas:
    """One row of parts a name. `parts` are (column, colour, words); numbers from `inside_from` up stand inside."""
    colours = tokens(look)
    figure = blank(look, _height(len(frame), look, row_height) + 6, r=48)
    figure.update_layout(barmode="stack")
    thick = 0.38 if look.phone else 0.66
    places = [place + (0.12 if look.phone else 0) for place in range(len(frame))]
    reached = [0.0] * len(frame)
    for column, colour, words in parts:
        amounts = list(frame[column])
        figure.add_bar(
            orientation="h",
            y=places,
            x=amounts,
            width=thick,
            marker={"color": colour, "line": {"color": colours.ground, "width": 1.5}},
            hovertemplate=f"<b>{safe(words)}</b><br>%{{x}}<extra></extra>",
        )
        on_it = _text_on(colour)
        for row, amount in enumerate(amounts):
            if amount >= inside_from:
                figure.write(f"{amount:g}", reached[row] + amount / 2, places[row], font={"size": 13, "color": on_it})
            reached[row] += amount
    figure.update_xaxes(range=[0, max(1.0, float(frame[total].max()))])
    _rows(figure, list(frame[name]), look, 30)
    for place, amount, text in zip(places, frame[total], frame[total_label], strict=True):
        size = {"size": value_size(look)}
        figure.write(f"<b>{safe(text)}</b>", amount, place, xanchor="left", xshift=6, font=size)
    return figure.finished()


def _text_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour (relative luminance of WCAG 2)."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return "#14202E" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else "#FFFFFF"


def waterfall(frame: pd.DataFrame, look: Look, name_width: int = 46) -> Canvas:
    """Rows from one total to another.

    `frame` has name, start, end, label and state (total, rise, fall, not_stated, not_comparable, which is hatched); a
    total's name stands inside it. `name_width` is in letters: fewer where the chart has half a page.
    """
    colours = tokens(look)
    fills: dict[str, Any] = {"total": colours.total, "rise": colours.rise, "fall": colours.fall}
    figure = blank(look, len(frame) * 50 + 14, r=70)
    reach = max(1.0, float(frame[["start", "end"]].max().max()))
    figure.update_xaxes(range=[0, reach])
    figure.update_yaxes(range=[len(frame) - 0.5, -0.5])
    small = 12 if look.phone else 13
    for place, row in enumerate(each(frame)):
        low, high = sorted((float(row.start), float(row.end)))
        colour = fills.get(row.state, GREY)
        figure.add_bar(
            orientation="h",
            y=[place],
            x=[high - low],
            base=[low],
            width=0.6,
            marker={"color": colour, "pattern": {**HATCH, "bgcolor": colours.ground}, "line": {"color": GREY}}
            if row.state == "not_comparable"
            else {"color": colour},
            hovertemplate=f"<b>{safe(row.name)}</b><br>{safe(row.label)}<extra></extra>",
        )
        if row.state == "total":
            inside = {"xanchor": "left", "xshift": 12, "font": {"size": 14, "color": colours.ground}}
            figure.write(f"<b>{safe(row.name)}</b>", 0, place, **inside)
        else:
            name = wrapped(row.name, 26 if look.phone else name_width)
            figure.write(name, low, place, xanchor="right", align="right", xshift=-9, font={"size": small})
        size = {"size": value_size(look)}
        figure.write(f"<b>{safe(row.label)}</b>", high, place, xanchor="left", xshift=7, font=size)
        if place:
            before = frame.iloc[place - 1]["end"]
            line = {"color": colours.axis, "width": 1}
            figure.shape(type="line", x0=before, x1=before, y0=place - 0.7, y1=place - 0.1, line=line)
    return figure.finished()
