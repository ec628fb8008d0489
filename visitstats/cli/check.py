"""check FILE...: say what each file means, without storing anything."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from visitstats.ingest.model import Refused, Understanding


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("check", help="say what files mean, without storing anything")
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--json", action="store_true", help="one JSON object a line and a file")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer to each file as soon as it is ready; 1 if a file could not be opened at all."""
    failed = 0
    for name in arguments.files:
        path = Path(name)
        try:
            data = path.read_bytes()
        except OSError as problem:
            print(f"{name}: {problem.strerror}.", file=sys.stderr)
            failed = 1
            continue
        print(_answer(_understand(data, path.name), arguments.json), flush=True)
    return failed


def _answer(understanding: Understanding, as_json: bool) -> str:
    from visitstats.ingest.answer import answer, explain

    return json.dumps(answer(understanding), ensure_ascii=False) if as_json else explain(understanding)


def _understand(data: bytes, name: str) -> Understanding:
    try:
        from visitstats.ingest.isolation import understand_file
    except ImportError:
        return _understand_here(data, name)
    return understand_file(data, name)


def _understand_here(data: bytes, name: str) -> Understanding:
    from hashlib import sha256

    from visitstats.ingest.read import read_workbook
    from visitstats.ingest.understand import understand

    digest = sha256(data).hexdigest()
    try:
        return understand(read_workbook(data, name), digest)
    except Refused as refused:
        return Understanding(name, digest, "refused", refused.reason, why=[refused.detail] if refused.detail else [])
