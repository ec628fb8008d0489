"""A register: one row is one visit, or several where a column counts them. Rows to staged visits."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from visitstats.ingest.bodyrows import (
    BodyRow,
    block_holds,
    first_text,
    heading_members,
    is_hint,
    only_a_body,
    same_as_head,
    states_visits,
    word_of,
)
from visitstats.ingest.coded import Coded
from visitstats.ingest.columns.meanings import looks_like_date, whole_date
from visitstats.ingest.columns.register import Roles
from visitstats.ingest.fromabove import filled_columns
from visitstats.ingest.labels import is_word
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.numbering import numbers_columns
from visitstats.ingest.values.counts import is_number
from visitstats.ingest.values.names import is_blank, read_institution, read_kind, read_ministry
from visitstats.ingest.values.regions import read_region

MINUS = ("-", "–", "—", "−")  # not held, where others have a plus


@dataclass
class Register:
    """A register's rows sorted by what they are, its data with blank cells filled from above where that is meant.

    `others` are the rows that are no data; `data` the places of the data rows in the grid, `held` numbers the headings
    that hold for each of them in `holds`.
    """

    found: Found
    roles: Roles
    others: list[BodyRow] = field(default_factory=list)
    data: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    holds: list[dict[str, Any]] = field(default_factory=list)
    held: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    filled: dict[int, Coded] = field(default_factory=dict)  # column -> cells of the data rows

    @property
    def rows(self) -> list[BodyRow]:
        """All rows in order, one by one."""
        data = [BodyRow(int(row), "data", self.holds[hold]) for row, hold in zip(self.data, self.held, strict=True)]
        return sorted([*self.others, *data], key=lambda one: one.row)


def sort_rows(found: Found, roles: Roles) -> Register:
    """Say of every row what it is, and fill the columns that are only filled at each change."""
    register = Register(found, roles)
    plain = _plainly_dated(found, roles)
    data: list[np.ndarray] = []
    since: list[int] = []  # the rows from which each of the headings holds
    for number, block in enumerate(found.blocks):
        before = register.holds[-1] if register.holds and number else {}
        _hold(register, since, block.first, {**before, **block_holds(found, number)} if len(found.blocks) > 1 else {})
        if number:
            register.others += [BodyRow(row, "header") for row in range(block.head.top, block.head.bottom + 1)]
        dated = plain[block.first : block.last + 1]
        data.append(block.first + np.flatnonzero(dated))
        for row in map(int, block.first + np.flatnonzero(~dated)):
            one = _sort(register, row)
            if one.kind == "data":
                data.append(np.array([row]))
                continue
            if one.kind in ("heading", "heading_total"):
                _hold(register, since, row, {**register.holds[-1], **one.holds})
            register.others.append(one)
    register.data = np.sort(np.concatenate(data))
    register.held = np.searchsorted(since, register.data, side="right") - 1
    register.filled = filled_columns(found, roles, register.data, register.holds, register.held)
    return register


def _hold(register: Register, since: list[int], row: int, holds: dict[str, Any]) -> None:
    """From this row on these headings hold."""
    register.holds.append(holds)
    since.append(row)


def _sort(register: Register, row: int) -> BodyRow:
    found, roles = register.found, register.roles
    whole = found.grid.rows[row]
    cells = whole[found.head.left : found.head.right + 1]
    places = range(found.head.left, found.head.right + 1)
    filled = [whole[place] for place in places if whole[place] is not None]
    if all(is_blank(whole[place]) or (row, place) in found.grid.continued for place in places):
        return BodyRow(row, "note" if found.note_beside(row) else "blank")
    text = first_text(cells)
    if text is None:
        if numbers_columns(found.grid, found.head, row):
            return BodyRow(row, "header")
        return BodyRow(row, "data" if _keys(roles, whole) else "blank")
    word = word_of(text) or _later_total(roles, whole)
    if word in ("total", "running", "part") and not ("date" in roles.of and whole_date(whole[roles.of["date"]])):
        return BodyRow(row, "total")
    texts = [value for value in filled if value.__class__ is str and not is_number(value)]
    if len(texts) == 1 and not _dated(roles, whole):
        return _lone(register, row, text, len(filled) > 1)
    if same_as_head(found.grid, found, cells) or ("date" in roles.of and is_hint(whole[roles.of["date"]])):
        return BodyRow(row, "header")
    if numbers_columns(found.grid, found.head, row):
        return BodyRow(row, "header")
    if word == "note" and not _dated(roles, whole):
        return BodyRow(row, "note")
    return BodyRow(row, "data" if _is_data(roles, whole) else "note")


def _later_total(roles: Roles, cells: list[Any]) -> str | None:
    """total, where a key cell of a row without a date says so after others: a region merged down, then "Итого"."""
    if _dated(roles, cells):
        return None
    texts = [cells[column] for column in sorted(roles.keys) if isinstance(cells[column], str)]
    said = any(word_of(text) == "total" and read_institution(text).kind is None for text in texts)
    return "total" if said else None


def _lone(register: Register, row: int, text: str, with_numbers: bool) -> BodyRow:
    """A row with one text, perhaps with numbers: a heading, a subtotal, a note, or a poor visit."""
    roles, cells = register.roles, register.found.grid.rows[row]
    place = next(column for column, value in enumerate(cells) if value is text or value == text)
    institution = roles.of.get("institution")
    numbered = _numbered(roles, cells)
    one = read_institution(text).kind and not (_spans(register, row) or only_a_body(text))
    if place == institution and (numbered or one):
        return BodyRow(row, "data")
    members = heading_members(text) if word_of(text) != "note" or ":" not in text else {}  # Примечание: за 2014 год
    own = {meaning for meaning, column in roles.of.items() if column == place}
    if members and not (
        with_numbers
        and (numbered or (own & {"region", "ministry", "visit_kind", "month", "date"} and _keys(roles, cells) > 1))
    ):
        counted = roles.of.get("count")
        subtotal = with_numbers and counted is not None and is_number(cells[counted])
        return BodyRow(row, "heading", members) if not subtotal else BodyRow(row, "heading_total", members)
    if with_numbers and _is_data(roles, cells):
        return BodyRow(row, "data")
    return BodyRow(row, "total" if states_visits(text, with_numbers) else "note")


def _spans(register: Register, row: int) -> bool:
    across = register.found.grid.across
    return any(
        across.get((row, c), (c, c))[1] > c for c in range(register.found.head.left, register.found.head.right + 1)
    )


def _numbered(roles: Roles, cells: list[Any]) -> bool:
    number = next((ord_ for ord_ in roles_number(roles) if is_number(cells[ord_])), None)
    return number is not None


def roles_number(roles: Roles) -> list[int]:
    """The columns of row numbers."""
    return [leaf.column for leaf, column in zip(roles.leaves, roles.columns, strict=True) if column.meaning == "number"]


def _dated(roles: Roles, cells: list[Any]) -> bool:
    column = roles.of.get("date", roles.of.get("day"))
    if column is None or cells[column] is None:
        return False
    value = cells[column]
    if value.__class__ is str and sum(cell is not None for cell in cells) == 1:
        return whole_date(value)  # a month alone in its row is a heading
    return isinstance(value, date) or (_date_text(value) if "date" in roles.of else _day_text(value))


def _plainly_dated(found: Found, roles: Roles) -> np.ndarray:
    """Which rows have a whole date and another key cell, so that they can be nothing but visits."""
    columns = {column: found.grid.column(column) for column in roles.keys}
    if "date" not in roles.of:
        return np.zeros(len(found.grid.rows), bool)
    keys = np.sum([column.filled() for column in columns.values()], axis=0)
    dated = columns[roles.of["date"]].taken(slice(found.blocks[0].first, found.blocks[-1].last + 1))
    whole = np.zeros(len(found.grid.rows), bool)
    whole[found.blocks[0].first : found.blocks[-1].last + 1] = dated.test(_whole_date)
    return whole & (keys > 1)


def _whole_date(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and len(value) > 4 and _date_text(value))


@lru_cache(maxsize=10_000)
def _day_text(value: Any) -> bool:
    """Whether a cell of a column of days names a day: a month's name there is a heading."""
    return is_number(value) or whole_date(value)


