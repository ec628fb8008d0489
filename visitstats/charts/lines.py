"""Lines over the twelve months: one year against another, and the same as small multiples."""

from typing import Any

import pandas as pd

from visitstats.charts.canvas import Canvas
from visitstats.charts.rows import highest
from visitstats.charts.theme import Look, blank, safe, tokens, value_size

SHOWN_WHEN_NARROW = (1, 4, 7, 10, 12)
NAME_HEIGHT = 17  # pixels that the words at the end of a line need


def _month_axis(figure: Canvas, months: list[str], look: Look, narrow: bool) -> None:
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
) -> Canvas:
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
        figure.add_scatter(x=frame["month"], y=frame["other"], line=line, **_dots(frame, colours.other, 4))
        _end(figure, frame, "other", other, colours.ink2, -apart)
    figure.add_scatter(
        x=frame["month"],
        y=frame["this"],
        line={"color": colours.total, "width": 2.5},
        cliponaxis=False,
        **_dots(frame, colours.total, 6),
    )
    _end(figure, frame, "this", this, colours.ink, apart)
    known = frame.dropna(subset=["this"])
    if len(known):
        top_month = highest(known, "this")
        if top_month["month"] != known["month"].iloc[-1]:
            size = {"size": value_size(look)}
            figure.write(f"<b>{top_month['this']:g}</b>", top_month["month"], top_month["this"], yshift=15, font=size)
    return figure.finished()


def _dots(frame: pd.DataFrame, colour: str, size: int) -> dict[str, Any]:
    """A line with a dot a month: a dot can be pointed at and clicked, a bare line cannot."""
    return {
        "mode": "lines+markers",
        "marker": {"size": size, "color": colour},
        "customdata": frame[["hover"]].to_numpy(),
        "hovertemplate": "%{customdata[0]}<extra></extra>",
    }


def _apart(frame: pd.DataFrame, unit: float) -> float:
    """Pixels by which the words at the ends of two lines give way to each other; `unit` is the count of a pixel."""
    ends = [frame[column].dropna() for column in ("this", "other")]
    if any(end.empty for end in ends):
        return 0.0
    gap = (ends[0].iloc[-1] - ends[1].iloc[-1]) / unit
    if abs(gap) >= NAME_HEIGHT:
        return 0.0
    return (NAME_HEIGHT - abs(gap)) / 2 * (1 if gap >= 0 else -1)


def _end(figure: Canvas, frame: pd.DataFrame, column: str, words: tuple[str, str], colour: str, shift: float) -> None:
    known = frame.loc[frame[column].notna()]
    if known.empty:
        return
    last = known.iloc[-1]
    text = f"<b>{safe(words[0])}</b> {safe(words[1])}"
    font = {"size": 13, "color": colour}
    figure.write(text, last["month"], last[column], xanchor="left", xshift=8, yshift=shift, font=font)


def small_multiples(
    panels: list[tuple[str, str, str, pd.DataFrame]], look: Look, *, months: list[str], columns: int
) -> Canvas:
    """One small chart a part, on one scale.

    `panels` are (colour, heading, second line, frame with month, this, other); headings are ready words.
    """
    columns = 1 if look.phone else columns
    rows = -(-len(panels) // columns)
    figure = blank(look, rows * (205 if look.phone else 232), t=4, l=26, r=6, b=24)
    top = max([1.0, *(float(frame[["this", "other"]].max().max()) for *_, frame in panels)]) * 1.15
    axes = figure.layout["xaxis"], figure.layout["yaxis"]
    for number, (colour, heading, second, frame) in enumerate(panels):
        row, column = divmod(number, columns)
        across = column / columns + (0.02 if column else 0), (column + 1) / columns - 0.035
        upright = 1 - (row + 0.87) / rows, 1 - (row + 0.27) / rows
        mark = "" if number == 0 else str(number + 1)
        figure.update_layout(**_panel_axes(axes, mark, across, upright, top, months, look))
        _panel_lines(figure, frame, mark, colour, look)
        text = f'<span style="color:{colour}">■</span> {heading}<br>{second}'
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "align": "left", "yanchor": "bottom"}
        figure.write(text, across[0], upright[1], **place)
    return figure.finished()


def _panel_axes(
    axes: tuple[dict[str, Any], dict[str, Any]],
    mark: str,
    across: tuple[float, float],
    upright: tuple[float, float],
    top: float,
    months: list[str],
    look: Look,
) -> dict[str, Any]:
    """Both axes of one small chart at its place; numbers stand at the first of a row."""
    colours = tokens(look)
    shown = {"tickvals": [1, 5, 12], "ticktext": [safe(months[month]) for month in (0, 4, 11)]}
    line = {"showticklabels": True, "showline": True, "linecolor": colours.axis}
    grid = {"showgrid": True, "gridcolor": colours.grid, "showticklabels": across[0] == 0, "nticks": 4}
    return {
        f"xaxis{mark}": axes[0] | {"domain": across, "anchor": f"y{mark}", "range": [0.6, 13]} | shown | line,
        f"yaxis{mark}": axes[1] | {"domain": upright, "anchor": f"x{mark}", "range": [0, top]} | grid,
    }


def _panel_lines(figure: Canvas, frame: pd.DataFrame, mark: str, colour: str, look: Look) -> None:
    axes, grey = {"xaxis": f"x{mark}", "yaxis": f"y{mark}"}, tokens(look).other
    lines = {"other": (grey, 1.6, 3), "this": (colour, 2.8, 5)}
    for column, (ink, width, size) in lines.items():
        line = {"color": ink, "width": width}
        figure.add_scatter(x=frame["month"], y=frame[column], line=line, **_dots(frame, ink, size), **axes)
