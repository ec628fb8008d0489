"""Marks whole folders of tests that start servers, databases or documents as slow; `make check` leaves them out.

Holds the one browser that all tests of a process share: a second one beside it cannot be started.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from prepare import find_browser

TESTS = Path(__file__).parent
SLOW_FOLDERS = {
    "access",
    "browser",
    "cli",
    "comparisons",
    "export",
    "hostile",
    "server",
    "signin",
    "spreadsheets",
    "ui",
    "warehouse",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
SLOW_FILES = {"test_encodings.py", "test_isolation.py", "test_personal_bytes.py", "test_read_large.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        place = item.path.relative_to(TESTS)
        if place.parts[0] in SLOW_FOLDERS or place.name in SLOW_FILES:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "no Chromium or Chrome: python3 scripts/prepare.py test --browser says what to type"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()
