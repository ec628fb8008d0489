"""export FORMAT: slides, workbook, report, pictures, story or data of a year as one file."""

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from visitstats import access
from visitstats.cli.database import Failed, reading, say
from visitstats.export.facts import Ask, none_if_missing
from visitstats.export.formats import FORMATS, languages_of, make
from visitstats.texts import LANGUAGES, _, use_language

KINDS = (*FORMATS, "data")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    export = commands.add_parser("export", help="make slides, a workbook, a report, pictures, a story or data")
    export.add_argument("kind", choices=KINDS, metavar="FORMAT", help=", ".join(KINDS))
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
            maker = _data if arguments.kind == "data" else partial(make, arguments.kind)
            made, name = maker(languages, arguments.year, ask)
    except Failed:
        return 1
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
    return languages_of(arguments.kind, first)


def _known_year(ask: Ask, year: int | None) -> bool:
    years = ask("visits_by_year")["year"]
    if year is None or year in set(years):
        return True
    say(
        _("There are statistics for {first} to {last}, not for {year}.", first=years.min(), last=years.max(), year=year)
    )
    return False


def _data(languages: tuple[str, ...], year: int | None, ask: Ask) -> tuple[bytes, str]:
    """The records of a year, or all of them, and a name for the file."""
    from visitstats.export.dataset import dataset
    from visitstats.export.provenance import filters_in_words

    wanted = {"years": None if year is None else [year], "ministries": None, "regions": None, "kinds": None}
    records = ask("records", **wanted, search=None, limit=2**31, offset=0)
    last = ask("status").iloc[0]["last_import_id"]
    years = ask("visits_by_year")["year"]
    with use_language(languages[0]):
        filters = filters_in_words(year or int(years.min()), year or int(years.max()))
        made = dataset(records, filters, none_if_missing(last))
    return made, f"visits-{year or 'all'}-{languages[0]}-data.zip"