@lru_cache(maxsize=100_000)
def _date_text(value: Any) -> bool:
    return looks_like_date(value)


def _keys(roles: Roles, cells: list[Any]) -> int:
    return sum([cells[column] is not None for column in roles.keys])


def _is_data(roles: Roles, cells: list[Any]) -> bool:
    """Whether at least one key cell is understood, or an institution stands beside another key cell."""

    def cell(meaning: str) -> Any:
        return cells[roles.of[meaning]] if meaning in roles.of else None

    keys = _keys(roles, cells)
    if keys == 0:
        return False
    counted = is_number(cell("count"))
    if cell("institution") is not None and (keys > 1 or counted or _numbered(roles, cells)):
        known = isinstance(cell("institution"), str) and read_institution(cell("institution")).kind is not None
        if known or keys > 2 or _numbered(roles, cells):
            return True
    date_cell = cell("date") if "date" in roles.of else cell("day")
    return (
        (date_cell is not None and looks_like_date(date_cell))
        or any(cell(name) is not None and looks_like_date(cell(name)) for name in ("month", "year"))
        or bool(read_region(cell("region")).options)
        or read_ministry(cell("ministry")) not in ("blank", "unknown")
        or read_kind(cell("visit_kind")) not in ("blank", "unknown")
        or (_numbered(roles, cells) and keys > 1)
    )


def not_held(register: Register) -> np.ndarray:
    """Of which data rows the status column says cancelled, postponed or planned."""
    column = register.roles.of.get("status")
    if column is None:
        return np.zeros(len(register.data), bool)
    cells = register.found.grid.column(column).taken(register.data)
    no = MINUS if cells.test(lambda value: str(value).strip() == "+").any() else ()
    return cells.test(lambda value: str(value).strip() in no or is_word("status", str(value)) == "not_held")


def day_of(when_year: int | None, month: int | None, day: int | None) -> date | None:
    """A date where all of it is known."""
    return date(when_year, month, day) if when_year and month and day else None
