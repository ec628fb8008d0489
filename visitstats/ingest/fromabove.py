"""Cells that hold the value above them: blank ones of columns filled only at each change, and marks of repetition."""

import re
from typing import Any

import numpy as np

from visitstats.ingest.coded import Coded, ask, together
from visitstats.ingest.columns.register import Roles
from visitstats.ingest.labels import is_word
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.names import read_institution, read_ministry

SIGN = re.compile(r"(?=.*[/\"'«»“”„〃|])(?:[-–—.\s]*(?://+|\"+|''+|[«»“”„〃]+|\|\|))+[-–—.\s]*")  # -//-, — " —

OWN = ("institution", "count", "status", "institution_kind", "number")  # no visit has these of the one above


def filled_columns(
    found: Found, roles: Roles, data: np.ndarray, holds: list[dict[str, Any]], held: np.ndarray
) -> dict[int, Coded]:
    """The cells of the data rows by column, blank ones with the value above where that is meant.

    No value goes on below a group heading that names another of its dimension; `held` numbers `holds` for each row.
    """
    filled: dict[int, Coded] = {}
    blank: dict[str, Coded] = {}
    for meaning, column in roles.of.items():
        cells = found.grid.column(column).taken(data)
        cells = cells if meaning == "count" else repeated_marks(cells)
        part = 0.4 if meaning in ("date", "day") else 0.25
        marked = any(leaf.own and leaf.own.marked for leaf in roles.leaves if leaf.column == column)
        keep = meaning in OWN or marked or (meaning == "date" and _not_yet_held(roles))
        blank[meaning] = cells
        down = not keep and only_at_change(cells, part)
        filled[column] = fill_down(cells, _begins([one.get(meaning) for one in holds], held)) if down else cells
    if "ministry" in roles.of and _of_others(blank, filled[roles.of["ministry"]]):
        filled[roles.of["ministry"]] = blank["ministry"]
    return filled


def _not_yet_held(roles: Roles) -> bool:
    """Whether a blank date beside a planned one, or beside a status, is that of a visit that was not held."""
    return "status" in roles.of or any(leaf.own and leaf.own.meaning == "plan_date" for leaf in roles.leaves)


def _of_others(blank: dict[str, Coded], above: Coded) -> bool:
    """Whether the institutions beside blank cells of a column of ministries mostly have others than those above."""
    names = [blank[meaning] for meaning in ("institution", "institution_kind") if meaning in blank]
    places = np.flatnonzero(~blank["ministry"].filled() & above.filled())
    if not names or not len(places):
        return False

    def differs(place: int) -> int:
        texts = [cells.at(places[place]) for cells in names]
        own = next((one.ministry for text in texts if text and (one := read_institution(str(text))).ministry), None)
        return 0 if own is None else 1 if own != read_ministry(above.at(places[place])) else -1

    told = ask(together(*(cells.codes[places] for cells in [above, *names])), differs)
    return int(told.each(int, np.int64).sum()) > 0


def only_at_change(cells: Coded, part: float = 0.25) -> bool:
    """Whether a column is only filled where its value changes: this part is blank, and no value follows itself."""
    codes = cells.codes
    if not len(codes) or not codes[0] or np.count_nonzero(codes == 0) < part * len(codes):
        return False
    return not np.any((codes[1:] == codes[:-1]) & (codes[1:] != 0))


def _begins(named: list[Any], held: np.ndarray) -> np.ndarray:
    """Which data rows are the first below a heading that names another member than the one before."""
    parts = np.cumsum([place > 0 and named[place] != named[place - 1] for place in range(len(named))])[held]
    return np.concatenate([[False], parts[1:] != parts[:-1]]) if len(held) else np.zeros(0, bool)


def fill_down(cells: Coded, begins: np.ndarray | None = None) -> Coded:
    """The cells with blanks holding the value above, but not one from above a row that begins a part."""
    own = cells.filled() if begins is None else cells.filled() | begins
    return cells.taken(np.maximum.accumulate(np.where(own, np.arange(len(cells)), 0)))


def repeated_marks(cells: Coded) -> Coded:
    """The cells with marks such as -//- or "то же" holding the value above."""
    marks = cells.test(is_repetition)
    if not marks.any():
        return cells
    return cells.taken(np.maximum.accumulate(np.where(marks, 0, np.arange(len(cells)))))


def is_repetition(value: Any) -> bool:
    """Whether a cell says nothing but "as above"."""
    return isinstance(value, str) and bool(SIGN.fullmatch(value.strip()) or is_word("repeated", value))
