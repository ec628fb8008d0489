"""Each of the 61 hostile files ends as EXPECTED.csv says or in a clean refusal, and leaves nothing behind."""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from visitstats.ingest.isolation import GRACE, File, Limits, understand_file, understand_files
from visitstats.texts import say, use_language

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),  # two thirds of the time go into making the files
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
    source = MAKE.read_text(encoding="utf-8")
    found = re.findall(r"(?:mk|raw)\('([^']+)'", source)
    encodings = re.findall(r"for enc in \(([^)]*)\)", source)
    return found + [f"enc_{name}.csv" for group in encodings for name in re.findall(r"'([^']+)'", group)]


def test_the_list_is_complete(hostile):
    assert sorted(names()) == sorted(hostile[1])
    assert len(names()) == 61


@pytest.fixture(scope="module")
def found(hostile, tmp_path_factory):
    """What becomes of each file; all of them go through the reading process one after another."""
    folder, expected = hostile
    before = set(Path(tempfile.gettempdir()).glob("*"))
    files = [File((folder / name).read_bytes(), name) for name in expected]
    answers = understand_files(files, LIMITS)
    left = {path for path in set(Path(tempfile.gettempdir()).glob("*")) - before if "pwned" in path.name}
    assert not left
    return dict(zip(expected, answers, strict=True))


@pytest.mark.parametrize("name", names())
def test_a_hostile_file_ends_cleanly(hostile, found, name):
    expected, answer = hostile[1][name], found[name]
    if answer.outcome == "refused":
        assert answer.reason in CLEAN
        _has_words(answer)
    if expected == "error":
        assert answer.outcome == "refused"
    elif name not in STOPPED:
        assert answer.outcome != "refused" or answer.reason in NO_VISITS, answer.why


def test_a_killer_is_stopped_in_time(hostile):
    began = time.monotonic()
    answer = understand_file((hostile[0] / "rows_1048576_x5.xlsx").read_bytes(), "x.xlsx", limits=Limits(seconds=2))
    assert (answer.outcome, answer.reason) == ("refused", "too_large")
    assert time.monotonic() - began < 2 + GRACE


def _has_words(answer) -> None:
    """A refusal before any table was looked for says what to do, in each language and with its places filled."""
    if answer.reason == "no_visit_table":
        return
    assert answer.why
    for language in ("kk", "ru", "en"):
        with use_language(language):
            text = say(answer.why[0])
        assert text
        assert "{" not in text
