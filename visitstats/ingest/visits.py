"""Data rows of a register to staged visits: date, region, ministry, kind, institution, number of visits."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from visitstats.ingest.almaty import Almaty
from visitstats.ingest.bodyrows import BodyRow
from visitstats.ingest.context import Context
from visitstats.ingest.guidance import NONE, decided
from visitstats.ingest.registers import Register
from visitstats.ingest.values.counts import read_count
from visitstats.ingest.values.dates import When, column_order, complete, out_of_range, read_date, span
from visitstats.ingest.values.names import (
    BLANK,
    UNKNOWN,
    UNNAMED,
    Institution,
    is_blank,
    read_institution,
    read_kind,
    read_ministry,
)
from visitstats.ingest.values.regions import Named, Resolved, read_region, resolve
from visitstats.settings import today

Trouble = tuple[str, int | None, Any]  # problem, column, value
NOWHERE = Institution(None, None)


@dataclass
class Read:
    """One data row as it was read; problems are (problem, column, value)."""

    when: When
    region: str | None
    ministry: str | None
    kind: str | None
    institution: Institution
    name: str | None
    visits: int | None
    approximate: bool
    problems: list[Trouble]
    region_text: str = ""


class VisitReader:
    """Reads the rows of one register; distinct values are read once."""

    def __init__(self, register: Register, context: Context, date1904: bool):
        self.register, self.roles, self.holds = register, register.roles, context.holds
        self.date1904, self.today = date1904, today()
        self.order, self.fits = "dm", (0, 0)
        if "date" in self.roles.of:
            counted = Counter(value for value in register.filled[self.roles.of["date"]] if isinstance(value, str))
            order, day_first, month_first = column_order(counted.items())
            self.order, self.fits = order, (day_first, month_first)
        named = [read_region(value) for value in set(register.filled.get(self.roles.of.get("region", -1), []))]
        named += [row.holds["region"] for row in register.rows if "region" in row.holds]
        self.almaty = Almaty([*named, *([self.holds["region"]] if "region" in self.holds else [])], context.language)
        self._dates: dict[Any, When] = {}
        self._regions: dict[Any, Resolved] = {}

    def value(self, meaning: str, place: int) -> Any:
        """The cell of a meaning in a data row, filled from above where that is meant."""
        column = self.roles.of.get(meaning)
        return None if column is None else self.register.filled[column][place]

    def read(self, place: int, row: BodyRow) -> Read:
        """One data row."""
        problems: list[Trouble] = []
        when = self._when(place, row, problems)
        region = self._region(place, row, when, problems)
        raw = self.value("institution", place)
        name = None if is_blank(raw) else str(raw)
        institution = read_institution(name) if name else NOWHERE
        if institution.ministry is None and (typed := self.value("institution_kind", place)) is not None:
            by_type = read_institution(str(typed))
            institution = by_type if by_type.kind else institution
        ministry = self._ministry(place, row, institution, problems)
        kind = self._kind(place, row, problems)
        visits, approximate = self._count(place, problems)
        text = str(self.value("region", place) or "")
        return Read(when, region, ministry, kind, institution, name, visits, approximate, problems, text)

    def _when(self, place: int, row: BodyRow, problems: list[Trouble]) -> When:
        year = self._part("year", place) or row.holds.get("year") or self.holds.get("year")
        month = self._part("month", place) or row.holds.get("month")
        column = self.roles.of.get("date")
        if column is not None:
            value = self.value("date", place)
            when = self._date(value, year, month or self.holds.get("month"))
            if when.year is None and not when.problem and self._has_years:
                when = When(problem="date_invalid")
        else:
            value, column = self._parts_value(place)
            when = self._from_parts(place, year, month)
        if when.problem:
            problems.append((when.problem, column, value))
        elif out_of_range(when, self.today):
            problems.append(("date_out_of_range", column, value))
        return when

    def _date(self, value: Any, year: int | None, month: int | None) -> When:
        key = (value, year, month) if not isinstance(value, (int, float)) else (type(value), value, year, month)
        known = self._dates.get(key)
        if known is None:
            known = self._dates[key] = complete(read_date(value, self.order, self.date1904), year, month)
        return known

    @cached_property
    def _has_years(self) -> bool:
        """Whether any date of the column tells its year, so that one without a year is not understood."""
        values = dict.fromkeys(value for value in self.register.filled[self.roles.of["date"]] if value is not None)
        return any(read_date(value, self.order, self.date1904).year for value in values)

    def _part(self, meaning: str, place: int) -> int | None:
        value = self.value(meaning, place)
        if value is None or is_blank(value):
            return None
        when = read_date(value, self.order, self.date1904, meaning)
        return None if when.problem else when.month if meaning == "month" else when.year

    def _parts_value(self, place: int) -> tuple[Any, int | None]:
        for meaning in ("day", "month", "year", "period"):
            if meaning in self.roles.of:
                return self.value(meaning, place), self.roles.of[meaning]
        return None, None

    def _from_parts(self, place: int, year: int | None, month: int | None) -> When:
        """A date of columns for day, month and year, of which those that exist must be filled and understood."""
        for meaning in ("year", "month", "day"):
            if meaning in self.roles.of:
                value = self.value(meaning, place)
                when = read_date(value, self.order, self.date1904, meaning)
                if when.problem:
                    return when
                if meaning == "month":
                    year = when.year or year
                if (meaning == "month" and when.month is None) or (meaning == "year" and when.year is None):
                    return When(problem="date_invalid")
                if meaning == "day":
                    return complete(When(when.year, when.month, when.day), year, month or self.holds.get("month"))
        return When(year, month or self.holds.get("month"))

    def _region(self, place: int, row: BodyRow, when: When, problems: list[Trouble]) -> str | None:
        days = None if when.problem or out_of_range(when, self.today) else span(when)
        if "region" in self.roles.of:
            value, column = self.value("region", place), self.roles.of["region"]
            named: Named = row.holds["region"] if is_blank(value) and "region" in row.holds else read_region(value)
            named = replace(named, decided=decided("region", None)) if named.blank else named
        else:
            value, column = None, None
            if "region" not in row.holds and "region" not in self.holds:
                return None
            named = row.holds.get("region") or self.holds["region"]
        key = (named, value, days)
        found = self._regions.get(key)
        if found is None:
            bare = self.almaty.code(value if value is not None else named.options[0].pattern if named.options else "")
            first, last = days or (None, None)
            found = self._regions[key] = resolve(named, first, last, bare)
        if found.problem:
            problems.append((found.problem, column, value))
        return found.code

    def _ministry(self, place: int, row: BodyRow, institution: Institution, problems: list[Trouble]) -> str | None:
        if "ministry" not in self.roles.of:
            return _stated(row.holds.get("ministry") or self.holds.get("ministry") or institution.ministry)
        value = self.value("ministry", place)
        code = read_ministry(value)
        if code not in UNNAMED:
            return _stated(code)
        if code != UNKNOWN and (given := row.holds.get("ministry") or institution.ministry):
            return _stated(given)
        if said := decided("ministry", None if code == BLANK else value):
            return _stated(said)
        problems.append(("ministry_missing" if code == BLANK else "ministry_unknown", self.roles.of["ministry"], value))
        return None

    def _kind(self, place: int, row: BodyRow, problems: list[Trouble]) -> str | None:
        if "visit_kind" not in self.roles.of:
            return _stated(row.holds.get("visit_kind") or self.holds.get("visit_kind"))
        value = self.value("visit_kind", place)
        code = read_kind(value)
        if code == BLANK:
            code = row.holds.get("visit_kind") or decided("visit_kind", None) or BLANK
        if code in (BLANK, UNKNOWN):
            problems.append(("kind_unknown", self.roles.of["visit_kind"], value))
            return None
        return _stated(code)

    def _count(self, place: int, problems: list[Trouble]) -> tuple[int | None, bool]:
        if "count" not in self.roles.of:
            return 1, False
        value = self.value("count", place)
        count = read_count(value)
        if count.number is None:
            problems.append(("count_invalid", self.roles.of["count"], value))
        return count.number, count.approximate


def _stated(code: str | None) -> str | None:
    return None if code == NONE else code
