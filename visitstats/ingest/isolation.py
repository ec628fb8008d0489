"""Understands files in a child process with limits of memory and time, so that no file can harm the server."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, astuple, dataclass, field
from typing import Any, BinaryIO, cast

from visitstats.ingest import personal
from visitstats.ingest.coloured import Lists, Mark
from visitstats.ingest.guidance import NOTHING, Guidance, to_plain
from visitstats.ingest.model import Reason, Understanding
from visitstats.ingest.wire import LENGTH, READY, unpack
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
TURN = 0.2  # seconds after which somebody who waits for a turn looks whether the reading was stopped
GRACE = 10  # seconds for the child to start and to answer beyond the worker's own limit

SLOW = Reason("Reading took longer than {seconds} seconds and was stopped. Split the file and try again.")
BIG = Reason("Reading needed more memory than is allowed and was stopped. Split the file and try again.")
BROKEN = Reason("The file made the reader stop. Open it in a spreadsheet program, save it again and retry.")
OVER = Reason("The file has {size} MB; at most {limit} MB are read. Split it and try again.")


@dataclass(frozen=True)
class Limits:
    """What one file may cost: memory in MiB, time in seconds, size in MiB packed and unpacked."""

    memory_mb: int = field(default_factory=lambda: settings().reader_memory_mb)
    seconds: int = field(default_factory=lambda: settings().reader_seconds)
    file_mb: int = field(default_factory=lambda: settings().file_mb)
    unpacked_mb: int = field(default_factory=lambda: settings().unpacked_mb)


@dataclass(frozen=True)
class File:
    """One file to understand; the password, if any, lives no longer than the call."""

    data: bytes = field(repr=False)
    name: str
    password: str | None = field(default=None, repr=False)
    guidance: Guidance = NOTHING
    views: bool = False  # whether the sheets come back too, as they may be shown


_turns = threading.BoundedSemaphore(AT_ONCE)


class Stopped(Exception):  # noqa: N818 - no fault: somebody asked for it
    """The reading was stopped before it ended."""


class Stop:
    """Lets another thread end a reading: its process is killed at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []
        self.asked = False

    def now(self) -> None:
        """End what is being read; what has been read already is lost with it."""
        with self._lock:
            self.asked = True
            for process in self._processes:
                _end(process)

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """Have this process ended too. Raises Stopped where the end was asked for already."""
        with self._lock:
            self._processes.append(process)
            if self.asked:
                _end(process)
                raise Stopped


def understand_file(
    data: bytes,
    name: str,
    password: str | None = None,
    limits: Limits | None = None,
    guidance: Guidance = NOTHING,
    stop: Stop | None = None,
    views: bool = False,
) -> Understanding:
    """What the file holds. A bad file is no error: the outcome is then refused, with its reason.

    `guidance` is what a person said about it; `views` asks for its sheets as they may be shown. Raises Stopped, and
    RuntimeError where the child does not start, which no file can cause.
    """
    return understand_files([File(data, name, password, guidance, views)], limits, stop)[0]


def understand_files(
    files: Sequence[File], limits: Limits | None = None, stop: Stop | None = None
) -> list[Understanding]:
    """The same for many files, in their order: each in a worker of its own, as many at once as there are processors."""
    limits = limits or Limits()
    lanes = max(1, min(AT_ONCE, len(files)))
    results: dict[int, Understanding] = {}
    shares = [[(i, files[i]) for i in range(lane, len(files), lanes)] for lane in range(lanes)]
    with ThreadPoolExecutor(lanes) as pool:
        for done in pool.map(lambda share: Child(limits, stop or Stop()).understand(share), shares):
            results.update(done)
    return [results[i] for i in range(len(files))]


def coloured_file(
    data: bytes, name: str, marks: Sequence[Mark], lists: Lists, password: str | None = None
) -> bytes | None:
    """The file made anew from its values as .xlsx, with these cells coloured and lists of allowed values behind.

    None where that cannot be done.

    Raises RuntimeError as `understand_file` does.
    """
    return Child(Limits(), Stop()).colour(File(data, name, password), marks, lists)


