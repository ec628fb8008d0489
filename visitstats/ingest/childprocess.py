"""The process that opens foreign files, seen from outside: started at the first job, asked, and ended."""

import json
import os
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from visitstats.ingest import spare
from visitstats.ingest.content import Content
from visitstats.ingest.spare import Start
from visitstats.ingest.wire import LENGTH, READY, widened
from visitstats.settings import ROOT, settings

START = """
import sys

class WithoutPandas:  # Arrow loads it at its first array, which is half of the child's start; nothing here needs it
    def find_spec(name, path=None, target=None):
        if name == "pandas":
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, WithoutPandas)
sys.path.insert(0, sys.argv.pop(1))
from visitstats.ingest.child import main
main()
"""
KEPT_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "PATH", "LANG", "LC_ALL", "TZ", "VISITSTATS_TODAY")
QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
AT_ONCE = max(1, min(os.cpu_count() or 1, 4))  # files that are read in the same moment, whoever sent them
BESIDE_PAGES = max(1, AT_ONCE - 1)  # the same in a server, which leaves a processor to its readers
TURN = 0.2  # seconds after which somebody who waits for a turn looks whether the reading was stopped
GRACE = 10  # seconds for the child to start and to answer beyond the worker's own limit


@dataclass(frozen=True)
class Limits:
    """What one file may cost: memory in MiB, time in seconds, size in MiB packed and unpacked."""

    memory_mb: int = field(default_factory=lambda: settings().reader_memory_mb)
    seconds: int = field(default_factory=lambda: settings().reader_seconds)
    file_mb: int = field(default_factory=lambda: settings().file_mb)
    unpacked_mb: int = field(default_factory=lambda: settings().unpacked_mb)


class Stopped(Exception):  # noqa: N818 - no fault: somebody asked for it
    """The reading was stopped before it ended."""


_ending = threading.Event()  # of the whole program
_known: "weakref.WeakSet[subprocess.Popen[bytes]]" = weakref.WeakSet()


def stop_all() -> None:
    """At the end of the program: end all that is being read, and let no reading begin, so that nobody waits for one."""
    _ending.set()
    for process in list(_known):
        spare.end(process)


class Stop:
    """Lets another thread end a reading: its process is killed at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._asked = False

    @property
    def asked(self) -> bool:
        """Whether the reading is to end, or the whole program."""
        return self._asked or _ending.is_set()

    def now(self) -> None:
        """End what is being read; what has been read already is lost with it."""
        with self._lock:
            self._asked = True
            for process in self._processes:
                spare.end(process)

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """Have this process ended too. Raises Stopped where the end was asked for already."""
        with self._lock:
            self._processes.append(process)
            _known.add(process)
            if self.asked:
                spare.end(process)
                raise Stopped


_turns = threading.BoundedSemaphore(AT_ONCE)


class Child:
    """One child process; started at the first job, replaced when it is gone."""

    def __init__(self, limits: Limits, stop: Stop) -> None:
        self.limits, self.stop = limits, stop
        self.process: subprocess.Popen[bytes] | None = None

    def answer(self, job: dict[str, Any], data: bytes | Content) -> bytes:
        """The answer to a single job."""
        try:
            return self.ask(job, data)
        finally:
            self.close()

    def ask(self, job: dict[str, Any], data: bytes | Content) -> bytes:
        """The child's answer, once it is this file's turn. Raises Stopped."""
        turns = _turns
        while not turns.acquire(timeout=TURN):
            if self.stop.asked:
                raise Stopped
        try:
            return self._ask_now(job, data)
        finally:
            turns.release()

    def _ask_now(self, job: dict, data: bytes | Content) -> bytes:
        """The child's answer; b"T" when it gave none in time, b"C" when it ended without one."""
        process = self._started()
        overdue = threading.Event()
        timer = threading.Timer(self.limits.seconds + GRACE, self._give_up, [process, overdue])
        timer.start()
        try:
            answer = self._exchange(process, json.dumps(job).encode() + b"\n", data)
        except OSError:
            answer = b""
        finally:
            timer.cancel()
        if not answer:
            self.close()
            if self.stop.asked:
                raise Stopped
            return b"T" if overdue.is_set() else b"C"
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], *parts: bytes | Content) -> bytes:
        sink, source = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        for part in parts:
            sink.write(bytes(part))  # unpacked now, and only for as long as it is handed over
        sink.flush()
        head = source.read(LENGTH.size)
        (size,) = LENGTH.unpack(head) if len(head) == LENGTH.size else (0,)
        answer = source.read(size) if size <= self.limits.memory_mb << 20 else b""
        return answer if len(answer) == size else b""

    @staticmethod
    def _give_up(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
        overdue.set()
        spare.end(process)

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.process = spare.started(start(self.limits))
            widened(cast(BinaryIO, self.process.stdin).fileno())
            widened(cast(BinaryIO, self.process.stdout).fileno())
            self.stop.watch(self.process)
            if cast(BinaryIO, self.process.stdout).read(1) != READY:
                self.close()
                if self.stop.asked:
                    raise Stopped
                raise RuntimeError("The process that reads files does not start: is the installation complete?")
        return self.process

    def close(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process is not None:
            spare.close(process)
            spare.renew()


def start(limits: Limits) -> Start:
    """How a process with these limits is started."""
    command = (sys.executable, "-I", "-X", "utf8", "-c", START, str(ROOT), json.dumps(vars(limits)))
    kept = {name: value for name, value in os.environ.items() if name in KEPT_ENVIRONMENT}
    return Start(command, tuple((kept | QUIET | {"VISITSTATS_UNPACKED_MB": str(limits.unpacked_mb)}).items()))


def leave_room() -> None:
    """Read fewer files at once from now on than there are processors; for servers, before the first file comes."""
    global _turns
    _turns = threading.BoundedSemaphore(BESIDE_PAGES)


def keep_spare() -> None:
    """Have a process with the usual limits ready for the next file, until `spare.stop`; for servers."""
    spare.keep(start(Limits()))
