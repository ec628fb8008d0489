"""import FILE..., imports, withdraw ID: bring files in, list them, take them out; corrected files replace others."""

import argparse
import hashlib
from functools import partial
from pathlib import Path
from typing import Any

from visitstats import access, warehouse
from visitstats.access.imports import preview_undo_replace, preview_withdraw, undo_replace
from visitstats.cli.database import Failed, reading, say, writing
from visitstats.cli.output import FORMATS, write
from visitstats.ingest import commit, memory
from visitstats.ingest.earlier import earlier
from visitstats.ingest.guidance import NONE
from visitstats.ingest.isolation import understand_file
from visitstats.ingest.model import Understanding
from visitstats.reference.loading import groups
from visitstats.reference.naming import name
from visitstats.texts import _, language, listing, ngettext, quoted

ASK = partial(access.ask, access.LOCAL)


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    bring = commands.add_parser("import", help="bring files into the database")
    bring.add_argument("files", nargs="+", metavar="FILE")
    known = [*groups(), NONE]
    bring.add_argument("--group", metavar="CODE", choices=known, help="the sending group, of data/reference/groups.csv")
    bring.add_argument("--year", type=int, help="the year of reported tables that do not say it")
    bring.add_argument("--replaces", type=int, metavar="ID", help="the import whose rows this one file replaces")
    bring.set_defaults(run=run_import)
    listing = commands.add_parser("imports", help="list what was imported")
    listing.add_argument("--format", choices=FORMATS, default="table")
    listing.set_defaults(run=run_list)
    command = commands.add_parser("withdraw", help="take an import out of every number")
    command.add_argument("import_id", type=int, metavar="ID")
    command.add_argument("--preview", action="store_true", help="only show the figures that would move")
    command.add_argument("--former", action="store_true", help="put the import that it replaced back in its place")
    command.set_defaults(run=run_withdraw)


def run_import(arguments: argparse.Namespace) -> int:
    """Import each file in a transaction of its own; 1 if any of them could not be imported."""
    failed = 0
    try:
        with writing():
            for name in arguments.files:
                failed |= not _bring(Path(name), arguments.group, arguments.year, arguments.replaces)
            _tell_earlier()
    except Failed:
        return 1
    return int(failed)


def _bring(path: Path, group_code: str | None, year: int | None, replaces: int | None) -> bool:
    """Import one file with all that is remembered about it, and say what became of it; whether it went in."""
    from visitstats.ingest.answer import explain

    try:
        data = path.read_bytes()
    except OSError as problem:
        say(f"{path}: {problem.strerror}.")
        return False
    sha256 = hashlib.sha256(data).hexdigest()
    understanding = understand_file(data, path.name, guidance=memory.guidance(ASK, sha256))
    if understanding.outcome == "refused":
        say(explain(understanding))
        return False
    sender = memory.sender(understanding, ASK, group_code)
    try:
        years = _years(understanding, year)
        number = commit.commit(understanding, access.LOCAL, sender.group, years, replaces)
        if sender.how:
            memory.remember(understanding, sender.group, (), ASK, access.LOCAL)
    except warehouse.YearMissing as missing:
        say(_("{message} Add --year YEAR.", message=str(missing)))
        return False
    except warehouse.Refusal as refusal:
        say(f"{path.name}: {refusal}")
        return False
    if replaces is not None:
        print(_("{file}: import {number} replaces import {old}.", file=path.name, number=number, old=replaces))
    _tell(path.name, number)
    _tell_used(understanding, sender)
    return True


def _years(understanding: Understanding, year: int | None) -> dict[int, int]:
    """The year of each table: as given, else as it was said before of this very file."""
    if year:
        return {table.number: year for table in understanding.tables}
    before = {table.number: memory.year_before(table, understanding.sha256, ASK) for table in understanding.tables}
    return {number: found.year for number, found in before.items() if found and found.same}


def _tell(file_name: str, number: int) -> None:
    imports = warehouse.ask("imports")
    found = imports[imports["import_id"] == number].iloc[0]
    visits = ngettext("{n} visit", "{n} visits", int(found["visits"]))
    print(_("{file}: import {number}, {visits}.", file=file_name, number=number, visits=visits))
    waiting = int(found["waiting"])
    if waiting:
        print(ngettext("{n} row is set aside and waits.", "{n} rows are set aside and wait.", waiting))


def _tell_used(understanding: Understanding, sender: memory.Sender) -> None:
    """Which remembered things the file was read with, and what they would answer of earlier imports."""
    if sender.how == "remembered":
        group = name("group", sender.group, language())
        print("  " + _("Sending group: {group}, remembered from the last file of this form.", group=group))
    elif not sender.how:
        print("  " + _("Sending group: not stated. `--group CODE` names it, and it is remembered with the form."))
    tables = listing(str(table.number) for table in understanding.tables if table.described)
    if tables:
        print("  " + _("Read in the corrected way that is remembered: table {tables}.", tables=tables))
    for row in access.ask(access.LOCAL, "decisions", state="in_force").itertuples(index=False):
        if (row.dimension, row.text) in understanding.used:
            unit = name(str(row.dimension), str(row.code), language(), "full")
            print("  " + _("Decided before: {decisions}.", decisions=f"{quoted(str(row.spelled))} – {unit}"))


def _tell_earlier() -> None:
    """How many rows wait for what is decided already: only a person lets them count."""
    count = sum(len(one.rows) for one in earlier(ASK))
    if count:
        text = ngettext(
            "{n} waiting row is answered by a remembered decision: `decide --remembered` lets it count.",
            "{n} waiting rows are answered by remembered decisions: `decide --remembered` lets them count.",
            count,
        )
        print(text)


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
                look = preview_undo_replace if arguments.former else preview_withdraw
                write(look(number, access.LOCAL), "table", arguments.lang)
                return 0
            if arguments.former:
                print(_("Import {number} is in force again.", number=undo_replace(number, access.LOCAL)))
            else:
                access.withdraw(number, access.LOCAL)
            print(_("Import {number} is withdrawn; it stays listed and can be restored.", number=number))
    except Failed:
        return 1
    return 0
