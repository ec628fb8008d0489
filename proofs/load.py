"""Many at once, on this machine alone: what readers wait for and what the server keeps. Both cores should be idle.

    python -m proofs.load [crowd|opening|reruns ...] [--seconds 120] [--reruns 5000] [--seed N]

Starts the dashboard with a database of its own and talks to it as browsers do. Prints each figure beside its goal.
"""

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from proofs.memory import Watch, of_process, processor
from proofs.registers import register
from proofs.report import Figure, figures
from proofs.viewer import Run, Viewer
from tests.browser.conftest import Server, start_server, stop_server
from visitstats.settings import ROOT

VIEWERS, THINK = 20, 5.0  # readers at a time, seconds between their changes
UPLOADS, SIZE = 10, 20 << 20  # files, bytes of each
AT_ONCE = 50
STORED = 15_000  # visits in the database: a country's in twenty years
PAGES = ("overview", "trends", "changes", "ministries", "regions")
NEW_PAGE = 0.2  # of the steps of a reader go to another page
FILTERED = ("trends", "ministries", "regions")
SETTLED = 1000  # reruns after which memory should grow no more
SESSION = 100  # reruns of a session, then another one
GOALS = {"filter": 1.0, "first": 5.0, "memory": 1536.0, "growth": 50.0}


def main() -> int:
    """Run all three and print the figures; 1 if an answer went wrong or a goal is not reached."""
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--reruns", type=int, default=int(os.environ.get("VISITSTATS_PROVE_RERUNS", "5000")))
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}, {os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        server = started(Path(name))
        try:
            found = [each for name in options.parts or PARTS for each in PARTS[name](server, options)]
        finally:
            stop_server(server)
    print(figures(found))
    return int(not all(each.held for each in found))


def started(folder: Path) -> Server:
    """The dashboard over a database of many visits."""
    from proofs.store import Store

    (folder / "stored.csv").write_bytes(register("stored", STORED))
    Store(folder / "visits.duckdb").worker(folder / "stored.csv").communicate()
    return start_server(folder)


def crowd(server: Server, seconds: int, seed: int) -> list[Figure]:
    """Readers who change filters and pages while files are uploaded and read."""
    data = register("upload", 1000)
    data = b"".join([data] + [register(f"upload {n}", 1000).split(b"\n", 1)[1] for n in range(SIZE // len(data))])
    ends = time.monotonic() + seconds
    before = processor(server.process.pid)
    with Watch(server.process.pid) as watch, ThreadPoolExecutor(VIEWERS + UPLOADS) as pool:
        readers = [pool.submit(_reader, server.url, random.Random(f"{seed} {n}"), ends) for n in range(VIEWERS)]
        senders = [
            pool.submit(_sender, server.url, n, data, ends - seconds + n * seconds / (UPLOADS + 2))
            for n in range(UPLOADS)
        ]
        changes, pages = ([run for each in readers for run in each.result()[place]] for place in range(2))
        sent = [each.result() for each in senders]
    spent = processor(server.process.pid) - before
    wrong = sum(run.wrong for run in changes + pages) + sum(status != 204 or run.wrong for status, run in sent)
    uploads = f"{len(sent)} uploads of {len(data) >> 20} MB"
    return [
        Figure(f"filter change, {VIEWERS} readers, {uploads}: p95", _p95(changes), "s", GOALS["filter"]),
        Figure(f"  median of {len(changes)}", _median(changes), "s"),
        Figure("  of the processor for each change and page", spent / max(1, len(changes) + len(pages)), "s"),
        Figure("another page: p95", _p95(pages), "s"),
        Figure("a file read, from its arrival to the next step: slowest", max(run.seconds for _, run in sent), "s"),
        Figure("answers that went wrong", wrong, "", 0),
        Figure("memory of the server: most", watch.server, "MB", GOALS["memory"]),
        Figure("memory with the processes that read: most", watch.together, "MB"),
    ]


def _reader(url: str, chance: random.Random, ends: float) -> tuple[list[Run], list[Run]]:
    """Changes of filters, and pages opened; the first page is no measurement."""
    changes: list[Run] = []
    pages: list[Run] = []
    time.sleep(chance.uniform(0, THINK))
    with Viewer(url, chance) as viewer:
        viewer.open(chance.choice(FILTERED))
        while time.monotonic() < ends:
            time.sleep(min(chance.expovariate(1 / THINK), 4 * THINK))
            if chance.random() < NEW_PAGE or not viewer.filters:
                pages.append(viewer.open(chance.choice(PAGES)))
            else:
                changes.append(viewer.change_filter())
    return changes, pages


def _sender(url: str, number: int, data: bytes, begins: float) -> tuple[int, Run]:
    time.sleep(max(0.0, begins - time.monotonic()))
    with Viewer(url, random.Random(number)) as viewer:
        viewer.open("upload")
        return viewer.upload(f"register {number}.csv", data + b"\n" * number)


def opening(server: Server, seed: int) -> list[Figure]:
    """All open the dashboard in the same moment."""
    start = threading.Barrier(AT_ONCE)

    def one(number: int) -> Run:
        start.wait()
        began = time.monotonic()
        with Viewer(server.url, random.Random(f"{seed} {number}")) as viewer:
            run = viewer.open("overview")
        return Run(time.monotonic() - began, run.wrong)

    before = processor(server.process.pid)
    runs = _all(one, AT_ONCE)
    spent = processor(server.process.pid) - before
    return [
        Figure(
            f"first page, {AT_ONCE} opening at once: slowest", max(run.seconds for run in runs), "s", GOALS["first"]
        ),
        Figure("  median", _median(runs), "s"),
        Figure("  of the processor for each", spent / AT_ONCE, "s"),
        Figure("  went wrong", sum(run.wrong for run in runs), "", 0),
    ]


def reruns(server: Server, count: int, seed: int) -> list[Figure]:
    """So many runs of pages by two readers who never think; what the server holds then and held before."""
    held: list[float] = []
    for first in range(0, max(count, 1), SETTLED):
        _all(lambda n, first=first: _restless(server, random.Random(f"{seed} {first} {n}")), 2)
        held.append(of_process(server.process.pid))
        print(f"  {first + SETTLED} reruns: {held[-1]:.0f} MB", file=sys.stderr, flush=True)
    return [
        Figure(f"memory after {count} reruns", held[-1], "MB", GOALS["memory"]),
        Figure(f"  more than after the first {SETTLED}", held[-1] - held[0], "MB", GOALS["growth"]),
    ]


def _restless(server: Server, chance: random.Random) -> None:
    for _ in range(SETTLED // 2 // SESSION):
        with Viewer(server.url, chance) as viewer:
            viewer.open(chance.choice(FILTERED))
            for _ in range(SESSION - 1):
                if viewer.filters and chance.random() > NEW_PAGE:
                    viewer.change_filter()
                else:
                    viewer.open(chance.choice(FILTERED))


def _all(work: Callable[[int], Run | None], count: int) -> list:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


def _p95(runs: list[Run]) -> float:
    """The time within which 95 of 100 runs came to their end; nothing is 0."""
    times = sorted(run.seconds for run in runs)
    return times[math.ceil(0.95 * len(times)) - 1] if times else 0.0


def _median(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs) if runs else 0.0


PARTS: dict[str, Callable[[Server, argparse.Namespace], list[Figure]]] = {
    "crowd": lambda server, options: crowd(server, options.seconds, options.seed),
    "opening": lambda server, options: opening(server, options.seed),
    "reruns": lambda server, options: reruns(server, options.reruns, options.seed),
}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
