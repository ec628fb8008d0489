"""Many at once, in small: readers change filters while a file is read, and nothing goes wrong. Times are not judged."""

from pathlib import Path

import pytest

from proofs import load
from proofs.memory import of_process
from proofs.report import figures
from tests.browser.conftest import start_server, stop_server

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_readers_are_answered_while_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = {"VIEWERS": 2, "UPLOADS": 1, "THINK": 0.1, "SIZE": 200_000, "AT_ONCE": 3, "SETTLED": 4, "SESSION": 2}
    for name, value in small.items():
        monkeypatch.setattr(load, name, value)
    server = start_server(tmp_path)
    try:
        found = load.crowd(server, 3, seed=1) + load.opening(server, seed=1) + load.reruns(server, 4, seed=1)
        assert of_process(server.process.pid) > 50
    finally:
        stop_server(server)
    assert [each.value for each in found if "went wrong" in each.what] == [0, 0]
    assert all(each.value > 0 for each in found if each.what.startswith(("a file read", "first page", "memory")))
    assert "filter change, 2 readers, 1 uploads" in figures(found)
