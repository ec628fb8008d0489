"""backup [--to FILE], verify [FILE], restore ID|FILE|last: one verified file, and back from it."""

import argparse
from pathlib import Path
from typing import Any

from visitstats import access
from visitstats.access import keeping
from visitstats.cli.database import Failed, reading, refusals_said, say, writing
from visitstats.texts import _, ngettext
from visitstats.warehouse.backup import Backup
from visitstats.warehouse.committed import Change

LAST = "last"


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    make = commands.add_parser("backup", help="copy the database into one verified file, also while it is in use")
    make.add_argument("--to", type=Path, metavar="FILE", help="a file for another machine (default: among the backups)")
    make.set_defaults(run=run_backup)
    check = commands.add_parser("verify", help="read the database and its backups, or one backup, from end to end")
    check.add_argument("file", type=Path, nargs="?", metavar="FILE")
    check.set_defaults(run=run_verify)
    back = commands.add_parser("restore", help="put a withdrawn import, or the whole database from a backup, back")
    back.add_argument("what", metavar="ID|FILE|last", help="an import's number, a backup's file, or the last backup")
    back.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace) -> int:
    """Make a backup and print its path."""
    try:
        with reading():
            made = keeping.back_up(access.LOCAL, arguments.to)
    except Failed:
        return 1
    print(made.path)
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Verify one file; or the database and each backup. 1 if one of them is damaged or something is missing."""
    if arguments.file:
        return int(not _sound(arguments.file))
    try:
        with reading():
            lost = keeping.examine(access.LOCAL)
            print(_("The database can be read."))
            files = [each.path for each in keeping.backups(access.LOCAL)]
    except Failed:
        return 1
    _tell_losses(lost)
    sound = [_sound(path) for path in files]
    return int(bool(lost) or not all(sound))


def run_restore(arguments: argparse.Namespace) -> int:
    """Put an import back into force, or a backup in the place of the database."""
    if arguments.what.isdecimal():
        return _restore_import(int(arguments.what))
    path = None if arguments.what == LAST else Path(arguments.what)
    try:
        with refusals_said():
            done = keeping.recover(access.LOCAL, path)
    except Failed:
        return 1
    print(_in_words(done.backup))
    if done.aside:
        print(_("The files that were there before are in {folder}.", folder=done.aside))
    _tell_losses(done.lost)
    return 0


def _restore_import(number: int) -> int:
    try:
        with writing():
            access.restore(number, access.LOCAL)
    except Failed:
        return 1
    print(_("Import {number} is in force again.", number=number))
    return 0


def _sound(path: Path) -> bool:
    try:
        with refusals_said():
            print(f"{path}: {_in_words(keeping.verify(access.LOCAL, path))}")
    except Failed:
        return False
    return True


def _in_words(backup: Backup) -> str:
    visits = backup.tables["visits"][0]
    return ngettext(
        "{n} row, up to import {number}.", "{n} rows, up to import {number}.", visits, number=backup.import_id
    )


def _tell_losses(lost: list[Change]) -> None:
    if not lost:
        print(_("Nothing that was committed is missing."))
        return
    say(ngettext("{n} change is missing:", "{n} changes are missing:", len(lost)))
    for change in lost:
        for file in change.files:
            text = _("import {number}, {file}: {visits} visits", number=file["import_id"], file=file["file_name"],
                     visits=file["visits"] or 0)  # fmt: skip
            say(f"  {change.changed_at[:19]}  {text}")
        if not change.files:
            say(f"  {change.changed_at[:19]}  {change.action} {change.import_id or change.year or ''}".rstrip())
