"""Colours, escaping and the settings of every chart."""

import pytest

from tests.drawn import by_plotly
from visitstats.charts.theme import DARK, LIGHT, MINISTRIES, Look, blank, config, faded, safe, tokens, wrapped


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_marks_and_text_stand_out_from_the_ground(colours):
    assert contrast(colours.ink, colours.ground) >= 7
    assert contrast(colours.ink2, colours.ground) >= 4.5
    for mark in (colours.total, colours.rise, colours.fall, colours.other, *MINISTRIES.values()):
        assert contrast(mark, colours.ground) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_on_classes_can_be_read(colours):
    for ground, text in zip(colours.classes, colours.on_classes, strict=True):
        assert contrast(ground, text) >= 4.5


def test_text_of_the_data_is_escaped():
    assert safe("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert wrapped("<i>one</i> two three", 12) == "&lt;i&gt;one&lt;/i&gt;<br>two three"


def test_a_faded_colour_keeps_its_hue():
    assert faded("#1D3F63", 0.38) == "rgba(29,63,99,0.38)"


def test_a_blank_chart_has_the_ground_and_no_tools():
    figure = by_plotly(blank(Look(dark=True, language="kk"), 300).drawing)
    assert figure.layout.paper_bgcolor == tokens(Look(dark=True)).ground == "#0F1620"
    assert figure.layout.dragmode is False
    assert figure.layout.separators == ",\u00a0"
    assert by_plotly(blank(Look(language="en"), 300).drawing).layout.separators == ".,"


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_plotly_speaks_the_language(code):
    settings = config(code, ["a"] * 12, ["b"] * 12)
    assert settings["locale"] == code
    assert settings["locales"][code]["format"]["months"] == ["a"] * 12
    assert settings["displayModeBar"] is False


def test_words_and_lines_stand_on_a_finished_figure_in_the_order_in_which_they_were_put():
    canvas = blank(Look(), 300)
    for place in range(3):
        canvas.write(f"word {place}", place, 0, font={"size": 12})
        canvas.shape(type="line", x0=place, x1=place, y0=0, y1=1)
    figure = by_plotly(canvas.finished().drawing)
    assert [note.text for note in figure.layout.annotations] == ["word 0", "word 1", "word 2"]
    assert [line.x0 for line in figure.layout.shapes] == [0, 1, 2]
    assert not figure.layout.annotations[0].showarrow
