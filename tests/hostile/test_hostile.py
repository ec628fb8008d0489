"""Each of the 61 hostile files ends as EXPECTED.csv says or in a clean refusal, and leaves nothing behind."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from visitstats.ingest.isolation import Limits, understand_file
from visitstats.texts import say, use_language

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="some of the files need the memory limit of POSIX"),
]
MAKE = Path(__file__).with_name("make")
LIMITS = Limits(memory_mb=1536, seconds=60)
CLEAN = {"password_protected", "corrupt", "not_a_spreadsheet", "empty", "no_visit_table", "too_large"}
NO_VISITS = {"no_visit_table", "empty"}  # clean answers for a file that opens but holds no visits
STOPPED = {
    "rows_1048576_x5.xlsx"
}  # five million numbers: opened by the reader, and stopped by a limit on small machines


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The folder of the files, and what is expected of each."""
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, str(MAKE), str(folder)], check=True, capture_output=True)
    with (folder / "EXPECTED.csv").open(newline="") as file:
        return folder, {row["file"]: row["expected"] for row in csv.DictReader(file)}


def names() -> list[str]:
    """The names of the files, as the maker's source gives them."""
    import re

    source = MAKE.read_text(encoding="utf-8")
    found = re.findall(r"(?:mk|raw)\('([^']+)'", source)
    encodings = re.findall(r"for enc in \(([^)]*)\)", source)
    return found + [f"enc_{name}.csv" for group in encodings for name in re.findall(r"'([^']+)'", group)]


def test_the_list_is_complete(hostile):
    assert sorted(names()) == sorted(hostile[1])
    assert len(names()) == 61


@pytest.mark.parametrize("name", names())
def test_a_hostile_file_ends_cleanly(hostile, name, tmp_path, monkeypatch):
    folder, expected = hostile
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    data = (folder / name).read_bytes()
    began = time.monotonic()
    found = understand_file(data, name, limits=LIMITS)
    assert time.monotonic() - began < LIMITS.seconds + 10
    assert not list(tmp_path.iterdir()), "a file was left on disk"
    assert not Path("/tmp/pwned_by_xlsx").exists()
    if found.outcome == "refused":
        assert found.reason in CLEAN
        _has_words(found)
    if expected[name] == "error":
        assert found.outcome == "refused"
    elif name not in STOPPED:
        assert found.outcome != "refused" or found.reason in NO_VISITS, found.why


def _has_words(found) -> None:
    """A refusal before any table was looked for says what to do, in each language and with its places filled."""
    if found.reason == "no_visit_table":
        return
    assert found.why
    for language in ("kk", "ru", "en"):
        with use_language(language):
            text = say(found.why[0])
        assert text
        assert "{" not in text
