"""import FILE..., imports, withdraw ID: bring files in, list them, take them out; corrected files replace others."""

import argparse
from pathlib import Path
from typing import Any

from visitstats import access, warehouse
from visitstats.access.imports import preview_withdraw
from visitstats.cli.database import Failed, reading, say, writing
from visitstats.cli.output import FORMATS, write
from visitstats.ingest import commit
from visitstats.ingest.isolation import understand_file
from visitstats.texts import _, ngettext


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    bring = commands.add_parser("import", help="bring files into the database")
    bring.add_argument("files", nargs="+", metavar="FILE")
    bring.add_argument("--group", metavar="CODE", help="the sending group, a group_code of data/reference/groups.csv")
    bring.add_argument("--year", type=int, help="the year of reported tables that do not say it")
    bring.add_argument("--replaces", type=int, metavar="ID", help="the import whose rows this one file replaces")
    bring.set_defaults(run=run_import)
    listing = commands.add_parser("imports", help="list what was imported")
    listing.add_argument("--format", choices=FORMATS, default="table")
    listing.set_defaults(run=run_list)
    command = commands.add_parser("withdraw", help="take an import out of every number")
    command.add_argument("import_id", type=int, metavar="ID")
    command.add_argument("--preview", action="store_true", help="only show the figures that would move")
    command.set_defaults(run=run_withdraw)


def run_import(arguments: argparse.Namespace) -> int:
    """Import each file in a transaction of its own; 1 if any of them could not be imported."""
    failed = 0
    try:
        with writing():
            for name in arguments.files:
                failed |= not _bring(Path(name), arguments.group, arguments.year, arguments.replaces)
    except Failed:
        return 1
    return int(failed)


def _bring(path: Path, group_code: str | None, year: int | None, replaces: int | None) -> bool:
    """Import one file and say what became of it; whether it went in."""
    from visitstats.ingest.answer import explain

    try:
        understanding = understand_file(path.read_bytes(), path.name)
    except OSError as problem:
        say(f"{path}: {problem.strerror}.")
        return False
    if understanding.outcome == "refused":
        say(explain(understanding))
        return False
    years = {table.number: year for table in understanding.tables} if year else None
    try:
        number = commit.commit(understanding, access.LOCAL, group_code, years, replaces)
    except warehouse.YearMissing as missing:
        say(_("{message} Add --year YEAR.", message=str(missing)))
        return False
    except warehouse.Refusal as refusal:
        say(f"{path.name}: {refusal}")
        return False
    if replaces is not None:
        print(_("{file}: import {number} replaces import {old}.", file=path.name, number=number, old=replaces))
    _tell(path.name, number)
    return True


def _tell(file_name: str, number: int) -> None:
    imports = warehouse.ask("imports")
    found = imports[imports["import_id"] == number].iloc[0]
    visits = ngettext("{n} visit", "{n} visits", int(found["visits"]))
    print(_("{file}: import {number}, {visits}.", file=file_name, number=number, visits=visits))
    waiting = int(found["waiting"])
    if waiting:
        print(ngettext("{n} row is set aside and waits.", "{n} rows are set aside and wait.", waiting))


def run_list(arguments: argparse.Namespace) -> int:
    """List the imports, the latest first."""
    try:
        with reading():
            write(access.ask(access.LOCAL, "imports"), arguments.format, arguments.lang)
    except Failed:
        return 1
    return 0


def run_withdraw(arguments: argparse.Namespace) -> int:
    """Withdraw one import."""
    number = arguments.import_id
    try:
        with writing():
            if arguments.preview:
                write(preview_withdraw(number, access.LOCAL), "table", arguments.lang)
                return 0
            access.withdraw(number, access.LOCAL)
            print(_("Import {number} is withdrawn; it stays listed and can be restored.", number=number))
    except Failed:
        return 1
    return 0
