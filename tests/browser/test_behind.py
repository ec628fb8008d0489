"""A click on a card, on a dot of a line and on a cell of a table opens the visits behind its number."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

# Where a point of a chart stands in the window: its trace and its place in the trace.
POINT = """([chart, curve, point]) => {
    const plot = document.querySelector(`.st-key-${chart} .js-plotly-plot`);
    plot.scrollIntoView({block: 'center'});
    const box = plot.getBoundingClientRect(), layout = plot._fullLayout, trace = plot._fullData[curve];
    const [x, y] = [layout['xaxis' + trace.xaxis.slice(1)], layout['yaxis' + trace.yaxis.slice(1)]];
    return [box.x + x._offset + x.d2p(trace.x[point]), box.y + y._offset + y.d2p(trace.y[point])];
}"""


def opened(visit):
    """The panel that lists what is behind a number."""
    panel = visit.page.locator(".st-key-behind")
    panel.wait_for(timeout=120_000)
    visit.settle()
    return panel.inner_text().replace("\u00a0", " ")


def click_point(visit, chart, curve, point):
    visit.page.wait_for_selector(f".st-key-{chart} .js-plotly-plot .main-svg", timeout=120_000)
    visit.page.evaluate(POINT, [chart, curve, point])
    visit.page.wait_for_timeout(500)
    x, y = visit.page.evaluate(POINT, [chart, curve, point])
    visit.page.mouse.move(x - 3, y)
    visit.page.mouse.move(x, y, steps=3)
    visit.page.wait_for_timeout(300)
    visit.page.mouse.click(x, y)


def test_a_card_opens_the_statements_and_closes_again(visit):
    visit.open("/?lang=en&year=2016")
    card = visit.page.locator(".vs-card .over").nth(1)
    card.click(timeout=120_000)
    text = opened(visit)
    assert "2015 527" in " ".join(text.split())
    assert "+153" in text
    visit.page.locator(".st-key-close_behind button").click()
    visit.page.locator(".st-key-behind").wait_for(state="detached", timeout=120_000)
    assert visit.complaints == []


def test_a_dot_of_a_month_opens_its_visits(visit):
    visit.open("/trends?lang=en&year=2016")
    click_point(visit, "chart_months", 1, 9)
    text = opened(visit)
    assert "Behind the number: October 2016" in text
    assert "75 rows, 75 visits" in text
    assert visit.complaints == []


def test_a_cell_of_a_table_opens_its_visits(visit):
    visit.open("/ministries?lang=en&year=2016")
    visit.page.locator(".st-key-turn_ministries button").click(timeout=120_000)
    table = visit.page.locator(".st-key-table_ministries canvas").first
    table.wait_for(timeout=120_000)
    visit.settle()
    box = table.bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 35 * 1.5)
    text = opened(visit)
    assert "Behind the number: Ministry of Internal Affairs" in text
    assert "430 rows, 430 visits" in text
    assert visit.complaints == []
