"""waiting, decide: list the rows that wait for a decision, decide about them, and take decisions back."""

import argparse
from functools import partial
from typing import Any

import pandas as pd

from visitstats import access, warehouse
from visitstats.access import imports as control
from visitstats.cli.database import Failed, reading, say, writing
from visitstats.cli.output import FORMATS, write
from visitstats.ingest import memory
from visitstats.ingest.earlier import earlier
from visitstats.ingest.guidance import value_key
from visitstats.ingest.suggest import UNITS, suggest
from visitstats.reference.naming import name
from visitstats.texts import _, language, mark, ngettext, quoted

ASK = partial(access.ask, access.LOCAL)
REASONS = ("no_visit", "repeated", "outside_mandate", "not_clarified")


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    listing = commands.add_parser("waiting", help="list why rows wait for a decision, and what might be meant")
    listing.add_argument("--import", type=int, dest="import_id", metavar="ID", help="of one import only")
    listing.add_argument("--rows", action="store_true", help="each row with its file, sheet, row and cells")
    listing.add_argument("--decided", action="store_true", help="the decisions that were made about waiting rows")
    listing.add_argument("--format", choices=FORMATS, default="table")
    listing.set_defaults(run=run_waiting)
    one = commands.add_parser("decide", help="decide about all rows of a cause that `waiting` lists")
    one.add_argument("problem", nargs="?", metavar="PROBLEM", help="such as region_unknown, as `waiting` says it")
    one.add_argument("--text", help="the text of the cells, as `waiting` says it")
    one.add_argument("--import", type=int, dest="import_id", metavar="ID", help="only the rows of one import")
    one.add_argument("--row", type=int, action="append", dest="rows", metavar="ID", help="only this row (visit_id)")
    done = one.add_mutually_exclusive_group(required=True)
    done.add_argument("--as", dest="value", metavar="VALUE", help="KZ-11, interior, special, none; 2018-03-05; 12")
    done.add_argument("--leave-out", choices=REASONS, help="the rows are left out, for this reason")
    done.add_argument("--remembered", action="store_true", help="all rows that remembered decisions answer for")
    done.add_argument("--take-back", type=int, metavar="N", help="undo a decision of `waiting --decided`")
    one.add_argument("--remember", action="store_true", help="let --as hold for files read later, too")
    one.add_argument("--preview", action="store_true", help="only show the figures that would move")
    one.set_defaults(run=run_decide)


def run_waiting(arguments: argparse.Namespace) -> int:
    """Print the causes, the latter's rows, or the decisions."""
    try:
        with reading():
            if arguments.decided:
                found = ASK("waiting_decisions")
            elif arguments.rows:
                found = ASK("rows_of_cause", import_id=arguments.import_id)
            else:
                found = _explained(ASK("waiting_by_cause", import_id=arguments.import_id))
            write(found, arguments.format, arguments.lang)
    except Failed:
        return 1
    return 0


def _explained(causes: pd.DataFrame) -> pd.DataFrame:
    """The causes with what is like an unknown name, and what was decided about it for files."""
    known = memory.decisions(ASK)
    alike: list[Any] = []
    decided: list[Any] = []
    for row in causes.itertuples(index=False):
        named = row.dimension in UNITS and isinstance(row.text, str)
        alike.append(" ".join(one.code for one in suggest(str(row.dimension), str(row.text))) if named else None)
        decided.append(known.get((str(row.dimension), value_key(row.text))) if named else None)
    columns = ["problem", "text", "rows", "imports"]
    return causes[columns].assign(alike=alike, remembered=decided)


def run_decide(arguments: argparse.Namespace) -> int:
    """Make or take back one decision; 2 if it does not say enough."""
    try:
        with writing():
            if arguments.take_back is not None:
                control.take_back(arguments.take_back, access.LOCAL)
                print(_("The decision is taken back; its rows wait again."))
            elif arguments.remembered:
                _remembered(arguments)
            else:
                _decide(arguments)
    except Failed:
        return 1
    return 0


def _remembered(arguments: argparse.Namespace) -> None:
    found = earlier(ASK)
    for one in found:
        said = f"{quoted(one.text)} – {name(one.dimension, one.code, language(), 'full')}"
        if arguments.preview:
            print(said)
            write(control.preview_resolve(one.rows, one.dimension, one.code, access.LOCAL), "table", arguments.lang)
        else:
            control.resolve_waiting(one.rows, one.dimension, one.code, access.LOCAL)
            print(f"{said}: {ngettext('Decided for {n} row.', 'Decided for {n} rows.', len(one.rows))}")
    if not found:
        say(_("No waiting row is answered by a remembered decision."))


def _decide(arguments: argparse.Namespace) -> None:
    cause, ids = _rows(arguments)
    value, dimension = arguments.value, str(cause.dimension)
    if arguments.preview and value:
        write(control.preview_resolve(ids, dimension, value, access.LOCAL), "table", arguments.lang)
        return
    if value:
        number = control.resolve_waiting(ids, dimension, value, access.LOCAL)
    else:
        number = control.discard_waiting(ids, arguments.leave_out, access.LOCAL)
    decided = ngettext("Decided for {n} row.", "Decided for {n} rows.", len(ids))
    print(f"{decided} {_('`decide --take-back {number}` undoes it.', number=number)}")
    if value and arguments.remember and isinstance(cause.text, str) and dimension in UNITS:
        access.decide(dimension, cause.text, value, access.LOCAL)
        print(_("It is remembered for the next files."))


def _rows(arguments: argparse.Namespace) -> tuple[Any, list[int]]:
    """The cause and the numbers of its rows. Raises NotFound."""
    causes = ASK("waiting_by_cause", import_id=arguments.import_id)
    text = causes["text"].isna() if arguments.text is None else causes["text"] == arguments.text
    found = causes[(causes["problem"] == arguments.problem) & text]
    if found.empty:
        raise warehouse.NotFound(mark("No row waits for this. The command `waiting` lists the causes."))
    (cause,) = found.itertuples(index=False)
    rows = ASK("rows_of_cause", problem=arguments.problem, text=arguments.text, import_id=arguments.import_id)
    ids = [int(number) for number in rows["visit_id"] if not arguments.rows or number in arguments.rows]
    if not ids:
        raise warehouse.NotFound(mark("There is no waiting row {number}."), number=arguments.rows[0])
    return cause, ids
