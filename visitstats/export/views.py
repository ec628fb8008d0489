"""The shapes of what is exported: a view is one finding with its chart, its table and its provenance.

A view is plain data. Slides, workbook, report, pictures and story all draw the same views, so that
nothing is computed twice and every format says the same.
"""

import datetime
from dataclasses import dataclass, field

import pandas as pd

from visitstats.reference.units import Tile

# What a number is. The same words as the column `qualifier` of the question visits_by_year.
EXACT, AT_LEAST, TO_DATE, SO_FAR, NONE = "exact", "at_least", "to_date", "recorded_so_far", "none"

MARKS = {EXACT: "", AT_LEAST: "e", TO_DATE: "p", SO_FAR: "p", NONE: "x"}

# How a view is drawn. A renderer that does not know a shape shows the table.
YEARS, LINES, BRIDGE, ROWS, TILES, STACKED, TABLE = "years", "lines", "bridge", "rows", "tiles", "stacked", "table"
PANELS, HEAT = "panels", "heat"


@dataclass(frozen=True)
class Column:
    """A column of the table of a view; `form` is text, year, count, change, ratio or change_ratio."""

    key: str
    label: str
    form: str = "text"


@dataclass(frozen=True)
class Item:
    """One mark of a chart: a bar, a point, a tile (at its `place`). `text` is the number as printed on the mark."""

    label: str
    value: float | None
    text: str
    colour: str = "total"
    state: str = EXACT
    note: str = ""
    code: str = ""
    place: Tile | None = None


@dataclass(frozen=True)
class Series:
    """Items drawn alike: a line, the bars of a chart, one part of stacked bars."""

    name: str
    colour: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Moment:
    """A dated event on a chart of years: its place between the first year's left edge (0) and the last one's right."""

    place: float
    label: str


@dataclass(frozen=True)
class Panel:
    """One of several small charts on one scale: its name, its number, its change, this year and the year before."""

    name: str
    text: str
    change: str
    this: Series
    before: Series | None = None


@dataclass(frozen=True)
class View:
    """One finding: title and subtitle, chart (`shape`, `series`), table (`frame`, `columns`) and provenance.

    `frame` has exactly the keys of `columns`; its numbers are numbers, its missing ones are NA. `notes` are
    full sentences that explain marks, coverage and what could not be compared.
    """

    key: str
    shape: str
    title: str
    subtitle: str
    series: tuple[Series, ...]
    columns: tuple[Column, ...]
    frame: pd.DataFrame = field(compare=False)
    source: str
    definition: str
    alt: str
    filters: str
    notes: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
    data_to: datetime.date | None = None
    import_id: int | None = None
    demonstration: bool = False
    moments: tuple[Moment, ...] = ()
    panels: tuple[Panel, ...] = ()
    edition: str = ""  # which frozen edition answers, in words; empty for the numbers of today

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of a view that has one series."""
        return self.series[0].items if self.series else ()


@dataclass(frozen=True)
class Edition:
    """A ready set: the views in order, with the words that stand on covers and in footers."""

    year: int
    language: str
    title: str
    subtitle: str
    office: str
    views: tuple[View, ...]
    made_on: datetime.date
    import_id: int | None = None
    demonstration: bool = False

    def repeats(self, view: View) -> bool:
        """Whether a map has the same table as a ranking of the set, so that a document shows it once."""
        if view.shape != TILES:
            return False
        rankings = [other for other in self.views if other.key == "ranking" and other.subtitle == view.subtitle]
        return any(other.frame.equals(view.frame) for other in rankings)

    def view(self, key: str) -> View:
        """The view of this key; KeyError where the set has none."""
        for view in self.views:
            if view.key == key:
                return view
        raise KeyError(key)
