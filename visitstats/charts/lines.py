"""Lines over the twelve months: one year against another, and the same as small multiples."""

import pandas as pd
import plotly.graph_objects as go

from visitstats.charts.rows import highest
from visitstats.charts.theme import Look, blank, safe, tokens, value_size, write

SHOWN_WHEN_NARROW = (1, 4, 7, 10, 12)
NAME_HEIGHT = 17  # pixels that the words at the end of a line need


def _month_axis(figure: go.Figure, months: list[str], look: Look, narrow: bool) -> None:
    shown = SHOWN_WHEN_NARROW if narrow else tuple(range(1, 13))
    figure.update_xaxes(
        range=[0.6, 12.25],
        tickvals=list(shown),
        ticktext=[safe(months[month - 1]) for month in shown],
        showticklabels=True,
        showline=True,
        linecolor=tokens(look).axis,
    )


def two_years(
    frame: pd.DataFrame, look: Look, *, months: list[str], this: tuple[str, str], other: tuple[str, str], narrow: bool
) -> go.Figure:
    """Months of a year, and of the year compared with.

    `frame` has month, this, other (NaN where there is none) and hover; `this` and `other` are the words at the end of
    each line, (bold, plain); `narrow` shows five of the month names.
    """
    colours = tokens(look)
    height = 300 if look.phone else 380
    figure = blank(look, height, t=26, l=26, r=66, b=26)
    top = max(1.0, float(frame[["this", "other"]].max().max())) * 1.12
    _month_axis(figure, months, look, narrow or look.phone)
    figure.update_yaxes(range=[0, top], showgrid=True, gridcolor=colours.grid, showticklabels=True, nticks=5)
    apart = _apart(frame, top / (height - 52))
    if frame["other"].notna().any():
        line = {"color": colours.other, "width": 2}
        figure.add_scatter(x=frame["month"], y=frame["other"], mode="lines", line=line, hoverinfo="skip")
        _end(figure, frame, "other", other, colours.ink2, -apart)
    figure.add_scatter(
        x=frame["month"],
        y=frame["this"],
        mode="lines+markers",
        line={"color": colours.total, "width": 2.5},
        marker={"size": 6, "color": colours.total, "line": {"color": colours.ground, "width": 1}},
        customdata=frame[["hover"]],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
    _end(figure, frame, "this", this, colours.ink, apart)
    known = frame.dropna(subset=["this"])
    if len(known):
        top_month = highest(known, "this")
        if top_month["month"] != known["month"].iloc[-1]:
            size = {"size": value_size(look)}
            write(figure, f"<b>{top_month['this']:g}</b>", top_month["month"], top_month["this"], yshift=15, font=size)
    return figure


def _apart(frame: pd.DataFrame, unit: float) -> float:
    """Pixels by which the words at the ends of two lines give way to each other; `unit` is the count of a pixel."""
    ends = [frame[column].dropna() for column in ("this", "other")]
    if any(end.empty for end in ends):
        return 0.0
    gap = (ends[0].iloc[-1] - ends[1].iloc[-1]) / unit
    if abs(gap) >= NAME_HEIGHT:
        return 0.0
    return (NAME_HEIGHT - abs(gap)) / 2 * (1 if gap >= 0 else -1)


def _end(
    figure: go.Figure, frame: pd.DataFrame, column: str, words: tuple[str, str], colour: str, shift: float
) -> None:
    known = frame.loc[frame[column].notna()]
    if known.empty:
        return
    last = known.iloc[-1]
    text = f"<b>{safe(words[0])}</b> {safe(words[1])}"
    font = {"size": 13, "color": colour}
    write(figure, text, last["month"], last[column], xanchor="left", xshift=8, yshift=shift, font=font)


def small_multiples(
    panels: list[tuple[str, str, str, pd.DataFrame]], look: Look, *, months: list[str], columns: int
) -> go.Figure:
    """One small chart a part, on one scale.

    `panels` are (colour, heading, second line, frame with month, this, other); headings are ready words.
    """
    colours = tokens(look)
    columns = 1 if look.phone else columns
    rows = -(-len(panels) // columns)
    height = 205 if look.phone else 232
    figure = blank(look, rows * height, t=4, l=26, r=6, b=24)
    top = max([1.0, *(float(frame[["this", "other"]].max().max()) for *_, frame in panels)]) * 1.15
    axis_x, axis_y = figure.layout.xaxis.to_plotly_json(), figure.layout.yaxis.to_plotly_json()
    for number, (colour, heading, second, frame) in enumerate(panels):
        row, column = divmod(number, columns)
        mark = "" if number == 0 else str(number + 1)
        left, right = column / columns + (0.02 if column else 0), (column + 1) / columns - 0.035
        low, high = 1 - (row + 0.87) / rows, 1 - (row + 0.27) / rows
        figure.update_layout(
            {
                f"xaxis{mark}": axis_x
                | {
                    "domain": [left, right],
                    "anchor": f"y{mark}",
                    "range": [0.6, 13],
                    "tickvals": [1, 5, 12],
                    "ticktext": [safe(months[0]), safe(months[4]), safe(months[11])],
                    "showticklabels": True,
                    "showline": True,
                    "linecolor": colours.axis,
                },
                f"yaxis{mark}": axis_y
                | {
                    "domain": [low, high],
                    "anchor": f"x{mark}",
                    "range": [0, top],
                    "showgrid": True,
                    "gridcolor": colours.grid,
                    "showticklabels": column == 0,
                    "nticks": 4,
                },
            }
        )
        axes = {"xaxis": f"x{mark}", "yaxis": f"y{mark}"}
        figure.add_scatter(
            x=frame["month"],
            y=frame["other"],
            mode="lines",
            line={"color": colours.other, "width": 1.6},
            hoverinfo="skip",
            **axes,
        )
        figure.add_scatter(
            x=frame["month"],
            y=frame["this"],
            mode="lines",
            line={"color": colour, "width": 2.8},
            customdata=frame[["hover"]],
            hovertemplate="%{customdata[0]}<extra></extra>",
            **axes,
        )
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "align": "left"}
        write(
            figure,
            f'<span style="color:{colour}">■</span> {heading}<br>{second}',
            left,
            high,
            yanchor="bottom",
            **place,
        )
    return figure
