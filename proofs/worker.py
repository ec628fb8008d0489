"""A process that imports files as the product does, and says on its output what it has acknowledged.

    python -m proofs.worker [--die STEP] [--limit BYTES] FILE...

One JSON line an event. `--die` ends the process with kill -9 at a step of its imports; `--limit` lets no file grow
beyond so many bytes, as a full disk would, until a file was refused.
"""

import argparse
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from visitstats import access, warehouse
from visitstats.ingest import commit
from visitstats.ingest.isolation import understand_file
from visitstats.ingest.model import Understanding
from visitstats.warehouse import committed, snapshot, sql

STEPS = {"run": sql, "note": committed, "keep_snapshot": snapshot}  # statements, the list of changes, the copy


def say(event: str, **values: Any) -> None:
    """One line, handed over before anything else happens."""
    os.write(1, (json.dumps({"event": event} | values, ensure_ascii=False) + "\n").encode())


def main() -> None:
    """Make the database ready, then import each file; every acknowledgement is a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--die", metavar="STEP")
    parser.add_argument("--limit", type=int)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    if options.die and options.die.startswith("keep_snapshot"):
        snapshot.SETTLE = snapshot.LONGEST = 600  # the copy is made at the end of the process
    warehouse.build()
    say("ready", version=warehouse.data_version())
    if options.die:
        _die_at(options.die)
    for path in options.files:
        _bring(path, understand_file(path.read_bytes(), path.name), options.limit)


def _bring(path: Path, understood: Understanding, limit: int | None) -> None:
    """Import one file; after a refusal of a full disk once more, with the limit gone, in the same process."""
    _limit(limit)
    try:
        number = commit.commit(understood, access.LOCAL)
        say("imported", file=path.name, import_id=number)
    except warehouse.AlreadyImported:
        say("known", file=path.name)
    except warehouse.Refusal as refusal:
        say("refused", file=path.name, text=refusal.text)
        if limit:
            _bring(path, understood, None)


def _die_at(step: str) -> None:
    """Let the process end as it takes a step: "run 3" is the third file of statements."""
    name, number = step.split()
    module: Any = STEPS[name]
    function, left = getattr(module, name), [int(number)]

    def counted(*args: Any, **kwargs: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)

    setattr(module, name, counted)


def _limit(size: int | None) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


if __name__ == "__main__":
    sys.exit(main())
