"""A chart in a browser: drawn once by plotly from this server, changed in place, fitted to its room, clicked again."""

import pytest

from tests.browser.conftest import new_profile, tab_of
from tests.browser.test_behind import click_point, opened

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

PLOT = "document.querySelector('.st-key-chart_months .js-plotly-plot')"


def test_a_chart_changes_in_place(visit):
    page = visit.open("/?lang=ru&year=2016")
    page.evaluate(f"() => {{ {PLOT}.first = true }}")
    assert "75" in page.inner_text(".st-key-chart_months")
    visit.choose("Год", "2015")
    page.wait_for_function("() => location.search.includes('year=2015')")
    visit.settle()
    page.wait_for_function(f"() => !{PLOT}.textContent.includes('2016')")
    assert page.evaluate(f"() => {PLOT}.first"), "the same chart, not another in its place"
    assert len([url for url in visit.requests if "/charts/static/plotly." in url]) == 1
    assert not [url for url in visit.requests if "PlotlyChart" in url]
    assert visit.complaints == []
    assert visit.strangers() == []


def test_charts_are_drawn_where_a_second_run_overtakes_the_first(browser, server):
    profile = new_profile(browser, color_scheme="dark")
    for page in ("trends", "changes", "trends"):
        for visit in tab_of(profile, server):
            visit.page.set_viewport_size({"width": 390, "height": 900})  # the first run takes the page for a desk
            visit.open(f"/{page}?lang=ru&year=2016")
            assert visit.page.locator(".vs-chart .main-svg").count() >= 1
            assert visit.complaints == []
    profile.close()


def test_a_chart_says_what_it_is_and_fits_its_room(visit):
    page = visit.open("/trends?lang=kk&year=2016")
    for chart in page.locator(".vs-chart").all():
        assert chart.get_attribute("role") == "figure"
        assert chart.get_attribute("aria-label")
    for width in (700, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        page.wait_for_function(
            """() => [...document.querySelectorAll('.vs-chart')].every(chart => {
                const room = chart.getBoundingClientRect().width, drawn = chart.querySelector('.main-svg');
                return drawn && Math.abs(drawn.getBoundingClientRect().width - room) < 2;
            })"""
        )
    assert visit.complaints == []


def test_the_same_mark_again_closes_and_another_year_closes_too(visit):
    page = visit.open("/trends?lang=en&year=2016")
    click_point(visit, "chart_months", 1, 9)
    assert "October 2016" in opened(visit)
    click_point(visit, "chart_months", 1, 9)
    page.locator(".st-key-behind").wait_for(state="detached", timeout=120_000)
    click_point(visit, "chart_months", 1, 8)
    assert "September 2016" in opened(visit)
    visit.choose("Year", "2015")
    page.locator(".st-key-behind").wait_for(state="detached", timeout=120_000)
    assert visit.complaints == []
