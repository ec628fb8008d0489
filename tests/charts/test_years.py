"""Yearly columns: a bound is no plain column, a gap is no zero, and only what is comparable is compared."""

import pandas as pd
import pytest

from tests.drawn import by_plotly
from visitstats.charts.theme import Look
from visitstats.charts.years import YearWords, yearly_columns

WORDS = YearWords("no data", "Change", ((2018.75, "Children's institutions"),))
LOOKS = [Look(), Look(dark=True), Look(phone=True)]


def years() -> pd.DataFrame:
    nothing = float("nan")
    rows = [
        (2015, 527.0, "exact", "527", nothing),
        (2016, 680.0, "exact", "680", 153.0),
        (2017, 500.0, "at_least", "> 500", nothing),
        (2018, nothing, "none", "—", nothing),
        (2019, nothing, "none", "—", nothing),
        (2020, 323.0, "to_date", "323", nothing),
        (2021, 12.0, "recorded_so_far", "≥ 12", nothing),
    ]
    frame = pd.DataFrame(rows, columns=["year", "visits", "qualifier", "label", "change"])
    return frame.assign(note="", hover="hover", change_label="▲ +153", ratio_label="+29.0 %")


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("look", LOOKS)
def test_every_known_year_has_a_column_and_a_gap_has_none(look):
    figure = by_plotly(yearly_columns(years(), look, WORDS).drawing)
    columns = [bar for bar in figure.data if bar.yaxis != "y2"]
    assert [bar.x[0] for bar in columns] == [2015, 2016, 2017, 2020, 2021]
    assert figure.layout.yaxis.range[0] == 0


def test_two_gaps_next_to_each_other_are_named_once():
    assert texts(by_plotly(yearly_columns(years(), Look(), WORDS).drawing)).count("no data") == 1


def test_only_comparable_years_have_a_bar_in_the_strip():
    figure = by_plotly(yearly_columns(years(), Look(), WORDS).drawing)
    strip = [bar for bar in figure.data if bar.yaxis == "y2"]
    assert [(bar.x[0], bar.y[0]) for bar in strip] == [(2016, 153.0)]
    assert texts(figure).count("—") == 6


def test_a_bound_fades_and_a_part_of_a_year_is_hatched():
    figure = by_plotly(yearly_columns(years(), Look(), WORDS).drawing)
    bars = {bar.x[0]: bar for bar in figure.data if bar.yaxis != "y2"}
    assert bars[2020].marker.pattern.shape == "/"
    assert bars[2017].marker.color.startswith("rgba")
    assert bars[2021].marker.color.startswith("rgba")
    assert bars[2016].marker.color == "#1D3F63"


def test_a_fall_is_drawn_below_the_line():
    frame = years()
    frame.loc[1, ["visits", "change"]] = [400.0, -127.0]
    strip = next(bar for bar in by_plotly(yearly_columns(frame, Look(), WORDS).drawing).data if bar.yaxis == "y2")
    assert strip.y[0] == -127.0
    assert strip.marker.color == "#A8621B"


def test_a_single_year_without_any_number_can_be_drawn():
    frame = years().iloc[[3]].reset_index(drop=True)
    assert by_plotly(yearly_columns(frame, Look(), WORDS).drawing).layout.height == 430
