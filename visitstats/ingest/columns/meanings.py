"""What a cell of a register's column can be: a test for each meaning."""

from collections.abc import Callable
from datetime import date
from typing import Any

from visitstats.ingest.labels import is_word
from visitstats.ingest.values.counts import is_number, read_count
from visitstats.ingest.values.dates import INVALID, read_date, readings
from visitstats.ingest.values.names import UNKNOWN, read_institution, read_kind, read_ministry
from visitstats.ingest.values.regions import read_region


def looks_like_date(value: Any) -> bool:
    """Whether a cell can be a date of any form, by itself or with a year or month from elsewhere."""
    if isinstance(value, date):
        return True
    if isinstance(value, str):
        return len(value) < 60 and (
            any(not when.problem for when in readings(value.strip())) or not _number_problem(value)
        )
    return isinstance(value, (int, float)) and read_date(value, "dm") is not INVALID


def _number_problem(value: str) -> bool:
    return not is_number(value) or bool(read_date(value, "dm").problem)


def whole_date(value: Any) -> bool:
    """Whether a cell names a day (with or without its year)."""
    if isinstance(value, date):
        return True
    if isinstance(value, str):
        return any(when.full and when.month for when in readings(value.strip())) or bool(
            not _number_problem(value) and read_date(value, "dm").month
        )
    return isinstance(value, (int, float)) and read_date(value, "dm").full and float(value) > 31


def named_region(value: Any) -> bool:
    """Whether a cell names a region."""
    return bool(read_region(value).options)


def named_ministry(value: Any) -> bool:
    """Whether a cell names a ministry or a local body."""
    return read_ministry(value) not in (UNKNOWN, "blank")


def named_kind(value: Any) -> bool:
    """Whether a cell names a kind of visit."""
    return read_kind(value) not in (UNKNOWN, "blank")


def named_institution(value: Any) -> bool:
    """Whether a cell is the name of an institution of a known kind."""
    return isinstance(value, str) and read_institution(value).kind is not None


def is_text(value: Any) -> bool:
    """Whether a cell holds a text that is no number."""
    return isinstance(value, str) and not is_number(value)


TESTS: dict[str, tuple[Callable[[Any], bool], float, float]] = {
    # meaning: test of a cell, part of cells needed with a strong header, with a weak one
    "date": (looks_like_date, 0.2, 0.5),
    "plan_date": (looks_like_date, 0.5, 0.5),
    "day": (is_number, 0.5, 0.5),
    "month": (looks_like_date, 0.5, 0.5),
    "year": (looks_like_date, 0.5, 0.5),
    "period": (lambda value: isinstance(value, (str, int, float)), 0.5, 0.5),
    "region": (named_region, 0.1, 0.4),
    "ministry": (named_ministry, 0.2, 0.5),
    "visit_kind": (named_kind, 0.05, 0.5),
    "institution": (is_text, 0.5, 0.6),
    "institution_kind": (is_text, 0.5, 0.5),
    "count": (lambda value: is_number(value) or read_count(value).number is not None, 0.4, 0.7),
    "status": (lambda value: str(value).strip() == "+" or is_word("status", str(value)) is not None, 0.3, 0.5),
    "place": (named_region, 0.5, 0.5),
}
BY_CONTENT = (
    ("date", whole_date, 0.7),
    ("region", named_region, 0.6),
    ("ministry", named_ministry, 0.6),
    ("visit_kind", named_kind, 0.6),
    ("institution", named_institution, 0.5),
)
