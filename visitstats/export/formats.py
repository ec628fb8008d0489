"""What can be made of chosen views: each format with the ending of its file, its type, and what makes it.

The parts that draw are loaded when a file is made, not when the product starts.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from visitstats.export.archive import add
from visitstats.export.choice import Choice, ready
from visitstats.export.facts import Ask
from visitstats.export.ready import chosen_sets
from visitstats.export.safe import file_name as safe_name
from visitstats.export.views import Edition
from visitstats.texts import LANGUAGES, use_language

_OFFICE = "application/vnd.openxmlformats-officedocument"
ZIP = "application/zip"
DATA = "data"  # the records themselves: no views of them


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
        Format("pictures", "zip", ZIP, "picture"),
        Format("story", "html", "text/html", "story", several=True),
        Format("data", "zip", ZIP, "dataset", several=True),
    )
}


@dataclass(frozen=True)
class Order:
    """What is made: these views in these languages; `year` None is the latest that has a breakdown.

    `title` is called in each language and names the set; empty for the title of the ready set.
    """

    languages: tuple[str, ...]
    year: int | None = None
    choices: tuple[Choice, ...] = ready()
    title: Callable[[], str] = str
    name: str = ""  # part of the names of files; empty: the year


class NothingToShow(ValueError):  # noqa: N818  a sentence to a reader, not a fault
    """None of the chosen views can be filled from the answers."""


def make(kind: str, order: Order, ask: Ask) -> tuple[bytes, str]:
    """The file of a format and a name for it: make("deck", Order(("kk",), 2016), ask).

    A format of one language gives a zip with a file for each where several are asked for. KeyError for an unknown
    format, NothingToShow where no view can be filled.
    """
    if kind == DATA:
        return _records(order, ask), file_name(kind, order.year or "all", order.languages, order.name)
    wanted = FORMATS[kind]
    editions = chosen_sets(order.languages, order.choices, order.year, ask, order.title)
    if not editions[0].views:
        raise NothingToShow(kind)
    maker: Callable[..., bytes] = getattr(import_module(f"visitstats.export.{wanted.module}"), kind)
    year = editions[0].year
    if wanted.several:
        return maker(editions), file_name(kind, year, order.languages, order.name)
    if len(editions) == 1:
        return maker(editions[0]), file_name(kind, year, order.languages, order.name)
    return _zipped(kind, editions, maker, order.name), file_name(kind, year, order.languages, order.name)


def _records(order: Order, ask: Ask) -> bytes:
    """The records of the year, described in the first language; with the filters that all views share."""
    from visitstats.export import dataset

    with use_language(order.languages[0]):
        return dataset.data(order.year, dataset.filters_of(order.choices), ask)


def _zipped(kind: str, editions: Sequence[Edition], maker: Callable[..., bytes], name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for edition in editions:
            add(archive, file_name(kind, edition.year, (edition.language,), name), maker(edition))
    return buffer.getvalue()


def file_name(kind: str, year: int | str, languages: Sequence[str], name: str = "") -> str:
    """The name of a file: visits-2016-kk-deck.pptx; a zip where a format of one language is asked for in several."""
    zipped = len(languages) > 1 and not FORMATS[kind].several
    stem = safe_name(name) if name else f"visits-{year}"
    return f"{stem}-{languages[0]}-{kind}.{'zip' if zipped else FORMATS[kind].ending}"


def media_type(kind: str, languages: Sequence[str]) -> str:
    """The type of the file that `make` gives."""
    return ZIP if len(languages) > 1 and not FORMATS[kind].several else FORMATS[kind].media_type


def languages_of(kind: str, first: str) -> tuple[str, ...]:
    """The languages of a file when only one is asked for: a story holds all, the one asked for opens."""
    return (first, *(code for code in LANGUAGES if code != first)) if kind == "story" else (first,)
