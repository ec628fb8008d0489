"""Starts and ends reading processes, and keeps a spare one: started beforehand, used once and thrown away.

Only a server keeps one, so that a file need not wait for the start. A spare is like every other reading process, with
the same limits and nothing in it; it ends with the server, whose end it sees at its input.
"""

import logging
import os
import signal
import subprocess
import threading
from dataclasses import dataclass, field

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Start:
    """How a reading process is started: its command, which says its limits, and all of its environment."""

    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]


@dataclass
class _State:
    """`start` is set as long as a spare is to be kept."""

    start: Start | None = None
    process: subprocess.Popen[bytes] | None = None
    guard: threading.Lock = field(default_factory=threading.Lock)


_state = _State()


def keep(start: Start) -> None:
    """Have a spare process from now on."""
    with _state.guard:
        _state.start = start
    renew()


def stop() -> None:
    """Keep none any longer, and end the one that waits."""
    with _state.guard:
        process, _state.start, _state.process = _state.process, None, None
    if process is not None:
        close(process)


def renew() -> None:
    """Start a spare process if one is to be kept and none waits; it gets ready by itself."""
    with _state.guard:
        waits = _state.process is not None and _state.process.poll() is None
        if _state.start is None or waits:
            return
        try:
            _state.process = launched(_state.start)
        except OSError as problem:  # the next file starts its own
            log.warning("No reading process can be started beforehand: %s", problem)


def started(start: Start) -> subprocess.Popen[bytes]:
    """A process that nobody else uses: the spare one if it is started in this way, else a new one."""
    with _state.guard:
        process = _state.process
        if process is not None and start == _state.start:
            _state.process = None
            if process.poll() is None:
                return process
    return launched(start)


def launched(start: Start) -> subprocess.Popen[bytes]:
    """A new process, which says when it is ready."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        start.command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(start.environment),
        start_new_session=True,
    )


def close(process: subprocess.Popen[bytes]) -> None:
    """End a process and wait until it is gone."""
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:  # the child is gone already
            pass
    end(process)
    process.wait()


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its worker, which are a process group of their own where the system has such."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):  # gone already
        pass
