"""check FILE...: say what each file means, without storing anything."""

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from visitstats.ingest.model import Understanding

AT_ONCE = 2


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("check", help="say what files mean, without storing anything")
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--json", action="store_true", help="one JSON object a line and a file")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer to each file as soon as it is ready; 1 if a file could not be opened at all."""
    from visitstats.ingest.answer import answer, explain

    failed = 0
    for name, found in _each(arguments.files):
        if isinstance(found, OSError):
            print(f"{name}: {found.strerror}.", file=sys.stderr)
            failed = 1
        elif arguments.json:
            # The file's name as it was given, also where the stored name would be cleaned of personal data.
            print(json.dumps(answer(found) | {"file": Path(name).name}, ensure_ascii=False), flush=True)
        else:
            print(explain(found), flush=True)
    return failed


def _each(names: list[str]) -> Iterator[tuple[str, Understanding | OSError]]:
    """The files with what was understood of them, in the order in which they are ready."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs: dict[Future[Understanding | OSError], str] = {pool.submit(_understood, name): name for name in names}
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def _understood(name: str) -> Understanding | OSError:
    from visitstats.ingest.isolation import understand_file

    path = Path(name)
    try:
        return understand_file(path.read_bytes(), path.name)
    except OSError as problem:
        return problem
