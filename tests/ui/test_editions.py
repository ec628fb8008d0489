"""An edition from the pages: frozen on Checks, opened everywhere, left again; nothing is written in it."""

import pytest

from tests.ui.conftest import opened, words
from tests.ui.made_up import register
from visitstats.access import LOCAL, editions, write

NAME = "Report *2016*"


@pytest.fixture(scope="module")
def frozen(demonstration):
    """The statistics with demonstration data, frozen; then a register of 2018 comes and they step aside."""
    editions.freeze(NAME, LOCAL)
    write.commit_import(register(2018, 7), LOCAL)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_an_edition_is_shown_on_every_page_by_its_address(frozen, lang):
    test = opened("regions", lang, edition="1", year="2016")
    assert not test.exception
    assert f"{NAME}" in words(test)
    assert test.session_state["address_written"]["edition"] == "1"
    assert any(f"{NAME}" in block.value and "vs-source" in block.value for block in test.html)
    test.button(key="leave_edition").click().run()
    assert NAME not in words(test)
    assert "edition" not in test.session_state["address_written"]


def test_the_numbers_are_those_of_the_edition(frozen):
    assert "680 visits in 2016, 153 more than in 2015" in words(opened("overview", edition="1"))
    assert "Ministry of Internal Affairs" in words(opened("overview", edition="1", year="2016"))
    assert "Ministry of Internal Affairs" not in words(opened("overview", year="2016"))
    assert "1,207 rows" in words(opened("records", edition="1"))
    assert "7 rows" in words(opened("records"))


def test_checks_list_editions_and_what_differs_today(frozen):
    test = opened("checks")
    assert "numbers differ today from edition 1" in words(test)
    test.button(key="open_edition").click().run()
    assert "nothing can be changed here" in words(test)
    assert "Freeze the statistics" not in [button.label for button in test.button]


def test_an_unknown_edition_is_left_out(frozen):
    test = opened("overview", edition="99")
    assert not test.exception
    assert "Edition" not in words(test)


def test_statistics_are_frozen_by_a_name(frozen):
    test = opened("checks", "ru")
    field = next(one for one in test.text_input if one.label == "Название выпуска")
    field.set_value("Второй выпуск")
    next(button for button in test.button if button.label == "Зафиксировать статистику").click().run()
    assert test.success[0].value.startswith("Выпуск 2")
    assert any("Второй выпуск" in frame.value.to_csv() for frame in test.dataframe)
    assert editions.editions(LOCAL)["name"].tolist() == ["Второй выпуск", NAME]
