"""Memory and processor time of a process and of the processes that it started, in MB, as Linux counts it."""

import os
import threading
from pathlib import Path

EVERY = 0.5  # seconds between two looks


def of_process(number: int) -> float:
    """What a process holds in memory now; 0 where it is gone."""
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0.0
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")] or ["VmRSS: 0"]
    return int(line.split()[1]) / 1024


def processor(number: int) -> float:
    """Seconds that a process has computed, without those that it started."""
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children(number: int) -> list[int]:
    """The processes that it started, and those that these started."""
    try:
        found = [
            int(each) for path in Path(f"/proc/{number}/task").glob("*/children") for each in path.read_text().split()
        ]
    except OSError:
        return []
    return found + [each for child in found for each in children(child)]


class Watch:
    """As a context: `server` is the most that a process held meanwhile, `together` with those that it started."""

    def __init__(self, number: int) -> None:
        self.number, self.server, self.together = number, 0.0, 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            own = of_process(self.number)
            self.server = max(self.server, own)
            self.together = max(self.together, own + sum(map(of_process, children(self.number))))
