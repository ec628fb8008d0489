"""What can be made of a ready set: each format with the ending of its file, its type, and what makes it.

The parts that draw are loaded when a file is made, not when the product starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from visitstats.export.facts import Ask
from visitstats.export.ready import ready_sets
from visitstats.texts import LANGUAGES

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A format: its word, ending and media type; `several` languages fit into one file of it."""

    kind: str
    ending: str
    media_type: str
    module: str
    several: bool = False


FORMATS = {
    one.kind: one
    for one in (
        Format("deck", "pptx", f"{_OFFICE}.presentationml.presentation", "powerpoint", several=True),
        Format("workbook", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "workbook"),
        Format("report", "docx", f"{_OFFICE}.wordprocessingml.document", "report"),
        Format("pictures", "zip", "application/zip", "picture"),
        Format("story", "html", "text/html", "story", several=True),
    )
}


def make(kind: str, languages: tuple[str, ...], year: int | None, ask: Ask) -> tuple[bytes, str]:
    """The file of a format and a name for it: make("deck", ("kk",), 2016, ask).

    A format for one language takes the first. `year` None is the latest that has a breakdown. KeyError for an
    unknown format.
    """
    wanted = FORMATS[kind]
    editions = ready_sets(languages if wanted.several else languages[:1], year, ask)
    maker: Callable[..., bytes] = getattr(import_module(f"visitstats.export.{wanted.module}"), kind)
    return maker(editions if wanted.several else editions[0]), file_name(kind, editions[0].year, languages[0])


def file_name(kind: str, year: int, lang: str) -> str:
    """The name of a file: visits-2016-kk-deck.pptx."""
    return f"visits-{year}-{lang}-{kind}.{FORMATS[kind].ending}"


def languages_of(kind: str, first: str) -> tuple[str, ...]:
    """The languages of a file when only one is asked for: a story holds all, the one asked for opens."""
    return (first, *(code for code in LANGUAGES if code != first)) if kind == "story" else (first,)
