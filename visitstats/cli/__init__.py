"""Commands of `python -m visitstats`, one module a group; each module adds its own commands to the parser."""

import argparse
import sys
from importlib import import_module
from typing import Any

from visitstats.texts import LANGUAGES, use_language

GROUPS = {
    "check": ("check",),
    "imports": ("import", "imports", "withdraw"),
    "waiting": ("waiting", "decide"),
    "questions": ("ask", "questions", "origin"),
    "export": ("export",),
    "backup": ("backup", "verify", "restore"),
    "move": ("move",),
}


class _Language(argparse.Action):
    """The first --lang is the language of messages; all of them, in `langs`, are languages of a file."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, value: Any, option: str | None = None) -> None:  # noqa: ARG002
        namespace.langs = (*getattr(namespace, "langs", ()), value)
        namespace.lang = namespace.langs[0]


def parser(command_name: str | None = None) -> argparse.ArgumentParser:
    """The parser; with the name of a command only its group is loaded, as `check` needs no database.

    `run` of the parsed arguments is the function of the command.
    """
    groups = [group for group, names in GROUPS.items() if command_name in names] or list(GROUPS)
    top = argparse.ArgumentParser(prog="python -m visitstats", description="Statistics of preventive visits.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in groups:
        import_module(f"visitstats.cli.{group}").add_to(commands)
    for command in commands.choices.values():
        command.add_argument("--lang", choices=LANGUAGES, action=_Language, help="the language of names and messages")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 if it could not be done, 2 if it was not understood."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[union-attr]
    given = sys.argv[1:] if arguments is None else arguments
    top = parser(given[0] if given else None)
    parsed, rest = top.parse_known_args(given)
    if rest and not getattr(parsed, "takes_parameters", False):
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    parsed.parameters = rest
    with use_language(parsed.lang or "en"):
        try:
            status: int = parsed.run(parsed)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            return 0
    return status
