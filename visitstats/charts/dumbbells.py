"""Dumbbells: two years of each row, joined, sorted by the change."""

import pandas as pd

from visitstats.charts.canvas import Canvas
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, blank, safe, tokens, wrapped


def dumbbells(frame: pd.DataFrame, look: Look, *, before: str, after: str, wide: bool = False) -> Canvas:
    """`frame` has name, before, after, label and hover, in the order of the rows; `before`, `after` name the years."""
    colours, rows = tokens(look), len(frame)
    figure = blank(look, rows * (43 if look.phone else 28) + 56, t=26, b=26)
    reach = max(1.0, float(frame[["before", "after"]].max().max())) * (1.16 if wide else 1.4)
    grid = {"showgrid": True, "gridcolor": colours.grid}
    figure.update_xaxes(range=[0, reach], showticklabels=True, nticks=5, rangemode="tozero", **grid)
    figure.update_yaxes(range=[rows - 0.5, -0.6])
    _names(figure, list(frame["name"]), look)
    for place, row in enumerate(each(frame)):
        line = {"color": colours.rise if row.after >= row.before else colours.fall, "width": 4}
        figure.shape(type="line", x0=row.before, x1=row.after, y0=place, y1=place, line=line, layer="between")
        outer = max(row.before, row.after)
        figure.write(f"<b>{safe(row.label)}</b>", outer, place, xanchor="left", xshift=12, font={"size": 12})
    hover = {"customdata": frame[["hover"]].to_numpy(), "hovertemplate": "%{customdata[0]}<extra></extra>"}
    ring = {"size": 11, "color": colours.ground, "line": {"color": colours.ink2, "width": 2}}
    for column, marker in (("before", ring), ("after", {"size": 11, "color": colours.total})):
        figure.add_scatter(x=frame[column], y=list(range(rows)), mode="markers", marker=marker, **hover)
    if rows:
        _years(figure, frame.iloc[0], before, after, look)
    return figure.finished()


def _names(figure: Canvas, names: list[str], look: Look) -> None:
    """The names of the rows at the left, or above each on a phone."""
    colours = tokens(look)
    if look.phone:
        for place, name in enumerate(names):
            style = {"xref": "paper", "xanchor": "left", "yanchor": "bottom", "font": {"size": 12}, "yshift": 6}
            figure.write(safe(name), 0, place, **style)
        return
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[wrapped(name, 34) for name in names],
        showticklabels=True,
        automargin=True,
        ticklabelstandoff=8,
        tickfont={"color": colours.ink},
        showgrid=True,
        gridcolor=colours.grid,
    )


def _years(figure: Canvas, top: pd.Series, before: str, after: str, look: Look) -> None:
    """Over the first row, which of its two dots is which year."""
    rising = top["after"] >= top["before"]
    first, second = (before, after) if rising else (after, before)
    low, high = sorted((top["before"], top["after"]))
    left = f"<b>{safe(first)}</b>" if not rising else safe(first)
    right = f"<b>{safe(second)}</b>" if rising else safe(second)
    style = {"yref": "paper", "yanchor": "bottom", "font": {"size": 12, "color": tokens(look).ink2}}
    figure.write(left, low, 1, xanchor="right", xshift=6, **style)
    figure.write(right, high, 1, xanchor="left", xshift=-6, **style)
