"""move --to PLACE: the whole store copied into a file or onto a lake, and proven equal."""

import argparse
from typing import Any

from visitstats import access
from visitstats.access import keeping
from visitstats.cli.database import Failed, refusals_said
from visitstats.texts import _, ngettext


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("move", help="copy everything to another store, and prove that both are equal")
    command.add_argument("--to", required=True, metavar="PLACE", help="a file, or ducklake:postgres:...")
    command.add_argument(
        "--data-path", default="", metavar="PATH", help="where the rows of a lake go: a folder or s3://"
    )
    command.set_defaults(run=run_move)


def run_move(arguments: argparse.Namespace) -> int:
    """Copy, compare, and say what is there now."""
    try:
        with refusals_said():
            held = keeping.move(access.LOCAL, arguments.to, arguments.data_path)
    except Failed:
        return 1
    rows = sum(rows for rows, _together in held.values())
    print(ngettext("{n} row is copied; both stores are equal.", "{n} rows are copied; both stores are equal.", rows))
    print(_("To use it, set {name}.", name="VISITSTATS_DATABASE"))
    return 0
