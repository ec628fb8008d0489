"""Bars, lines, dumbbells and tiles: from zero, in the given order, with the value on every mark."""

import pandas as pd
import pytest

from tests.drawn import by_plotly
from visitstats.charts.bars import ranked_bars, stacked_bars, waterfall
from visitstats.charts.dumbbells import dumbbells
from visitstats.charts.lines import small_multiples, two_years
from visitstats.charts.theme import Look
from visitstats.charts.tiles import tile_map

MONTHS = [f"m{month}" for month in range(1, 13)]
LOOKS = [Look(), Look(dark=True, phone=True)]
NASTY = "<script> & Co"


def texts(figure) -> str:
    return "|".join(note.text for note in figure.layout.annotations)


@pytest.mark.parametrize("look", LOOKS)
def test_ranked_bars_start_at_zero_and_name_every_value(look):
    frame = pd.DataFrame({"name": ["A", NASTY], "n": [62, 9], "label": ["62", "9"], "hover": ["a", "b"]})
    figure = by_plotly(ranked_bars(frame, look, name="name", value="n", label="label", hover="hover").drawing)
    assert figure.layout.xaxis.range[0] == 0
    assert "<b>62</b>" in texts(figure)
    assert "<script>" not in figure.to_json().replace("\\u003c", "<")


def test_stacked_parts_carry_their_number_where_it_fits():
    frame = pd.DataFrame({"name": ["A"], "x": [40], "y": [3], "total": [43], "label": ["43"]})
    parts = [("x", "#1D3F63", "X"), ("y", "#5F8DB8", "Y")]
    figure = by_plotly(
        stacked_bars(
            frame, Look(), name="name", parts=parts, total="total", total_label="label", inside_from=11
        ).drawing
    )
    assert "40" in texts(figure)
    assert "|3|" not in texts(figure)
    assert [bar.marker.color for bar in figure.data] == ["#1D3F63", "#5F8DB8"]


@pytest.mark.parametrize("look", LOOKS)
def test_a_waterfall_joins_its_steps(look):
    long = "Ministry of Healthcare and Social Development"
    rows = [("2015", 0, 527, "527", "total"), (long, 527, 688, "▲ +161", "rise"), ("B", 688, 680, "▼ −8", "fall")]
    frame = pd.DataFrame([*rows, ("2016", 0, 680, "680", "total")], columns=["name", "start", "end", "label", "state"])
    figure = by_plotly(waterfall(frame, look).drawing)
    assert [(bar.base[0], bar.x[0]) for bar in figure.data] == [(0, 527), (527, 161), (680, 8), (0, 680)]
    narrow = by_plotly(waterfall(frame, look, name_width=34).drawing).layout.annotations
    assert all(len(line) <= 34 for text in narrow for line in text.text.split("<br>"))


def test_two_lines_that_end_together_keep_their_names_apart():
    frame = pd.DataFrame({"month": range(1, 13), "this": [5.0] * 12, "other": [5.0] * 12, "hover": ["h"] * 12})
    figure = by_plotly(
        two_years(frame, Look(), months=MONTHS, this=("2016", "5"), other=("2015", "5"), narrow=False).drawing
    )
    ends = [note for note in figure.layout.annotations if note.text.startswith("<b>201")]
    assert abs(ends[0].yshift - ends[1].yshift) >= 16
    assert figure.layout.yaxis.range[0] == 0


def test_months_without_data_leave_a_gap():
    frame = pd.DataFrame({"month": range(1, 13), "this": [3.0] * 6 + [float("nan")] * 6, "hover": ["h"] * 12})
    frame["other"] = float("nan")
    figure = by_plotly(
        two_years(frame, Look(), months=MONTHS, this=("2024", "3"), other=("2023", ""), narrow=True).drawing
    )
    assert len(figure.data) == 1
    assert figure.layout.xaxis.ticktext == ("m1", "m4", "m7", "m10", "m12")


def test_small_multiples_share_one_scale():
    frame = pd.DataFrame({"month": range(1, 13), "this": [1.0] * 12, "other": [2.0] * 12, "hover": ["h"] * 12})
    panels = [("#1467AF", "A", "1", frame), ("#3DA09B", "B", "2", frame.assign(this=9.0))]
    figure = by_plotly(small_multiples(panels, Look(), months=MONTHS, columns=3).drawing)
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range


@pytest.mark.parametrize("look", LOOKS)
def test_dumbbells_take_the_colour_of_the_change(look):
    rows = [("A", 10, 20, "▲ +10", "h"), ("B", 9, 4, "▼ −5", "h")]
    frame = pd.DataFrame(rows, columns=["name", "before", "after", "label", "hover"])
    figure = by_plotly(dumbbells(frame, look, before="2015", after="2016").drawing)
    lines = [shape.line.color for shape in figure.layout.shapes]
    assert len(set(lines)) == 2
    assert "▼ −5" in texts(figure)


@pytest.mark.parametrize("look", LOOKS)
def test_a_tile_without_data_is_hatched_and_not_zero(look):
    rows = [(0, 0, 1, 1, ["A"], "12", "h", 2), (0, 1, 2, 1, ["B", NASTY], "—", "h", -1)]
    frame = pd.DataFrame(rows, columns=["row", "column", "rows", "columns", "lines", "label", "hover", "step"])
    figure = by_plotly(tile_map(frame, look, edges=["0–4", "5–9", "10–14", "15–19", "≥ 20"], nothing="no data").drawing)
    known, unknown = figure.data
    assert known.marker.pattern.shape is None
    assert unknown.marker.pattern.shape == "x"
    assert "no data" in texts(figure)
    assert "<script>" not in texts(figure)
