"""A process of its own for one store, which asks the questions of a page whenever it is told to.

python -m benchmarks.asking      each line on its input is answered by the seconds that five questions took
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from visitstats import warehouse
from visitstats.settings import ROOT

ASKED = ("visits_by_ministry", "visits_by_region", "visits_by_month", "visits_by_kind", "institutions_visited")


def ask_all() -> None:
    """Five questions of a page, on the store that the settings name."""
    for name in ASKED:
        warehouse.ask(name)


@contextmanager
def asking(store: Path) -> Iterator[Callable[[], float]]:
    """What asks the questions once in the other process and gives its seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.asking"],
        cwd=ROOT,
        env=os.environ | {"VISITSTATS_DATABASE": str(store)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def once() -> float:
        assert process.stdin
        assert process.stdout
        process.stdin.write("\n")
        process.stdin.flush()
        return float(process.stdout.readline())

    try:
        yield once
    finally:
        process.communicate()


def main() -> None:
    """Answer until the input ends."""
    warehouse.build()
    for _ in sys.stdin:
        began = time.perf_counter()
        ask_all()
        print(time.perf_counter() - began, flush=True)
    warehouse.close()


if __name__ == "__main__":
    main()
