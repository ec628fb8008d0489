"""Data rows of a register to staged visits: date, region, ministry, kind, institution, number of visits."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import Any

import numpy as np

from visitstats.ingest.almaty import Almaty
from visitstats.ingest.coded import ask, together
from visitstats.ingest.context import Context
from visitstats.ingest.guidance import NONE, decided
from visitstats.ingest.reads import NOWHERE, Name, Part, Reads
from visitstats.ingest.registers import Register
from visitstats.ingest.values.counts import Count, read_count
from visitstats.ingest.values.dates import (
    DAYS_OF_MONTH,
    MISSING,
    When,
    column_order,
    complete,
    out_of_range,
    read_date,
    span,
)
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
from visitstats.ingest.values.regions import Named, read_region, resolve
from visitstats.reference.units import regions
from visitstats.reference.words import aliases
from visitstats.settings import today


class VisitReader:
    """Reads the rows of one register; rows that are alike in what is asked are read once."""

    def __init__(self, register: Register, context: Context, date1904: bool):
        self.register, self.roles, self.holds = register, register.roles, context.holds
        self.date1904, self.today = date1904, today()
        self.order, self.fits = "dm", (0, 0)
        if "date" in self.roles.of:
            order, day_first, month_first = column_order(register.filled[self.roles.of["date"]].counts())
            self.order, self.fits = order, (day_first, month_first)
        named: list[Named] = []
        if "region" in self.roles.of:
            cells = register.filled[self.roles.of["region"]]
            named = [read_region(cells.values[code]) for code in cells.present()]
        named += [holds["region"] for holds in register.holds if "region" in holds]
        self.almaty = Almaty([*named, *([self.holds["region"]] if "region" in self.holds else [])], context.language)

    def value(self, meaning: str, place: int) -> Any:
        """The cell of a meaning in a data row, filled from above where that is meant."""
        column = self.roles.of.get(meaning)
        return None if column is None else self.register.filled[column].at(place)

    def held(self, place: int) -> dict[str, Any]:
        """What the headings above a data row name."""
        return self.register.holds[self.register.held[place]]

    def read(self) -> Reads:
        """All data rows."""
        when = ask(self._alike("date", "year", "month", "day", "period"), self._when)
        eras = when.numbers(lambda part: self._era(part.value))
        region = ask(
            together(self._alike("region"), eras), lambda place: self._region(place, self._days(when.at(place).value))
        )
        name = ask(self._alike("institution", "institution_kind", held=False), self._name)
        ministries = name.numbers(lambda one: one.institution.ministry)
        ministry = ask(
            together(self._alike("ministry"), ministries),
            lambda place: self._ministry(place, name.at(place).institution),
        )
        kind = ask(self._alike("visit_kind"), self._kind)
        return Reads(when, region, name, ministry, kind, ask(self._alike("count", held=False), self._count))

    def _alike(self, *meanings: str, held: bool = True) -> np.ndarray:
        """A number for each different combination of the cells of these meanings and of the headings that hold."""
        columns = [self.roles.of[meaning] for meaning in meanings if meaning in self.roles.of]
        rows = self.register.held if held else np.zeros(len(self.register.data), np.int64)
        return together(rows, *(self.register.filled[column].codes for column in columns))

    def _days(self, when: When) -> tuple[date, date] | None:
        return None if when.problem or out_of_range(when, self.today) else span(when)

    def _era(self, when: When) -> tuple[int, int] | None:
        """Days between which no region and no name of one begins or ends are alike for regions."""
        days = self._days(when)
        return (bisect_right(_turns(), days[0]), bisect_right(_turns(), days[1])) if days else None

    def _name(self, place: int) -> Name:
        raw = self.value("institution", place)
        text = None if is_blank(raw) else str(raw)
        institution = read_institution(text) if text else NOWHERE
        if institution.ministry is None and (typed := self.value("institution_kind", place)) is not None:
            by_type = read_institution(str(typed))
            institution = by_type if by_type.kind else institution
        return Name(text, institution)

    def _when(self, place: int) -> Part[When]:
        holds = self.held(place)
        year = self._part("year", place) or holds.get("year") or self._head_year or self.holds.get("year")
        month = self._part("month", place) or holds.get("month")
        column = self.roles.of.get("date")
        if column is not None:
            value, month = self.value("date", place), month or self.holds.get("month")
            part = "day" if month and isinstance(value, str) and DAYS_OF_MONTH.fullmatch(value.strip()) else "date"
            when = complete(read_date(value, self.order, self.date1904, part), year, month)
            if when.year is None and not when.problem and self._has_years:
                when = When(problem="date_invalid")
        else:
            value, column = self._parts_value(place)
            when = self._from_parts(place, year, month)
        if when.problem:
            return Part(when, [(when.problem, column, value)])
        if not out_of_range(when, self.today):
            return Part(when, [])
        if "date" not in self.roles.of and "year" in self.roles.of:
            value, column = self.value("year", place), self.roles.of["year"]
        return Part(when, [("date_out_of_range", column, value)])

    @cached_property
    def _head_year(self) -> int | None:
        """The year in the header of the dates: "Дата посещения (2018 г.)"."""
        dated = [self.roles.of[name] for name in ("date", "day", "month") if name in self.roles.of]
        paths = [leaf.path for leaf in self.roles.leaves if leaf.column in dated]
        return next((one.members["year"] for path in paths for one in path if "year" in one.members), None)

    @cached_property
    def _has_years(self) -> bool:
        """Whether any date of the column tells its year, so that one without a year is not understood."""
        cells = self.register.filled[self.roles.of["date"]]
        return any(read_date(value, self.order, self.date1904).year for value, _ in cells.counts())

    def _part(self, meaning: str, place: int) -> int | None:
        value = self.value(meaning, place)
        if value is None or is_blank(value):
            return None
        when = read_date(value, self.order, self.date1904, meaning)
        return None if when.problem else when.month if meaning == "month" else when.year

    def _parts_value(self, place: int) -> tuple[Any, int | None]:
        """The cell of the part that tells no date, else of the smallest part."""
        given = [meaning for meaning in ("day", "month", "year", "period") if meaning in self.roles.of]
        for meaning in [*(name for name in reversed(given) if self._unclear(name, place)), *given]:
            return self.value(meaning, place), self.roles.of[meaning]
        return None, None

    def _unclear(self, meaning: str, place: int) -> bool:
        read = read_date(self.value(meaning, place), self.order, self.date1904, meaning)
        return bool(read.problem) and not (meaning == "day" and read is MISSING)

    def _from_parts(self, place: int, year: int | None, month: int | None) -> When:
        """A date of columns for day, month and year, of which those that exist must be understood.

        A blank day beside a month of its own column leaves the month alone known.
        """
        for meaning in ("year", "month", "day"):
            if meaning in self.roles.of:
                value = self.value(meaning, place)
                if meaning == "day" and is_blank(value) and "month" in self.roles.of:
                    break
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

    def _region(self, place: int, days: tuple[date, date] | None) -> Part[str | None]:
        holds = self.held(place)
        if "region" in self.roles.of:
            value, column = self.value("region", place), self.roles.of["region"]
            named: Named = holds["region"] if is_blank(value) and "region" in holds else read_region(value)
            if self.roles.towns and not named.options and not named.decided:
                named = holds.get("region") or self.holds.get("region") or named
            named = replace(named, decided=decided("region", None)) if named.blank else named
        else:
            value, column = None, None
            if "region" not in holds and "region" not in self.holds:
                return Part(None, [])
            named = holds.get("region") or self.holds["region"]
        bare = self.almaty.code(value if value is not None else named.options[0].pattern if named.options else "")
        first, last = days or (None, None)
        found = resolve(named, first, last, bare)
        return Part(found.code, [(found.problem, column, value)] if found.problem else [])

    def _ministry(self, place: int, institution: Institution) -> Part[str | None]:
        holds = self.held(place)
        if "ministry" not in self.roles.of:
            return Part(_stated(holds.get("ministry") or self.holds.get("ministry") or institution.ministry), [])
        value = self.value("ministry", place)
        code = read_ministry(value)
        if code not in UNNAMED:
            return Part(_stated(code), [])
        if code != UNKNOWN and (given := holds.get("ministry") or institution.ministry):
            return Part(_stated(given), [])
        if said := decided("ministry", None if code == BLANK else value):
            return Part(_stated(said), [])
        problem = "ministry_missing" if code == BLANK else "ministry_unknown"
        return Part(None, [(problem, self.roles.of["ministry"], value)])

    def _kind(self, place: int) -> Part[str | None]:
        holds = self.held(place)
        if "visit_kind" not in self.roles.of:
            return Part(_stated(holds.get("visit_kind") or self.holds.get("visit_kind")), [])
        value = self.value("visit_kind", place)
        code = read_kind(value)
        if code == BLANK:
            code = holds.get("visit_kind") or decided("visit_kind", None) or BLANK
        if code in (BLANK, UNKNOWN):
            return Part(None, [("kind_unknown", self.roles.of["visit_kind"], value)])
        return Part(_stated(code), [])

    def _count(self, place: int) -> Part[Count]:
        if "count" not in self.roles.of:
            return Part(Count(1), [])
        value = self.value("count", place)
        count = read_count(value)
        return Part(count, [("count_invalid", self.roles.of["count"], value)] if count.number is None else [])


@cache
def _turns() -> list[date]:
    """The days on which a region, or a name of one, begins or ends."""
    days = {day for alias in aliases("region") for day in (alias.valid_from, alias.valid_before)}
    days |= {day for region in regions().values() for day in (region.valid_from, region.valid_before) if day}
    return sorted(days)


def _stated(code: str | None) -> str | None:
    return None if code == NONE else code
