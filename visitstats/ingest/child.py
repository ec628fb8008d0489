"""The process that opens foreign files: reads jobs from its input, each in a worker of its own with hard limits."""

import contextlib
import gc
import io
import json
import os
import select
import signal
import sys
import time
from typing import Any, BinaryIO

from visitstats.ingest.coloured import Lists, Mark, coloured
from visitstats.ingest.guidance import from_plain
from visitstats.ingest.mandate import understand_list
from visitstats.ingest.model import Reason, Refused, Sheet, Understanding, Workbook
from visitstats.ingest.personal.scrub import scrub, scrub_names
from visitstats.ingest.read import read_workbook
from visitstats.ingest.understand import understand
from visitstats.ingest.views import sheets
from visitstats.ingest.wire import LENGTH, READY, pack, widened

DIED = {"time": b"T", "memory": b"M", "crash": b"C"}  # first byte of an answer; b"U" is followed by an understanding
MADE = b"W"  # before a workbook
NICE = 15  # people at the pages go first, also where as many files are read as there are processors
LISTED = b"L"  # before a list of institutions
MOST_USED = 0.6  # of the memory that may be asked for; not all that is asked for is ever used
MEMORY_SIGNALS = {"SIGABRT", "SIGKILL", "SIGBUS"}


def main() -> None:
    """Serves jobs until the input ends: one JSON line and the bytes it announces; an answer has its length first."""
    limits = json.loads(sys.argv[1])
    if hasattr(os, "nice"):
        os.nice(NICE)
    source = sys.stdin.buffer
    answers = _private_output()
    _warm_up()
    answers.write(READY)
    answers.flush()
    while line := source.readline():
        job = json.loads(line)
        data = source.read(job.pop("size"))
        answer = _in_worker(data, job, limits) if hasattr(os, "fork") else _work(data, job)
        answers.write(LENGTH.pack(len(answer)))
        answers.write(answer)
        answers.flush()


def _warm_up() -> None:
    """Loads word lists and patterns once, before any worker is forked, by understanding two rows of our own."""
    head = ["Дата", "Регион", "Учреждение", "Министерство", "Вид"]
    row = ["5 марта 2016 г.", "г. Астана", "СИЗО № 1", "МВД", "специальное"]
    with contextlib.suppress(Refused):
        understand(Workbook("", "csv", [Sheet(None, [head, row])]), "")


def _private_output() -> BinaryIO:
    """The real output under a new number; what a library prints goes nowhere."""
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.stdout = sys.stderr = io.StringIO()
    return os.fdopen(kept, "wb")


def _work(data: bytes, job: dict[str, Any]) -> bytes:
    """Reads and understands one file, or makes it anew with marks; whatever goes wrong becomes a refusal."""
    try:
        if job.get("marks"):
            marks = [Mark(*one) for one in job["marks"]]
            return MADE + coloured(read_workbook(data, job["name"], job["password"]), marks, Lists(**job["lists"]))
        if job.get("list"):
            return LISTED + json.dumps(_listed(data, job), ensure_ascii=False).encode("utf-8", "replace")
        return pack(_understood(data, job), b"U")
    except (MemoryError, RecursionError):
        return DIED["memory"]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a foreign file may raise anything; a panic of a reader is no Exception
        return DIED["crash"]


def _listed(data: bytes, job: dict[str, Any]) -> dict[str, Any]:
    try:
        return vars(understand_list(scrub_names(read_workbook(data, job["name"], job["password"]))))
    except Refused as refusal:
        return {"refused": refusal.reason}


def _understood(data: bytes, job: dict[str, Any]) -> Understanding:
    try:
        book = scrub_names(read_workbook(data, job["name"], job["password"]))
    except Refused as refusal:
        return _refused(job, refusal)
    try:
        found = scrub(understand(book, "", from_plain(job["guidance"])))
    except Refused as refusal:
        found = _refused(job, refusal)
    found.views = sheets(book, found) if job["views"] else []
    return found


def _refused(job: dict[str, Any], refusal: Refused) -> Understanding:
    why: list[Reason] = [refusal.detail] if refusal.detail else []
    return Understanding(job["name"], "", "refused", refusal.reason, why=why)


def _in_worker(data: bytes, job: dict[str, Any], limits: dict[str, int]) -> bytes:
    """Forks a worker for this file alone, waits for its answer and ends it when its time is over."""
    receive, send = os.pipe()
    widened(send)
    worker = os.fork()
    if worker == 0:
        os.close(receive)
        _confine(limits)
        with os.fdopen(send, "wb") as pipe:
            pipe.write(_work(data, job))
        os._exit(0)
    os.close(send)
    answer, in_time = _collect(receive, time.monotonic() + limits["seconds"])
    if not in_time:
        os.kill(worker, signal.SIGKILL)
    _, status, used = os.wait4(worker, 0)
    if not in_time:
        return DIED["time"]
    return (
        answer
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0 and answer
        else _death(status, used.ru_maxrss >> 10, limits)
    )


def _death(status: int, peak_mb: int, limits: dict[str, int]) -> bytes:
    """Why a worker ended without an answer. One that falls over with most of its memory used fell for want of it."""
    if not os.WIFSIGNALED(status):
        return DIED["memory"]
    name = signal.Signals(os.WTERMSIG(status)).name
    if name == "SIGXCPU":
        return DIED["time"]
    full = peak_mb >= MOST_USED * limits["memory_mb"]
    return DIED["memory" if full or name in MEMORY_SIGNALS else "crash"]


def _collect(receive: int, deadline: float) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([receive], [], [], left)[0]:
            os.close(receive)
            return b"", False
        part = os.read(receive, 1 << 20)
        if not part:
            os.close(receive)
            return b"".join(parts), True
        parts.append(part)


def _confine(limits: dict[str, int]) -> None:
    """Limits of the worker: memory, processor time, no files, no core dump."""
    import resource

    gc.disable()  # the worker ends soon, and looking through millions of cells for cycles takes half of its time
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_mb"] << 20, limits["memory_mb"] << 20))


if __name__ == "__main__":
    main()
