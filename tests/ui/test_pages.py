"""Every page in every language opens: without data, with demonstration data, and filtered by its address."""

import re

import pytest

from tests.ui.conftest import opened, words
from visitstats.texts import LANGUAGES, use_language
from visitstats.ui import menu

PAGES = tuple(menu.TITLES)
# Latin words that belong on Kazakh and Russian pages: names of formats, sources, and texts of the registers.
KNOWN = re.compile(
    r"https?://[^\s<]+|<[^>]*>|acca\.media|CSV|XLSX|Excel|ODS|Parquet|&\w+;|register_\d+\.xlsx|visits\.duckdb"
    r"|Demonstration colony"
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_demonstration_data(demonstration, page, lang):
    test = opened(page, lang)
    assert not test.exception
    assert not test.error
    with use_language(lang):
        assert test.title[0].value == menu.title(page)
    assert "vs-bar" in words(test)
    if lang != "en":
        assert not re.findall(r"\b[A-Za-z]{3,}\b", KNOWN.sub(" ", words(test)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_filtered_page_opens(demonstration, page, lang):
    test = opened(
        page,
        lang,
        year="2015",
        years="2015",
        ministries="health,none",
        regions="KZ-11",
        kinds="periodic",
        search="colony",
    )
    assert not test.exception
    assert not test.error


def test_the_overview_opens_on_the_latest_year_with_a_breakdown(demonstration):
    text = words(opened("overview"))
    assert "680 visits in 2016, 153 more than in 2015 (+29.0\u00a0%)." in text
    assert "Two published figures for 2015 differ by 1: 528 (stated in 2016) and 527" in text
    assert ">▲\u00a0+153<" in text
    assert "1,262" in text


def test_the_overview_speaks_kazakh_with_endings(demonstration):
    text = words(opened("overview", "kk"))
    assert "2015 жылмен салыстырғанда 153-ке көп (+29,0\u00a0%)" in text
    assert "680-нің 680-і" in text


def test_a_bound_and_a_part_of_a_year_are_never_compared(demonstration):
    assert "More than 500 visits in 2017. No comparison with 2016 is possible" in words(opened("overview", year="2017"))
    part = words(opened("overview", year="2020"))
    assert "323 visits in 2020, to 1\u00a0September. This is part of a year" in part


def test_filters_narrow_the_numbers_and_are_named(demonstration):
    text = words(opened("regions", year="2016", ministries="health"))
    assert "Ministry of Healthcare" in text
    all_of_them = words(opened("regions", year="2016"))
    assert text != all_of_them


def test_an_unknown_choice_in_the_address_is_left_out(demonstration):
    test = opened("regions", year="1066,abc", ministries="health' OR 1=1,nobody", regions="<script>")
    assert not test.exception
    assert test.session_state["address_written"] == {"lang": "en", "year": "2016"}


def test_the_choices_stand_in_the_address(demonstration):
    test = opened("ministries", "ru")
    test.multiselect[0].select("Акмолинская область").run()
    assert test.session_state["address_written"] == {"lang": "ru", "year": "2016", "regions": "KZ-11"}


def test_a_choice_is_kept_when_the_language_changes(demonstration):
    test = opened("regions", "kk", year="2015", ministries="health")
    switch = next(one for one in test.get("segmented_control") if one.options == ["Қаз", "Рус", "Eng"])
    switch.set_value("ru").run()
    assert test.title[0].value == "Регионы"
    assert test.session_state["address_written"] == {"lang": "ru", "year": "2015", "ministries": "health"}
    assert test.multiselect[0].value == ["health"]


def test_a_choice_follows_the_reader_from_page_to_page_and_back(demonstration):
    test = opened("regions", year="2016")
    test.selectbox[0].select_index(test.selectbox[0].options.index("2015")).run()
    test.switch_page("../../pages/ministries.py").run()
    assert test.selectbox[0].value == 2015
    test.selectbox[0].select_index(test.selectbox[0].options.index("2016")).run()
    test.switch_page("../../pages/regions.py").run()
    assert test.selectbox[0].value == 2016
