"""The overview on a million visits against the same page in Plotly Dash with all answers ready, in one browser."""

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import questions
from benchmarks.serving import dash, serving, streamlit
from benchmarks.timing import Row, median_row
from visitstats import access, warehouse
from visitstats.settings import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from prepare import find_browser

YEARS = (2021, 2020)
CHANGES = 12
LOADS = 3
MOST_MB = 3.0
# The charts that follow the year, as text: when both differ from before and nothing runs, the change has been drawn.
STATE = """() => [...document.querySelectorAll('.js-plotly-plot')].slice(1, 3)
    .map(g => JSON.stringify((g.data || []).map(t => [t.x, t.y, t.text])))"""
CHANGED = (
    "before => { const now = ("
    + STATE
    + ")(); return now.length == 2 && now.every((one, place) => one != before[place]); }"
)
TAKEN = """() => ({
    cards: [...document.querySelectorAll('.vs-card')].map(card => card.innerText),
    figures: [...document.querySelectorAll('.js-plotly-plot')].slice(0, 3)
        .map(g => ({data: g.data, layout: {...g.layout, template: undefined}}))
})"""


def run() -> list[Row]:
    """A change of the year, the first render, and what it takes over the wire."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        database = million(Path(name))
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        with serving(streamlit("dashboard.py"), "/_stcore/health", VISITSTATS_DATABASE=database) as ours:
            answers = _answers(browser, ours.url, Path(name) / "answers.json")
            with serving(dash(answers), "/") as theirs:
                rows = [_changes(browser, ours.url, theirs.url), *_loads(browser, ours.url, theirs.url)]
        browser.close()
    return rows


def million(folder: Path) -> str:
    """A store of a made-up million of visits in this folder; gives its path."""
    database = str(folder / "visits.duckdb")
    os.environ["VISITSTATS_DATABASE"] = database
    warehouse.build()
    access.commit_import(questions._understanding(questions._rows(questions.ROWS, 1), "base"), access.LOCAL)
    warehouse.close()
    return database


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1500, "height": 1000}).new_page()
    page.goto(url)
    page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 3", timeout=120_000)
    return page


def _answers(browser: Browser, url: str, path: Path) -> Path:
    """What the dashboard shows for each year, for Dash to hold ready."""
    page, found = _opened(browser, f"{url}/?year={YEARS[0]}"), {}
    for year in YEARS:
        if found:
            _choose_ours(page, year)
        table = [{"year": year, "month": month, "visits": month * 100} for month in range(1, 13)]
        found[str(year)] = page.evaluate(TAKEN) | {"table": table}
    path.write_text(json.dumps(found), "utf-8")
    page.context.close()
    return path


def _choose_ours(page: Page, year: int) -> float:
    page.locator("[data-testid=stSelectbox] input").first.click()
    return _timed(page, lambda: page.get_by_role("option", name=str(year)).click(timeout=20_000))


def _choose_theirs(page: Page, year: int) -> float:
    page.locator("#year").click()
    return _timed(page, lambda: page.get_by_role("option", name=str(year)).click(timeout=20_000))


def _timed(page: Page, act: Callable[[], Any]) -> float:
    """Seconds from the click until both charts show other numbers, by the browser's clock."""
    before = page.evaluate(STATE)
    page.evaluate("() => document.addEventListener('pointerdown', () => { window.began = performance.now(); }, true)")
    page.evaluate("() => { window.began = 0; }")
    act()
    page.wait_for_function(CHANGED, arg=before, polling="raf", timeout=60_000)
    return float(page.evaluate("() => performance.now() - window.began")) / 1000


def _changes(browser: Browser, ours: str, theirs: str) -> Row:
    mine, other = _opened(browser, f"{ours}/?year={YEARS[0]}"), _opened(browser, theirs)
    pairs = []
    for number in range(CHANGES + 2):
        year = YEARS[(number + 1) % 2]
        pairs.append((_choose_ours(mine, year), _choose_theirs(other, year)))
    mine.context.close()
    other.context.close()
    return median_row("change of the year on the overview, 1M visits", "the same in Dash", pairs[2:], 1.0)


def _loads(browser: Browser, ours: str, theirs: str) -> list[Row]:
    """The first render in a fresh browser, and the bytes that came over the wire."""
    pairs, sizes = [], []
    for _ in range(LOADS):
        mine, size = _loaded(browser, ours)
        other, _size = _loaded(browser, theirs)
        pairs.append((mine, other))
        sizes.append(size / 1e6)
    megabytes = statistics.median(sizes)
    return [
        median_row("first render of the overview, fresh browser", "the same in Dash", pairs, 1.3),
        Row("first render of the overview, MB over the wire", megabytes, "MB", MOST_MB, megabytes / MOST_MB, 1.0),
    ]


def _loaded(browser: Browser, url: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1500, "height": 1000})
    page, received = context.new_page(), [0.0]
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(url)
    page.wait_for_function(
        "() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 3", polling="raf", timeout=120_000
    )
    seconds = float(page.evaluate("() => performance.now()")) / 1000
    page.wait_for_timeout(500)
    context.close()
    return seconds, sum(received)
