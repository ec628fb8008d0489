"""Marks whole folders of tests that start servers, databases or documents as slow; `make check` leaves them out."""

from pathlib import Path

import pytest

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
SLOW_FILES = {"test_encodings.py", "test_isolation.py", "test_personal_bytes.py", "test_read_large.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        place = item.path.relative_to(TESTS)
        if place.parts[0] in SLOW_FOLDERS or place.name in SLOW_FILES:
            item.add_marker(pytest.mark.slow)
