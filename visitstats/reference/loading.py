"""Reference facts as they stand in data/reference/*.csv, read once."""

import csv
import datetime
from collections.abc import Iterator, Mapping
from functools import cache

from visitstats.reference.shapes import (
    Body,
    Event,
    Group,
    InstitutionKind,
    Ministry,
    Names,
    Region,
    Tile,
    VisitKind,
)
from visitstats.settings import ROOT

REFERENCE = ROOT / "data" / "reference"
LANGUAGES = ("kk", "ru", "en")


def _table(name: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def names_in(row: dict[str, str]) -> Names:
    """Columns such as short_kk, gathered by form. ` / ` in a text is a line break (labels of tiles)."""
    names: dict[str, dict[str, str]] = {}
    for column, text in row.items():
        form, _, lang = column.rpartition("_")
        if lang in LANGUAGES:
            names.setdefault(form, {})[lang] = text.replace(" / ", "\n")
    return names


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _span(row: dict[str, str]) -> tuple[datetime.date | None, datetime.date | None]:
    return _day(row["valid_from"]), _day(row["valid_before"])


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@cache
def regions() -> Mapping[str, Region]:
    """All regions that ever were, by code: the twenty of today and KZ-YUZ."""
    return {
        row["region_code"]: Region(
            row["region_code"],
            row["kind"],
            names_in(row),
            row["iso_before_2022"] or None,
            *_span(row),
            row["parent_code"] or None,
            _codes(row["successor_codes"]),
            row["source"],
            row["standing"],
        )
        for row in _table("regions.csv")
    }


@cache
def ministries() -> Mapping[str, Ministry]:
    """The ministries by function, in the order in which they are stacked and listed."""
    return {
        row["ministry_code"]: Ministry(
            row["ministry_code"], int(row["position"]), names_in(row), row["source"], row["standing"]
        )
        for row in _table("ministries.csv")
    }


@cache
def bodies() -> Mapping[str, Body]:
    """The ministries and committees as they were named through time."""
    return {
        row["body_code"]: Body(
            row["body_code"], row["ministry_code"], names_in(row), *_span(row), row["source"], row["standing"]
        )
        for row in _table("bodies.csv")
    }


@cache
def institution_kinds() -> Mapping[str, InstitutionKind]:
    """The kinds of institution, in the order of the list in the reports."""
    return {
        row["institution_kind"]: InstitutionKind(
            row["institution_kind"],
            int(row["position"]),
            names_in(row),
            row["ministry_code"] or None,
            _day(row["mandate_from"]),
            row["source"],
            row["standing"],
        )
        for row in _table("institution_kinds.csv")
    }


@cache
def visit_kinds() -> Mapping[str, VisitKind]:
    """The kinds of visit: three of the law, and the reporting word planned."""
    return {
        row["visit_kind"]: VisitKind(
            row["visit_kind"],
            int(row["position"]),
            row["legal"] == "yes",
            names_in(row),
            row["source"],
            row["standing"],
        )
        for row in _table("visit_kinds.csv")
    }


@cache
def groups() -> Mapping[str, Group]:
    """The regional groups of participants: one a region, and the joint groups that were seen."""
    return {
        row["group_code"]: Group(
            row["group_code"],
            _codes(row["region_codes"]),
            names_in(row),
            *_span(row),
            row["source"],
            row["standing"],
        )
        for row in _table("groups.csv")
    }


@cache
def events() -> Mapping[str, Event]:
    """Dated changes of borders, names, ministries and mandate, earliest first."""
    return {
        row["event_code"]: Event(
            row["event_code"],
            datetime.date.fromisoformat(row["date"]),
            row["precision"],
            row["kind"],
            _codes(row["region_codes"]),
            _codes(row["ministry_codes"]),
            names_in(row),
            row["source"],
            row["standing"],
        )
        for row in _table("events.csv")
    }


@cache
def all_tiles() -> tuple[Tile, ...]:
    """Every shape that a region has had on the tile map."""
    return tuple(
        Tile(
            row["region_code"],
            int(row["row"]),
            int(row["column"]),
            int(row["rows"]),
            int(row["columns"]),
            *_span(row),
        )
        for row in _table("tiles.csv")
    )
