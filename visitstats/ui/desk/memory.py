"""What the product remembers, asked for by the person at the page, for the files on the desk."""

from visitstats import access
from visitstats.ingest import earlier as alike
from visitstats.ingest import memory
from visitstats.ingest.earlier import Earlier
from visitstats.ingest.guidance import Template
from visitstats.ingest.isolation import File
from visitstats.ingest.memory import Sender, YearBefore
from visitstats.ingest.model import Table
from visitstats.ui import data
from visitstats.ui.desk.state import Loaded

__all__ = ["Earlier", "Sender", "YearBefore"]


def decisions() -> dict[tuple[str, str], str]:
    """(dimension, folded text) -> code of the decisions in force."""
    return memory.decisions(data.ask)


def templates() -> list[tuple[str, str | None, Template | None]]:
    """(fingerprint, sending group, corrections) of the forms in force, the latest first."""
    return memory.templates(data.ask)


def file_of(one: Loaded) -> File:
    """A file with all that is known about it beforehand, ready to be read."""
    return File(one.content, one.name, one.password, memory.guidance(data.ask, one.key, one.guides), views=True)


def imported_before(sha256: str) -> int | None:
    """The number of the import in force that holds the same file."""
    imports = data.ask("imports")
    same = imports[(imports["sha256"] == sha256) & (imports["state"] == "in_force")]
    return int(same["import_id"].iloc[0]) if len(same) else None


def known(tables: list[Table]) -> bool:
    """Whether every table is of a form that was imported before."""
    return memory.known(tables, data.ask)


def sender(one: Loaded) -> Sender:
    """The sending group as far as it is known: what was chosen, what the file says, whose form it is."""
    return memory.sender(one.understood, data.ask, one.group)


def year_before(one: Loaded, number: int) -> YearBefore | None:
    """The year that a table without one had before, in this very file or in the latest file of its form."""
    tables = one.understood.tables if one.understood else []
    table = next((each for each in tables if each.number == number), None)
    return memory.year_before(table, one.key, data.ask) if table else None


def remember(one: Loaded) -> None:
    """Keep the forms of an imported file: who sends them, and what was corrected in how they are read."""
    if one.understood is not None:
        memory.remember(one.understood, sender(one).group, one.guides, data.ask, data.person())


def keep(one: Loaded) -> None:
    """Keep what was said about the tables of a file as soon as it was read so: leaving the page loses nothing."""
    if one.understood is not None and one.guides:
        one.kept += memory.keep(one.understood, one.guides, data.ask, data.person())


def drop(one: Loaded) -> None:
    """Forget the corrections that were kept for a file: others are made, or none."""
    while one.kept:
        access.withdraw_template(one.kept.pop(), data.person())


def earlier() -> list[Earlier]:
    """The decisions that would answer for rows of earlier imports that wait."""
    return alike.earlier(data.ask)
