"""The database for a command: to read, if need be from its copy; to write, if no other program holds it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from visitstats import warehouse
from visitstats.access import Denied
from visitstats.ingest import commit
from visitstats.texts import _
from visitstats.warehouse import keeper


class Failed(Exception):  # noqa: N818  ends a command that has said why
    """The command could not be done; the reason is printed already."""


def say(text: str) -> None:
    """A message to the person, apart from the answer."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def reading() -> Iterator[None]:
    """The database or, while another program holds it, its copy; says which import the copy holds."""
    with refusals_said():
        if commit.start_or_read_copy():
            numbers = warehouse.ask("imports")["import_id"]
            number = int(numbers.max()) if len(numbers) else 0
            say(_("The dashboard is running; this is the copy made after import {number}.", number=number))
        yield


@contextmanager
def writing() -> Iterator[None]:
    """The database to write to; if another program holds it, says so and where to go."""
    with refusals_said():
        try:
            commit.start()
        except warehouse.Held as held:
            say(_("The dashboard is running. Use its Upload page to import files and to withdraw imports."))
            raise Failed from held
        yield
        keeper.keep_up()
        if keeper.trouble():
            say(str(keeper.trouble()))


@contextmanager
def refusals_said() -> Iterator[None]:
    """Says what is refused and ends the command; lets go of the database in any case."""
    try:
        yield
    except (warehouse.Refusal, Denied) as refusal:
        say(str(refusal))
        raise Failed from refusal
    finally:
        warehouse.close()
