"""Cells of a table of figures to staged numbers: the members of row, column, headings and titles put together."""

import json
from dataclasses import dataclass
from typing import Any

from visitstats.ingest.almaty import Almaty
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.context import Context
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.guidance import NONE
from visitstats.ingest.labelyears import year_of_totals
from visitstats.ingest.personal import clean
from visitstats.ingest.staged import Staging, shown
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.counts import guess_count, read_count
from visitstats.ingest.values.dates import When, out_of_range, span
from visitstats.ingest.values.names import Institution
from visitstats.ingest.values.regions import Named, resolve
from visitstats.settings import today

UNKNOWN_MEMBER = {
    "region": "region_unknown",
    "ministry": "ministry_unknown",
    "visit_kind": "kind_unknown",
    "month": "date_invalid",
    "year": "date_invalid",
    "period": "date_invalid",
    "institution_kind": "ministry_unknown",
}


@dataclass(frozen=True)
class Number:
    """One number of a table of figures: None where the cell is none; counted, or set aside."""

    row: int
    column: int
    number: int | None
    counted: bool
    guesses: tuple[int, ...] = ()


class CellReader:
    """Reads the numbers of one table of figures."""

    def __init__(self, found: Found, table: Crosstab, rows: list[FigureRow], context: Context, staging: Staging):
        self.found, self.table, self.rows, self.staging = found, table, rows, staging
        self.holds = {**year_of_totals(rows), **context.holds}
        self.today = today()
        members = [one.dims for one in rows] + [column.dims for column in table.values]
        named = [dims["region"] for dims in members if "region" in dims]
        named += [context.holds["region"]] if "region" in context.holds else []
        self.almaty = Almaty(named, context.language)
        self.head_row = found.grid
        self.broken = {column.leaf.column for column in table.of_role("value") if self._broken_heading(column)}

    def numbers(self) -> list[Number]:
        """Stage every number that counts or waits; the rows in order, and in them the columns."""
        self._unknown_columns()
        values = self.table.of_role("value")
        unknown = self.table.of_role("unknown")
        result: list[Number] = []
        for one in self.rows:
            if one.kind != "data":
                continue
            cells = self.found.grid.rows[one.row]
            waiting = self._broken_row(one)
            for column in [*values, *unknown]:
                aside = waiting or column.role == "unknown" or column.leaf.column in self.broken
                number = self._number(one, column, cells[column.leaf.column], aside)
                if number:
                    result.append(number)
        return result

    def _number(self, one: FigureRow, column: ValueColumn, value: Any, aside: bool) -> Number | None:
        count = read_count(value)
        if count.number == 0:
            return None
        dims = {**self.holds, **one.holds, **column.dims, **one.dims}
        when = _when(dims)
        problem, region = self._region(dims, when)
        if count.number is None:
            if not aside:  # it waits for its number
                self.staging.problem(one.row, column.leaf.column, "count_invalid", value)
                self._stage(one.row, column, dims, when, region, None, False, True, value)
            return Number(one.row, column.leaf.column, None, counted=False, guesses=guess_count(value))
        if problem and not aside:
            self.staging.problem(one.row, column.leaf.column, problem, value)
            aside = True
        if not aside and out_of_range(when, self.today):
            self.staging.problem(one.row, column.leaf.column, "date_out_of_range", value)
            aside = True
        self._stage(one.row, column, dims, when, region, count.number, count.approximate, aside, value)
        return Number(one.row, column.leaf.column, count.number, counted=not aside)

    def _region(self, dims: dict[str, Any], when: When) -> tuple[str | None, str | None]:
        named: Named | None = dims.get("region")
        if named is None:
            return None, None
        first, last = span(when) or (None, None)
        found = resolve(named, first, last, self._bare(named))
        return found.problem, found.code

    def _bare(self, named: Named) -> str | None:
        return self.almaty.code(named.options[0].pattern) if named.almaty else None

    def _ambiguous(self, named: Named) -> bool:
        return named.almaty and named.decided is None and self._bare(named) is None

    def _stage(
        self,
        row: int,
        column: ValueColumn,
        dims: dict[str, Any],
        when: When,
        region: str | None,
        number: int | None,
        approximate: bool,
        aside: bool,
        value: Any,
    ) -> None:
        institution: Institution | None = dims.get("institution_kind")
        letter = self.found.grid.letter(column.leaf.column)
        self.staging.add(
            row,
            column=letter,
            set_aside=aside,
            year=when.year,
            month=when.month,
            region_code=region,
            ministry_code=_stated(dims.get("ministry")) or (institution.ministry if institution else None),
            visit_kind=_stated(dims.get("visit_kind")),
            institution_kind=institution.kind if institution else None,
            visits=number,
            approximate=approximate,
            cells=json.dumps({letter: clean(shown(value))}, ensure_ascii=False),
        )

    def _broken_row(self, one: FigureRow) -> bool:
        """Whether the label of a row is not understood: one problem, the whole row waits."""
        problem = one.problem
        named: Named | None = one.dims.get("region")
        if problem is None and named is not None and self._ambiguous(named):
            own = [place for place in self.table.labels if place.dimension == "region"]
            problem = ("region_ambiguous", [*own, *self.table.labels][0].leaf.column, "")
        if problem is None and self._time_broken(one.dims, one.holds) and self.table.labels:
            problem = ("date_out_of_range", self._time_label(), "")
        if problem is None:
            return False
        if not any(
            read_count(self.found.grid.rows[one.row][c.leaf.column]).number != 0 for c in self.table.of_role("value")
        ):
            return True
        value = self.found.grid.rows[one.row][problem[1]]
        self.staging.problem(one.row, problem[1], problem[0], value)
        return True

    def _broken_heading(self, column: ValueColumn) -> bool:
        named: Named | None = column.dims.get("region")
        if named is not None and self._ambiguous(named) and self._filled(column):
            self.staging.problem(
                heading_row(self.found, column), column.leaf.column, "region_ambiguous", column.leaf.path[-1].text
            )
            return True
        if self._time_broken(column.dims, {}) and self._filled(column):
            row = heading_row(self.found, column)
            self.staging.problem(row, column.leaf.column, "date_out_of_range", column.leaf.header)
            return True
        return False

    def _time_broken(self, dims: dict[str, Any], holds: dict[str, Any]) -> bool:
        """Whether a heading names a year or month out of range, with the year that holds for it."""
        return bool({"year", "month"} & dims.keys()) and out_of_range(
            _when({**self.holds, **holds, **dims}), self.today
        )

    def _time_label(self) -> int:
        times = ("time", "year", "month", "period")
        place = next((label for label in self.table.labels if label.dimension in times), self.table.labels[0])
        return place.leaf.column

    def _filled(self, column: ValueColumn) -> bool:
        return any((read_count(value).number or 0) > 0 for value in column.leaf.values)

    def _unknown_columns(self) -> None:
        """One problem for each heading among members that is no member."""
        dimensions = [name for column in self.table.of_role("value") for name in column.dims if name in UNKNOWN_MEMBER]
        for column in self.table.of_role("unknown"):
            own = [name for name in dimensions if name not in column.dims]
            if own and self._filled(column):
                problem = UNKNOWN_MEMBER[max(set(own), key=own.count)]
                self.staging.problem(heading_row(self.found, column), column.leaf.column, problem, column.leaf.header)


def heading_row(found: Found, column: ValueColumn) -> int:
    """The row of the lowest header text of a column."""
    head, grid = found.head, found.grid
    for row in range(head.bottom, head.top - 1, -1):
        if grid.spread(row, column.leaf.column) is not None and (
            row == head.top or grid.rows[row - 1][column.leaf.column] != grid.rows[row][column.leaf.column]
        ):
            return row
    return head.bottom


def _stated(code: str | None) -> str | None:
    return None if code == NONE else code


def _when(dims: dict[str, Any]) -> When:
    month = None if "period" in dims else dims.get("month")
    return When(dims.get("year"), month, dims.get("day"))
