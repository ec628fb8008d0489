"""Run every benchmark of this folder and print one table: what, ours, the peer, their ratio, the goal, met or not.

    python -m benchmarks [NAME ...]

A benchmark is a module with `run() -> list[Row]`. Both sides of a row are timed in turn in the same run, because the
machines are shared; the ratio is the median of the pairs.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

from benchmarks.timing import Row, table

HELPERS = {"__main__", "asking", "timing", "serving", "peers", "profile"}


def main(names: list[str]) -> int:
    found = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    chosen = [name for name in found if name not in HELPERS and (not names or name in names)]
    rows: list[Row] = []
    for name in chosen:
        print(f"running {name} ...", file=sys.stderr, flush=True)
        found_here = importlib.import_module(f"benchmarks.{name}").run()
        print(table(found_here), file=sys.stderr, flush=True)  # what was measured stays if a later one fails
        rows += found_here
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
