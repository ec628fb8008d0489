"""From the command to the first page in a browser, against the smallest Streamlit app; installed, with a database."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.pages import find_browser
from benchmarks.serving import serving, streamlit
from benchmarks.timing import Row, median_row
from visitstats.settings import ROOT

RUNS = 5


def run() -> list[Row]:
    """Both in turn; the first pair only warms the disk."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        database = str(Path(folder) / "visits.duckdb")
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        subprocess.run([sys.executable, "-c", "from visitstats.ingest import commit; commit.start()"],
                       cwd=ROOT, env={**os.environ, "VISITSTATS_DATABASE": database}, check=True)  # fmt: skip
        pairs = [
            (_first_page(browser, "dashboard.py", "h1", VISITSTATS_DATABASE=database),
             _first_page(browser, "benchmarks/peers/empty_app.py", "[data-testid=stSelectbox]"))
            for _ in range(RUNS + 1)
        ]  # fmt: skip
        browser.close()
    return [median_row("first page after make run", "an empty Streamlit app", pairs[1:], 1.5)]


def _first_page(browser: Browser, script: str, sign: str, **settings: str) -> float:
    began = time.perf_counter()
    with serving(streamlit(script), "/_stcore/health", **settings) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.url)
        page.wait_for_selector(sign, timeout=120_000)
        seconds = time.perf_counter() - began
        context.close()
    return seconds
