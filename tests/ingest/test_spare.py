"""A reading process is started beforehand where a server asks for it: used once, with the limits of every other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from visitstats.ingest import childprocess, spare
from visitstats.ingest.isolation import Limits, understand_file
from visitstats.settings import ROOT

REGISTER = "Дата;Регион;Учреждение;Визитов\n05.03.2016;Астана;СИЗО № 1;5\n".encode()
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the limits of the operating system are those of POSIX")
SERVER = """
import sys
sys.path.insert(0, sys.argv[1])
from visitstats.ingest import childprocess, spare
childprocess.keep_spare()
print(spare._state.process.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def kept() -> Iterator[None]:
    childprocess.keep_spare()
    yield
    spare.stop()
    assert spare._state.process is None


def waiting() -> int:
    process = spare._state.process
    assert process is not None
    assert process.poll() is None
    return process.pid


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_no_process_is_started_beforehand_unless_somebody_asks() -> None:
    understand_file(REGISTER, "x.csv")
    assert spare._state.process is None


@POSIX
def test_a_spare_is_used_once_and_thrown_away(kept: None) -> None:
    first = waiting()
    found = understand_file(REGISTER, "x.csv")
    assert found.tables[0].rows.column("visits").to_pylist() == [5]
    assert not is_there(first)
    second = waiting()
    assert second != first
    assert understand_file(REGISTER, "x.csv").outcome == found.outcome
    assert not is_there(second)


@POSIX
def test_a_file_with_other_limits_has_a_process_of_its_own(kept: None) -> None:
    before = waiting()
    assert understand_file(REGISTER, "x.csv", limits=Limits(seconds=7)).tables
    assert waiting() == before


@POSIX
def test_a_spare_that_ended_is_replaced(kept: None) -> None:
    gone = spare._state.process
    assert gone is not None
    spare.end(gone)
    gone.wait()
    assert understand_file(REGISTER, "x.csv").tables
    assert waiting() != gone.pid


@POSIX
def test_a_spare_ends_with_its_server() -> None:
    command = [sys.executable, "-c", SERVER, str(ROOT)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        pid = int(server.stdout.readline())
        assert is_there(pid)
        server.send_signal(signal.SIGKILL)
    until = time.monotonic() + 30
    while is_there(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_there(pid)
