"""Every page in every language, as a reader sees it in a browser."""

import pytest

from tests.browser.conftest import start_server, stop_server, visit_of
from tests.browser.latin import latin_words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

PAGES = ("overview", "trends", "changes", "ministries", "regions", "present", "records", "upload", "imports", "checks")
PAGES = (*PAGES, "administration", "about")
LANGUAGES = ("kk", "ru", "en")
MARKS = {"kk": "Демонстрациялық деректер", "ru": "Демонстрационные данные", "en": "Demonstration data"}
NUMBERS = {"kk": ("680", "+153", "29,0"), "ru": ("680", "+153", "29,0"), "en": ("680", "+153", "29.0")}


def path_of(name: str, language: str) -> str:
    return f"/{'' if name == 'overview' else name}?lang={language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_without_an_error_a_stranger_or_an_untranslated_word(visit, language):
    for name in PAGES:
        page = visit.open(path_of(name, language))
        text = visit.text()
        assert page.locator("h1").count() == 1, f"{name} has one title"
        assert page.locator('[data-testid="stException"]').count() == 0, f"{name}: {text[:2000]}"
        assert MARKS[language] in text, f"{name} says that the data are made up"
        if language != "en":
            assert latin_words(text) == [], f"{name} in {language}"
    assert visit.complaints == []
    assert visit.strangers() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_says_680_and_153_more(visit, language):
    visit.open(path_of("overview", language))
    visit.plot()
    text = visit.text()
    for number in NUMBERS[language]:
        assert number in text
    values = visit.plot().inner_text()
    assert "527" in values
    assert "680" in values
    assert "461" in values


@pytest.mark.parametrize(("language", "title"), [("kk", "Мұндай бет жоқ"), ("ru", "Такой страницы нет")])
def test_an_address_without_a_page_says_so_in_the_language_of_the_reader(visit, language, title):
    page = visit.open(f"/nothing-here?lang={language}")
    assert page.inner_text("h1") == title
    assert page.locator("[role=dialog]").count() == 0
    assert latin_words(visit.text()) == []
    page.locator('[data-testid="stMain"] [data-testid="stPageLink"] a').first.click()
    visit.plot()
    assert "680" in visit.text()


def test_a_deep_link_is_the_first_thing_that_a_fresh_server_shows(browser, tmp_path):
    server = start_server(tmp_path, first_start=True)
    try:
        for visit in visit_of(browser, server):
            visit.open("/regions?lang=ru&year=2015")
            assert visit.page.inner_text("h1") == "Регионы"
            assert "2015" in visit.text()
            visit.plot()
            assert visit.complaints == []
    finally:
        stop_server(server)


def test_the_switch_changes_the_language_and_the_address(visit):
    page = visit.open("/?lang=en")
    page.get_by_text("Қаз", exact=True).click()
    page.wait_for_function("() => document.querySelector('h1').innerText === 'Шолу'")
    visit.settle()
    assert "lang=kk" in page.url


def test_the_link_for_the_keyboard_speaks_the_language(visit):
    page = visit.open("/?lang=ru")
    words = "getComputedStyle(document.querySelector('[data-testid=stSkipToContent]'), '::after').content"
    assert page.evaluate(words) == '"К содержанию страницы"'


def test_the_browser_gives_the_first_guess(browser, server):
    for language, title in (("ru-RU", "Обзор"), ("kk-KZ", "Шолу"), ("en-GB", "Overview")):
        for visit in visit_of(browser, server, locale=language):
            visit.open("/")
            assert visit.page.inner_text("h1") == title


def test_a_filtered_view_can_be_sent_as_a_link(visit):
    page = visit.open("/ministries?lang=en&years=2016&regions=KZ-75")
    assert "KZ-75" in page.url
    assert "Almaty" in visit.text()


def test_charts_follow_the_dark_scheme_and_the_phone(browser, server):
    for visit in visit_of(browser, server, color_scheme="dark"):
        visit.open("/?lang=kk")
        visit.plot()
        colour = "getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).backgroundColor"
        visit.page.wait_for_function(f"() => {colour} === 'rgb(15, 22, 32)'", timeout=150_000)
        visit.page.set_viewport_size({"width": 390, "height": 844})
        visit.settle()
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390
