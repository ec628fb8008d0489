"""Yearly columns with bounds, parts of years and gaps, above a strip of the changes from year to year."""

from dataclasses import dataclass

import pandas as pd

from visitstats.charts.canvas import Canvas
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, Tokens, blank, faded, safe, tokens, value_size, wrapped

WIDTH = 0.66
FADE = 0.072  # height of the fading top of a bound, as a share of the axis
SLICES = 8
LEAST_YEARS = 6  # fewer years leave room at the right, so that columns stay columns


@dataclass(frozen=True)
class YearWords:
    """Ready words of the chart: for a gap, over the strip, and dated events as (place on the axis, words)."""

    gap: str
    strip: str
    events: tuple[tuple[float, str], ...] = ()


def yearly_columns(frame: pd.DataFrame, look: Look, words: YearWords) -> Canvas:
    """One column a year.

    `frame` has year, visits (NaN for a gap), qualifier, label (the value in words), note (words under it, or ""),
    hover, change (NaN where years cannot be compared), change_label and ratio_label.
    """
    colours, top = tokens(look), float(frame["visits"].max() if frame["visits"].notna().any() else 1) * 1.2
    first, last = int(frame["year"].min()), int(frame["year"].max())
    figure = blank(look, 380 if look.phone else 430, t=12)
    figure.update_xaxes(range=[first - 0.55, max(last, first + LEAST_YEARS - 1) + 0.55])
    figure.update_layout(
        yaxis={"range": [0, top], "domain": [0.33, 1]}, yaxis2=figure.layout["yaxis"] | {"anchor": "x"}
    )
    for row in each(frame):
        if pd.notna(row.visits):
            _column(figure, row, colours, look, top)
        year = f"’{row.year % 100:02d}" if look.phone else str(row.year)
        size = 12 if look.phone else 13
        figure.write(year, row.year, 0, yshift=-13, font={"size": size, "color": colours.ink2})
    _gaps(figure, frame, colours, look, words.gap)
    for place, text in words.events:
        if first - 0.5 < place < last + 0.5:
            _event(figure, place, text, top, colours, look)
    _strip(figure, frame, colours, look, words.strip)
    return figure.finished()


def _column(figure: Canvas, row, colours: Tokens, look: Look, top: float) -> None:
    bound = row.qualifier in ("at_least", "recorded_so_far")
    marker: dict = {"color": colours.total}
    if bound:
        marker = {"color": faded(colours.total, 0.38)}
    if row.qualifier == "to_date":
        marker = {
            "color": colours.ground,
            "line": {"color": colours.total, "width": 1.5},
            "pattern": {
                "shape": "/",
                "size": 7,
                "solidity": 0.28,
                "fgcolor": colours.total,
                "bgcolor": faded(colours.total, 0.1),
                "fillmode": "replace",
            },
        }
    figure.add_bar(
        x=[row.year], y=[row.visits], width=WIDTH, marker=marker, hovertemplate=row.hover + "<extra></extra>"
    )
    if bound:
        _open_top(figure, row, colours, top)
    lift = row.visits + (top * FADE if bound else 0)
    note = wrapped(row.note, 9 if look.phone else 14) if row.note else ""
    lines = note.count("<br>") + 1 if note else 0
    small = 11 if look.phone else 12
    if note:
        figure.write(note, row.year, lift, yanchor="bottom", yshift=2, font={"size": small, "color": colours.ink2})
    figure.write(
        f"<b>{safe(row.label)}</b>",
        row.year,
        lift,
        yanchor="bottom",
        yshift=2 + lines * (small + 4),
        font={"size": value_size(look)},
    )


def _open_top(figure: Canvas, row, colours: Tokens, top: float) -> None:
    left, right, step = row.year - WIDTH / 2, row.year + WIDTH / 2, top * FADE / SLICES
    for number in range(SLICES):
        share = 0.34 * (1 - number / (SLICES - 1))
        low = row.visits + number * step
        figure.shape(
            type="rect",
            x0=left,
            x1=right,
            y0=low,
            y1=low + step,
            line={"width": 0},
            fillcolor=faded(colours.total, share),
        )
    for side in (left, right):
        figure.shape(type="line", x0=side, x1=side, y0=0, y1=row.visits, line={"color": colours.total, "width": 1.5})
    figure.shape(
        type="line", x0=left, x1=right, y0=row.visits, y1=row.visits, line={"color": colours.total, "width": 3}
    )


def _gaps(figure: Canvas, frame: pd.DataFrame, colours: Tokens, look: Look, words: str) -> None:
    empty = [int(year) for year in frame.loc[frame["visits"].isna(), "year"]]
    runs: list[list[int]] = []
    for year in empty:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    for run in runs:
        line = {"color": colours.axis, "width": 2, "dash": "dot"}
        figure.shape(type="line", x0=run[0] - 0.42, x1=run[-1] + 0.42, y0=0, y1=0, line=line)
        text = wrapped(words, 6 if len(run) == 1 or (look.phone and len(run) < 3) else 40)
        font = {"size": 11 if look.phone else 12, "color": colours.ink2}
        figure.write(text, (run[0] + run[-1]) / 2, 0, yanchor="bottom", yshift=3, font=font)


def _event(figure: Canvas, place: float, text: str, top: float, colours: Tokens, look: Look) -> None:
    line = {"color": colours.axis, "width": 1, "dash": "dash"}
    figure.shape(type="line", x0=place, x1=place, y0=top * 0.14, y1=top, line=line, layer="below")
    font = {"size": 11 if look.phone else 12, "color": colours.ink2}
    lines = wrapped(text, 18 if look.phone else 26)
    figure.write(lines, place, top, xanchor="left", yanchor="top", align="left", xshift=5, font=font)


def _strip(figure: Canvas, frame: pd.DataFrame, colours: Tokens, look: Look, title: str) -> None:
    changes = frame["change"].dropna()
    high, low = max([0.0, *changes]), min([0.0, *changes])
    reach = (high - low) or 1.0
    figure.update_layout(
        yaxis2={"domain": [0, 0.21], "range": [low - reach * 0.75, high + reach * 1.05], "fixedrange": True}
    )
    small = 11 if look.phone else 12
    heading = {"size": small, "color": colours.ink2}
    figure.write(safe(title), 0, 0.235, xref="paper", yref="paper", xanchor="left", yanchor="middle", font=heading)
    axis = {"color": colours.axis, "width": 1}
    edges = {"x0": frame["year"].min() - 0.5, "x1": frame["year"].max() + 0.5}
    figure.shape(type="line", y0=0, y1=0, yref="y2", line=axis, **edges)
    for row in each(frame):
        if pd.isna(row.change):
            figure.write("—", row.year, 0, yref="y2", yshift=9, font={"size": small, "color": colours.ink2})
            continue
        up = row.change >= 0
        colour = colours.rise if up else colours.fall
        figure.add_bar(
            x=[row.year],
            y=[row.change],
            width=WIDTH,
            marker={"color": colour},
            yaxis="y2",
            hovertemplate=row.hover + "<extra></extra>",
        )
        label = {"yref": "y2", "font": {"size": 12 if look.phone else 13}}
        figure.write(f"<b>{safe(row.change_label)}</b>", row.year, row.change, yshift=11 if up else -11, **label)
        ratio = {"yref": "y2", "font": {"size": small, "color": colours.ink2}}
        figure.write(safe(row.ratio_label), row.year, 0, yshift=-11 if up else 11, **ratio)
