"""Totals that a file states, compared with its own cells."""

import re
from collections.abc import Iterable
from typing import Any

from visitstats.ingest.labels import label
from visitstats.ingest.registers import Register
from visitstats.ingest.staged import Staging
from visitstats.ingest.stagevisits import Outcome
from visitstats.ingest.values.counts import is_number, read_count
from visitstats.ingest.values.regions import mentioned

STATED = re.compile(r"^\D{0,60}?[:=–—-]?\s*(\d[\d\s\xa0]*)\D{0,20}$")

PERIOD = re.compile(
    r"\d{1,2}\.\d{1,2}\.20\d\d|(?<!\d)20\d\d(?!\d)|\d{1,2}[\s-]*(?:й\s+)?(?:кв|полуг|мес|тоқс|жарты|ай(?!\w)|month|quarter)\w*",
    re.IGNORECASE,
)  # Всего за 2015 год: 3; Итого за 1 квартал: 5


def sums_of(parts: Iterable[Outcome]) -> tuple[set[int], bool]:
    """The sums that a total may have, with or without rows set aside or left out; and whether a cell is unclear."""
    sums = {"counted": 0, "set_aside": 0, "not_held": 0}
    unclear = False
    for one in parts:
        unclear |= one.visits is None
        sums[one.state] += one.visits or 0
    counted, aside, left = sums["counted"], sums["set_aside"], sums["not_held"]
    return {counted, counted + aside, counted + left, counted + aside + left}, unclear


def check_register(register: Register, outcomes: list[Outcome], staging: Staging) -> None:
    """Report the totals of a register that its rows do not add up to."""
    by_row = {one.row: one for one in outcomes}
    column = register.roles.of.get("count")
    since_total: list[Outcome] = []
    since_heading: dict[str, list[Outcome]] = {}  # of each dimension: a ministry's heading stands below a region's
    everything: list[Outcome] = []
    after = {
        row.row: [o for o in outcomes if o.row > row.row]
        for row in register.rows
        if row.kind in ("total", "heading_total")
    }
    below = False  # whether totals stand above what they sum up
    for body in register.rows:
        if body.kind == "data" and body.row in by_row:
            for part in (since_total, everything, *since_heading.values()):
                part.append(by_row[body.row])
        elif body.kind == "heading":
            since_heading |= {name: [] for name in body.holds}
        elif body.kind in ("total", "heading_total"):
            stated = _stated(register, body.row, column)
            if body.kind == "heading_total":
                since_heading |= {name: [] for name in body.holds}
            scopes = [since_total, everything, *since_heading.values(), _named(register, body.row, outcomes)]
            below = below or body.kind == "heading_total" or not everything
            if below or not since_total:
                scopes += [after[body.row], _until_next_total(register, body.row, by_row)]
            if stated is not None and not _fits(stated[0], scopes):
                staging.problem(body.row, stated[1], "total_mismatch", stated[0])
            since_total = []


def _fits(stated: int, scopes: list[list[Outcome]]) -> bool:
    for scope in scopes:
        sums, unclear = sums_of(scope)
        if scope and (
            stated in sums or (unclear and any(one + extra == stated for one in sums for extra in _guesses(scope)))
        ):
            return True
    return not any(scopes)


def _guesses(scope: list[Outcome]) -> set[int]:
    """What the unclear cells of a scope may have meant together ("два", "5-6")."""
    sums = {0}
    for one in scope:
        if one.visits is None and one.guesses:
            sums = {a + b for a in sums for b in one.guesses}
    return sums


def _until_next_total(register: Register, row: int, by_row: dict[int, Outcome]) -> list[Outcome]:
    part = []
    for body in register.rows:
        if body.row > row:
            if body.kind in ("total", "heading_total", "heading"):
                break
            if body.row in by_row:
                part.append(by_row[body.row])
    return part


def _named(register: Register, row: int, outcomes: list[Outcome]) -> list[Outcome]:
    """The rows of the region, ministry, year or month that the total names."""
    cells = register.found.grid.rows[row]
    members: dict[str, Any] = {}
    for value in cells:
        found = label(value) if isinstance(value, str) else None
        members |= found.members if found else {}
        if found and len(named := mentioned(found.folded)) == 1:
            members["region"] = named[0]
    codes = {option.code for option in members["region"].options} if "region" in members else None
    return (
        [
            one
            for one in outcomes
            if (codes is None or one.region in codes)
            and members.get("year", one.year) == one.year
            and members.get("month", one.month) == one.month
            and members.get("ministry", one.ministry) == one.ministry
            and members.get("visit_kind", one.visit_kind) == one.visit_kind
        ]
        if members
        else []
    )


def _stated(register: Register, row: int, column: int | None) -> tuple[int, int] | None:
    """The number of visits that a total row states, and its column."""
    cells = register.found.grid.rows[row]
    if column is not None:
        count = read_count(cells[column])
        return (
            (count.number, column) if count.number is not None and count.stated and is_number(cells[column]) else None
        )
    for place in range(register.found.head.left, register.found.head.right + 1):
        value = cells[place]
        if isinstance(value, str) and not is_number(value):
            found = STATED.match(PERIOD.sub(" ", value).strip())
            if found and _speaks_of_visits(value):
                return int(re.sub(r"\D", "", found[1])), place
    return _in_key_column(register, cells)


def _speaks_of_visits(value: str) -> bool:
    found = label(value)
    return found is not None and found.meaning in ("count", "total", None)


def _in_key_column(register: Register, cells: list[Any]) -> tuple[int, int] | None:
    """A number in a column of dates, regions or institutions can only be the number of rows."""
    for meaning in ("institution", "region", "date", "ministry", "visit_kind"):
        column = register.roles.of.get(meaning)
        if column is not None and is_number(cells[column]):
            number = read_count(cells[column]).number
            return (number, column) if number is not None else None
    return None
