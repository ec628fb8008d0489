"""Rows of earlier imports that wait under a text that is decided now: found, offered, never settled by themselves."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Any

import pandas as pd

from visitstats.access.decisions import BLANK
from visitstats.ingest.guidance import NONE, value_key
from visitstats.ingest.memory import Ask
from visitstats.reference.units import in_force


@dataclass(frozen=True)
class Earlier:
    """A remembered decision and the rows (visit_id) of stored imports that wait for the same answer."""

    dimension: str
    text: str  # as it was spelled when it was decided
    code: str
    rows: list[int]
    imports: list[int]


def earlier(ask: Ask) -> list[Earlier]:
    """The decisions in force that would answer for waiting rows, the latest first.

    What was decided of the blank cells of one file is no answer for others. A region answers only for rows of days on
    which it existed, as when a file is read.
    """
    found = []
    causes = [row for row in _each(ask("waiting_by_cause")) if isinstance(row.text, str)]
    for one in _each(ask("decisions", state="in_force")) if causes else []:
        if one.text.startswith(f"{BLANK} "):
            continue
        alike = [row for row in causes if row.dimension == one.dimension and value_key(row.text) == one.text]
        rows = [row for cause in alike for row in _rows(ask, cause) if _fits(one.dimension, one.code, row)]
        if rows:
            ids = sorted({int(row.visit_id) for row in rows})
            imports = sorted({int(row.import_id) for row in rows})
            found.append(Earlier(one.dimension, one.spelled, one.code, ids, imports))
    return found


def _rows(ask: Ask, cause: Any) -> list[Any]:
    return _each(ask("rows_of_cause", problem=cause.problem, text=cause.text))


def _each(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples(index=False))


def _fits(dimension: str, code: str, row: Any) -> bool:
    span = _days(row.year, row.month, row.date)
    return dimension != "region" or code == NONE or span is None or in_force(code, *span)


def _days(year: Any, month: Any, day: Any) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a row may be of; None where nothing is known."""
    if _known(day):
        return _as_date(day), _as_date(day)
    if not _known(year):
        return None
    if not _known(month):
        return datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)
    last = calendar.monthrange(int(year), int(month))[1]
    return datetime.date(int(year), int(month), 1), datetime.date(int(year), int(month), last)


def _known(value: Any) -> bool:
    return value is not None and value == value and str(value) not in ("<NA>", "NaT")


def _as_date(day: Any) -> datetime.date:
    return day.date() if isinstance(day, datetime.datetime) else day
