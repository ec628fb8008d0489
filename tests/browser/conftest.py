"""The started product and a headless browser: one server a test module, on a port and a database of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright import sync_api
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

from tests.prepared import prepared_store

ROOT = Path(__file__).resolve().parents[2]
# A direct link to a page makes Streamlit ask for these below the page's path first; the answers are 404.
HARMLESS = re.compile(r"/(_stcore/(health|host-config))$")
START_SECONDS = 90
TRIES = 6


@dataclass
class Server:
    """A running dashboard: its address, its process and its database file."""

    url: str
    process: subprocess.Popen
    database: Path


def start_server(
    folder: Path,
    port: int = 0,
    options: Sequence[str] = (),
    first_start: bool = False,
    until_ready: bool = True,
    **settings: str,
) -> Server:
    """Start the dashboard as `make run` does, on a free port, with a database in `folder`; wait until it is ready.

    The database is a copy of one with the demonstration data, or made by the server itself at a `first_start`.
    """
    if not port:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    database = folder / "visits.duckdb"
    if not first_start and not database.exists():
        shutil.copytree(prepared_store(), folder, dirs_exist_ok=True)
    environment = {**os.environ, "VISITSTATS_DATABASE": str(database), **settings}
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py",
               "--server.port", str(port), "--server.headless", "true", *options]  # fmt: skip
    log = (folder / "server.log").open("wb")
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    url = f"http://localhost:{port}"
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2).read()
            if not (until_ready and _is_starting(url)):
                return Server(url, process, database)
        except OSError:
            if process.poll() is not None:
                break
        time.sleep(0.2)
    stop_server(Server(url, process, database))
    raise AssertionError(f"the dashboard did not start:\n{(folder / 'server.log').read_text(errors='replace')}")


def _is_starting(url: str) -> bool:
    """Whether it listens already, but its database is not ready."""
    try:
        urllib.request.urlopen(f"{url}/health", timeout=60).read()
    except urllib.error.HTTPError as answer:
        return answer.read() == b"starting"
    return False


def stop_server(server: Server) -> None:
    server.process.terminate()
    try:
        server.process.wait(15)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(tmp_path_factory.mktemp("server"))
    yield running
    stop_server(running)


@dataclass
class Visit:
    """A page of the browser with what it asked for and what it complained of."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a path of the dashboard and wait until its script has run and its charts are drawn."""
        self.page.goto(f"{self.url}{path}", wait_until="domcontentloaded")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing runs. What is waited for is a function: the policy of the pages forbids texts as code."""
        self.page.wait_for_selector("h1", timeout=150_000)
        self.page.wait_for_function(IS_SETTLED, timeout=150_000)
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(IS_SETTLED, timeout=150_000)

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        """Choose an entry of a list with the keyboard alone."""
        self.find(label, option, option, within)
        self.page.keyboard.press("Enter")
        self.settle()

    def find(self, label: str, typed: str, option: str, within: Locator | None = None) -> None:
        """Type into a list until it offers an entry; again where the page was written anew, which closes the list."""
        entry = self.page.get_by_role("option", name=option).first
        for left in reversed(range(TRIES)):
            self.settle()
            (within or self.page).get_by_role("combobox", name=label).first.focus()
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(typed)
            try:
                entry.wait_for(timeout=10_000)
            except sync_api.TimeoutError:
                if not left:
                    raise
            else:
                return

    def plot(self) -> Locator:
        """The first chart of the page, once it is drawn."""
        drawn = self.page.locator(".js-plotly-plot .main-svg").first
        drawn.wait_for(timeout=150_000)
        return self.page.locator(".js-plotly-plot").first

    def text(self) -> str:
        """What is to be read on the page: no icons (letters in an icon font), no link that our words are drawn over."""
        return self.page.evaluate(VISIBLE_TEXT)

    def strangers(self) -> list[str]:
        """Requests that left for another host."""
        own = (self.url, self.url.replace("http", "ws", 1), "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(own)]


VISIBLE_TEXT = """() => {
    const skipped = '[data-testid="stIconMaterial"], [data-testid="stSkipToContent"], script, style, noscript';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest(skipped) && parent.checkVisibility()) texts.push(walker.currentNode.nodeValue);
    }
    return texts.join('\\n');
}"""
IS_SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && document.querySelectorAll('[data-testid="stSkeleton"]').length === 0
        && [...document.querySelectorAll('.vs-chart')].every(chart => chart.querySelector('.main-svg'));
}"""


@pytest.fixture(scope="module")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of the module's own: what a reader's browser keeps between two pages."""
    context = new_profile(browser)
    yield context
    context.close()


@pytest.fixture
def visit(profile: BrowserContext, server: Server) -> Iterator[Visit]:
    """A new tab on the module's server."""
    yield from tab_of(profile, server)


def new_profile(browser: Browser, **options) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, **options)


def visit_of(browser: Browser, server: Server, **options) -> Iterator[Visit]:
    """A tab in a fresh profile."""
    context = new_profile(browser, **options)
    yield from tab_of(context, server)
    context.close()


def tab_of(context: BrowserContext, server: Server) -> Iterator[Visit]:
    page = context.new_page()
    visit = Visit(page, server.url)

    def on_console(message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not HARMLESS.search(place):
            visit.complaints.append(f"{message.text} ({place})")

    def on_request(request: Request) -> None:
        visit.requests.append(request.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("request", on_request)
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    yield visit
    page.close()