class Child:
    """One child process and the jobs it gets; started at the first job, replaced when it is gone."""

    def __init__(self, limits: Limits, stop: Stop) -> None:
        self.limits, self.stop = limits, stop
        self.process: subprocess.Popen[bytes] | None = None

    def understand(self, files: Iterable[tuple[int, File]]) -> dict[int, Understanding]:
        try:
            return {number: self._one(file) for number, file in files}
        finally:
            self._stop()

    def colour(self, file: File, marks: Sequence[Mark], lists: Lists) -> bytes | None:
        job = {"name": file.name, "password": file.password, "size": len(file.data), "lists": asdict(lists)}
        answer = self.answer(job | {"marks": [astuple(mark) for mark in marks]}, file.data)
        return answer[1:] if answer[:3] == b"WPK" else None

    def answer(self, job: dict[str, Any], data: bytes) -> bytes:
        """The answer to a single job."""
        try:
            return self._ask(job, data)
        finally:
            self._stop()

    def _one(self, file: File) -> Understanding:
        name, sha256 = personal.clean_file_name(file.name), hashlib.sha256(file.data).hexdigest()
        if len(file.data) > self.limits.file_mb << 20:
            size = {"size": -(-len(file.data) >> 20), "limit": self.limits.file_mb}
            return _refused(name, sha256, "too_large", Reason(OVER.text, size))
        job: dict[str, Any] = {"name": name, "sha256": sha256, "password": file.password, "size": len(file.data)}
        job |= {"guidance": to_plain(file.guidance), "views": file.views}
        answer = self._ask(job, file.data)
        if answer[:1] == b"U":
            try:
                understanding = unpack(memoryview(answer)[1:])
            except ValueError:
                return _refused(name, sha256, "corrupt", BROKEN)
            understanding.file, understanding.sha256 = name, sha256
            return understanding
        if answer == b"T":
            return _refused(name, sha256, "too_large", Reason(SLOW.text, {"seconds": self.limits.seconds}))
        return _refused(name, sha256, *(("too_large", BIG) if answer == b"M" else ("corrupt", BROKEN)))

    def _ask(self, job: dict, data: bytes) -> bytes:
        """The child's answer, once it is this file's turn. Raises Stopped."""
        while not _turns.acquire(timeout=TURN):
            if self.stop.asked:
                raise Stopped
        try:
            return self._ask_now(job, data)
        finally:
            _turns.release()

    def _ask_now(self, job: dict, data: bytes) -> bytes:
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
            self._stop()
            if self.stop.asked:
                raise Stopped
            return b"T" if overdue.is_set() else b"C"
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], *parts: bytes) -> bytes:
        sink, source = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        for part in parts:
            sink.write(part)
        sink.flush()
        head = source.read(LENGTH.size)
        (size,) = LENGTH.unpack(head) if len(head) == LENGTH.size else (0,)
        answer = source.read(size) if size <= self.limits.memory_mb << 20 else b""
        return answer if len(answer) == size else b""

    @staticmethod
    def _give_up(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
        overdue.set()
        _end(process)

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-I", "-X", "utf8", "-c", START, str(ROOT), json.dumps(vars(self.limits))]
            kept = {name: value for name, value in os.environ.items() if name in KEPT_ENVIRONMENT}
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=kept | QUIET | {"VISITSTATS_UNPACKED_MB": str(self.limits.unpacked_mb)},
                start_new_session=True,
            )
            self.stop.watch(self.process)
            if cast(BinaryIO, self.process.stdout).read(1) != READY:
                self._stop()
                if self.stop.asked:
                    raise Stopped
                raise RuntimeError("The process that reads files does not start: is the installation complete?")
        return self.process

    def _stop(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:  # the child is gone already
                pass
        _end(process)
        process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the child and its worker, which are a process group of their own where the system has such."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):  # gone already
        pass


def _refused(name: str, sha256: str, reason: str, detail: Reason) -> Understanding:
    return Understanding(name, sha256, "refused", reason, why=[detail])
