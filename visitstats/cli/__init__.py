"""Commands of `python -m visitstats`, one module a group; each module adds its own commands to the parser."""

import argparse
import sys
from importlib import import_module

GROUPS = ("check",)


def parser() -> argparse.ArgumentParser:
    """The parser with every command; `run` of the parsed arguments is the function of the command."""
    top = argparse.ArgumentParser(prog="python -m visitstats", description="Statistics of preventive visits.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in GROUPS:
        import_module(f"visitstats.cli.{group}").add_to(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    parsed = parser().parse_args(arguments)
    return parsed.run(parsed)
