"""export FORMAT: slides, workbook, report, pictures, story or data of a year as one file."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from visitstats import access
from visitstats.cli.database import Failed, reading, say
from visitstats.export.facts import Ask
from visitstats.export.views import Edition
from visitstats.texts import LANGUAGES, _, use_language

ENDINGS = {
    "deck": "pptx",
    "workbook": "xlsx",
    "report": "docx",
    "pictures": "zip",
    "story": "html",
    "data": "zip",
}


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    export = commands.add_parser("export", help="make slides, a workbook, a report, pictures, a story or data")
    export.add_argument("kind", choices=ENDINGS, metavar="FORMAT", help=", ".join(ENDINGS))
    export.add_argument("--year", type=int, help="the year (default: the latest with a breakdown)")
    export.add_argument("--languages", help="several languages in one deck or story, such as kk,ru,en")
    export.add_argument("--out", type=Path, metavar="FILE", help="the file to write")
    export.set_defaults(run=run_export)


def run_export(arguments: argparse.Namespace) -> int:
    """Write one file and print its path."""
    languages = _languages(arguments)
    if languages is None:
        say(_("Languages are given as kk,ru,en."))
        return 2
    try:
        with reading():
            ask = partial(access.ask, access.LOCAL)
            if not _known_year(ask, arguments.year):
                return 2
            made, year = _make(arguments.kind, languages, arguments.year, ask)
    except Failed:
        return 1
    name = f"visits-{year or 'all'}-{languages[0]}-{arguments.kind}.{ENDINGS[arguments.kind]}"
    path: Path = arguments.out or Path(name)
    try:
        path.write_bytes(made)
    except OSError as error:
        say(_("{file} cannot be written: {reason}", file=path, reason=error.strerror or error))
        return 1
    print(path)
    return 0


def _languages(arguments: argparse.Namespace) -> tuple[str, ...] | None:
    """The languages of the file, the one that opens first; None where one is unknown."""
    first = arguments.lang or LANGUAGES[0]
    if arguments.languages:
        asked = tuple(code.strip() for code in arguments.languages.split(","))
        return asked if set(asked) <= set(LANGUAGES) else None
    if arguments.kind == "story":
        return (first, *(code for code in LANGUAGES if code != first))
    return (first,)


def _known_year(ask: Ask, year: int | None) -> bool:
    years = ask("visits_by_year")["year"]
    if year is None or year in set(years):
        return True
    say(
        _("There are statistics for {first} to {last}, not for {year}.", first=years.min(), last=years.max(), year=year)
    )
    return False


def _make(kind: str, languages: tuple[str, ...], year: int | None, ask: Ask) -> tuple[bytes, int | None]:
    """The file and the year it is about. The parts that draw are loaded only when they are needed."""
    if kind == "data":
        return _data(languages[0], year, ask), year
    from visitstats.export.ready import ready_sets

    editions = ready_sets(languages, year, ask)
    return _maker(kind)(editions), editions[0].year


def _maker(kind: str) -> Callable[[list[Edition]], bytes]:
    if kind == "deck":
        from visitstats.export.powerpoint import deck

        return deck
    if kind == "story":
        from visitstats.export.story import story

        return story
    if kind == "workbook":
        from visitstats.export.workbook import workbook as one
    elif kind == "report":
        from visitstats.export.report import report as one
    else:
        from visitstats.export.picture import pictures as one
    return lambda editions: one(editions[0])


def _data(lang: str, year: int | None, ask: Ask) -> bytes:
    from visitstats.export.dataset import dataset
    from visitstats.export.facts import none_if_missing
    from visitstats.export.overview import filters_in_words

    wanted = {"years": None if year is None else [year], "ministries": None, "regions": None, "kinds": None}
    records = ask("records", **wanted, search=None, limit=2**31, offset=0)
    last = ask("status").iloc[0]["last_import_id"]
    years = ask("visits_by_year")["year"]
    with use_language(lang):
        filters = filters_in_words(year or int(years.min()), year or int(years.max()))
        return dataset(records, filters, none_if_missing(last))
