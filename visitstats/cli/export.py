"""export FORMAT: slides, workbook, report, pictures, story or data as one file."""

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from visitstats import access
from visitstats.access import stories
from visitstats.cli.database import Failed, reading, say
from visitstats.export.choice import COMPARED, VIEWS, from_address, ready, saved
from visitstats.export.facts import Ask
from visitstats.export.formats import FORMATS, NothingToShow, Order, languages_of, make
from visitstats.texts import LANGUAGES, _

KINDS = (*FORMATS, "problems")
FILTERS = ("ministries", "regions", "kinds", "reading", "other", "span", "by")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    export = commands.add_parser("export", help="make slides, a workbook, a report, pictures, a story or data")
    export.add_argument("kind", choices=KINDS, metavar="FORMAT", help=", ".join(KINDS))
    export.add_argument("--year", type=int, help="the year (default: the latest with a breakdown)")
    export.add_argument("--languages", help="several languages in one file, such as kk,ru,en; or --lang several times")
    export.add_argument("--out", type=Path, metavar="FILE", help="the file to write")
    chosen = export.add_mutually_exclusive_group()
    chosen.add_argument("--views", metavar="A,B", help=f"these views in this order: {', '.join(VIEWS)}")
    chosen.add_argument("--story", type=int, metavar="ID", help="the views of a story of the page Present")
    export.add_argument("--ministries", metavar="CODES", help="only these, such as interior,health")
    export.add_argument("--regions", metavar="CODES", help="only these, such as KZ-11,KZ-75")
    export.add_argument("--kinds", metavar="CODES", help="only these kinds of visit")
    export.add_argument("--reading", metavar="WORD", help="regions as recorded, common (borders) or present")
    export.add_argument("--other", metavar="YEAR", help="the year that the view compared sets beside --year")
    export.add_argument("--span", metavar="WORD", help="what of both years it compares: year, h1, q3, m5, to8")
    export.add_argument("--by", metavar="WORD", help="ministry, region, visit_kind or institution_kind")
    export.add_argument("--import", type=int, dest="import_id", metavar="N", help="problems: the import they are of")
    export.add_argument("--edition", type=int, metavar="N", help="a frozen edition in place of the numbers of today")
    export.add_argument("--publication", action="store_true", help="leave out the names of institutions")
    export.set_defaults(run=run_export)


def run_export(arguments: argparse.Namespace) -> int:
    """Write one file and print its path."""
    if arguments.kind == "problems":
        return run_problems(arguments)
    languages = _languages(arguments)
    if languages is None:
        say(_("Languages are given as kk,ru,en."))
        return 2
    actor = replace(access.LOCAL, edition=arguments.edition, publication=arguments.publication)
    try:
        with reading():
            ask = partial(access.ask, actor)
            order = _order(arguments, languages) if _known_year(ask, arguments.year) else None
            if order is None:
                return 2
            made, name = make(arguments.kind, order, ask)
    except NothingToShow:
        say(_("None of these views can be shown for this year."))
        return 1
    except Failed:
        return 1
    return _written(made, arguments.out or Path(name), arguments.kind)


def run_problems(arguments: argparse.Namespace) -> int:
    """Write the rows of an import that wait, as a workbook for the sender; without a language in that of the file."""
    from visitstats.export.problem_rows import guess_language, problem_rows, waiting_sheets

    number = arguments.import_id
    try:
        with reading():
            imports = access.ask(access.LOCAL, "imports").set_index("import_id")
            sheets = waiting_sheets(number, partial(access.ask, access.LOCAL)) if number in imports.index else []
    except Failed:
        return 1
    if not sheets:
        say(
            _("Say which import: --import.")
            if number is None
            else _("No row of import {number} waits for a decision.", number=number)
        )
        return 2 if number is None else 1
    made = problem_rows(imports["file_name"][number], sheets, arguments.lang or guess_language(sheets))
    path = arguments.out or Path(f"import-{number}-problems.xlsx")
    return _written(made, path, f"rows to correct, import {number}")


def _written(made: bytes, path: Path, what: str) -> int:
    """Write the file, with a line in the audit log before it is there."""
    try:
        path.write_bytes(access.export(access.LOCAL, what, lambda: made))
    except OSError as error:
        say(_("{file} cannot be written: {reason}", file=path, reason=error.strerror or error))
        return 1
    print(path)
    return 0


def _languages(arguments: argparse.Namespace) -> tuple[str, ...] | None:
    """The languages of the file, the one that opens first; None where one is unknown."""
    given = tuple(dict.fromkeys(arguments.languages.split(","))) if arguments.languages else ()
    asked = tuple(code.strip() for code in given) or tuple(dict.fromkeys(getattr(arguments, "langs", ())))
    if len(asked) > 1 or arguments.languages:
        return asked if set(asked) <= set(LANGUAGES) else None
    return languages_of(arguments.kind, arguments.lang or LANGUAGES[0])


def _order(arguments: argparse.Namespace, languages: tuple[str, ...]) -> Order | None:
    """What is to be made; None, said, where a view is not known. Raises NotFound for an unknown story."""
    given = {name: getattr(arguments, name) or "" for name in FILTERS}
    if arguments.story is not None:
        story = stories.story(arguments.story, access.LOCAL)
        name = f"story-{story.story_id}"
        return Order(languages, arguments.year, saved(story.views), lambda: story.name or "", name)
    views = tuple(view.strip() for view in arguments.views.split(",")) if arguments.views else ready_views(given)
    unknown = [view for view in views if view not in VIEWS]
    if unknown:
        say(_("There is no view {view}; there are: {views}.", view=unknown[0], views=", ".join(VIEWS)))
        return None
    return Order(languages, arguments.year, tuple(from_address(view, given) for view in views))


def ready_views(given: dict[str, str]) -> tuple[str, ...]:
    """The views of the ready set; with two periods the comparison in place of the change on the year before."""
    views = [choice.view for choice in ready()]
    return tuple(COMPARED if view == "changes" and given["other"] else view for view in views)


def _known_year(ask: Ask, year: int | None) -> bool:
    years = ask("visits_by_year")["year"]
    if year is None or year in set(years):
        return True
    say(
        _("There are statistics for {first} to {last}, not for {year}.", first=years.min(), last=years.max(), year=year)
    )
    return False
