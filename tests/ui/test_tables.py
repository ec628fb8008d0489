"""Tables fit the place that they have: long texts stand in lines, numbers have the form of the language."""

import pandas as pd
import pytest

from visitstats.texts import use_language
from visitstats.ui import tables

NAMES = ["Ministry of Healthcare and Social Development", "Ministry of Internal Affairs"]


def test_a_long_name_leaves_room_for_the_numbers_beside_it() -> None:
    table = pd.DataFrame({"Ministry": NAMES, "2015": [74, 352], "2016": [118, 430], "Change": [44, 78]})
    whole, lines = tables.fitted(table)
    assert (whole["Ministry"] > 300, lines) == (True, 1)
    widths, lines = tables.fitted(table, narrow=True)
    assert list(widths) == ["Ministry"]
    assert 100 < widths["Ministry"] < tables.NARROW / 2 + 60
    assert lines == 2


def test_no_word_is_broken_and_what_cannot_fit_is_not_squeezed() -> None:
    table = pd.DataFrame({f"Column {place}": ["demonstration_register_ru.xlsx " * 4] for place in range(6)})
    widths, lines = tables.fitted(table)
    (width,) = set(widths.values())
    assert width > 200
    assert lines == 4


def test_an_address_takes_the_place_of_its_host() -> None:
    table = pd.DataFrame({"Address": ["https://www.example.org/" + "page/" * 60], "Year": [2016]})
    widths, lines = tables.fitted(table)
    assert (widths["Address"] < 120, lines) == (True, 1)


@pytest.mark.parametrize(("language", "shown"), [("ru", ("1 195", "95,2")), ("en", ("1,195", "95.2"))])
def test_numbers_have_the_form_of_the_language_and_stay_numbers(language: str, shown: tuple[str, str]) -> None:
    with use_language(language):
        formed = tables.formed(pd.DataFrame({"A": [1195, 20], "B": [95.2, 90.0], "C": ["x", "y"]}))
        first = [cell["display_value"] for cell in formed._translate(False, False)["body"][0]][1:]
    assert tuple(text.replace("\u00a0", " ") for text in first) == (*shown, "x")
    assert formed.data["A"].tolist() == [1195, 20]


def test_a_change_shows_its_sign_and_stays_a_number() -> None:
    with use_language("en"):
        formed = tables.formed(pd.DataFrame({"Difference": [6.0, None, -1.0], "Visits": [6, 0, 1]}))
        shown = [[cell["display_value"] for cell in row][1:] for row in formed._translate(False, False)["body"]]
    assert shown == [["+6", "6"], ["", "0"], ["−1", "1"]]
    assert formed.data["Difference"].tolist()[0] == 6


def test_a_table_that_nearly_fits_is_made_as_narrow_as_can_be() -> None:
    names = {f"Heading number {place}": ["several words of a text"] for place in range(6)}
    table = pd.DataFrame(names | {"The last heading": ["several words more of a text"]})
    widths, lines = tables.fitted(table)
    assert sum(widths.values()) <= tables.NEARLY * tables.WIDE
    assert lines == 2


def test_the_column_of_ticks_takes_its_place() -> None:
    table = pd.DataFrame({"Ministry": NAMES, "Words": ["x" * 78, "y"]})
    assert tables.fitted(table)[1] == 1
    assert tables.fitted(table, taken=tables.TICK)[1] == 2
