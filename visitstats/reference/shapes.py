"""The shapes of reference facts. `valid_from` is a unit's first day, `valid_before` the first day after its last."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

Names = Mapping[str, Mapping[str, str]]  # form -> language -> text


@dataclass(frozen=True)
class Region:
    """A region or a city of republican significance; `parent_code` is the unit that it was formed out of."""

    region_code: str
    kind: str  # region | city
    names: Names  # full, short, in, tile, abbr, centre
    iso_before_2022: str | None
    valid_from: datetime.date | None
    valid_before: datetime.date | None
    parent_code: str | None
    successor_codes: tuple[str, ...]
    source: str
    standing: str  # S seen in a source, K general knowledge, I inference


@dataclass(frozen=True)
class Ministry:
    """A ministry by its function, whatever the body was called; full and abbr are those of the body of today."""

    ministry_code: str
    position: int
    names: Names  # short (the function), full, abbr
    source: str
    standing: str


@dataclass(frozen=True)
class Body:
    """A ministry or committee as it was named in a time."""

    body_code: str
    ministry_code: str
    names: Names  # short, full, abbr
    valid_from: datetime.date | None
    valid_before: datetime.date | None
    source: str
    standing: str


@dataclass(frozen=True)
class InstitutionKind:
    """A kind of institution; `ministry_code` only where it can be no other, `mandate_from` where the day is known."""

    institution_kind: str
    position: int
    names: Names  # short, full, abbr
    ministry_code: str | None
    mandate_from: datetime.date | None
    source: str
    standing: str


@dataclass(frozen=True)
class VisitKind:
    """A kind of visit; `legal` is False for a word that only reports use."""

    visit_kind: str
    position: int
    legal: bool
    names: Names  # short, full
    source: str
    standing: str


@dataclass(frozen=True)
class Group:
    """A regional group of participants. A group is not a region: joint groups cover two."""

    group_code: str
    region_codes: tuple[str, ...]
    names: Names  # short, full
    valid_from: datetime.date | None
    valid_before: datetime.date | None
    source: str
    standing: str


@dataclass(frozen=True)
class Event:
    """A dated change that bears on the statistics; `precision` is day or month."""

    event_code: str
    date: datetime.date
    precision: str
    kind: str  # border | name | ministry | mandate | law | npm
    region_codes: tuple[str, ...]
    ministry_codes: tuple[str, ...]
    names: Names  # full (a sentence without its stop), short (a label on a chart)
    source: str
    standing: str


@dataclass(frozen=True)
class Tile:
    """The place of a region on the tile map: top left cell, and how many cells high and wide it is."""

    region_code: str
    row: int
    column: int
    rows: int
    columns: int
    valid_from: datetime.date | None
    valid_before: datetime.date | None
