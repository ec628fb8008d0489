"""Visits that were read, staged: duplicates and problems set aside, what was not held left out."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from visitstats.ingest.coded import Answers, ask, first_places, together
from visitstats.ingest.personal import clean
from visitstats.ingest.reads import Reads
from visitstats.ingest.registers import Register, day_of, not_held
from visitstats.ingest.rows import CodedRows
from visitstats.ingest.staged import Staging, cell_texts
from visitstats.ingest.values.counts import guess_count
from visitstats.ingest.values.dates import When
from visitstats.ingest.values.names import institution_key
from visitstats.ingest.visits import VisitReader


@dataclass
class Outcome:
    """What became of a data row: its row number, visits, and whether it counts, waits or was not held."""

    row: int
    visits: int | None
    state: str  # counted, set_aside, not_held
    region: str | None = None
    year: int | None = None
    month: int | None = None
    ministry: str | None = None
    visit_kind: str | None = None
    guesses: tuple[int, ...] = ()


@dataclass
class Staged:
    """The data rows of a register with what became of them."""

    reader: VisitReader
    reads: Reads
    held: np.ndarray
    waits: np.ndarray

    @property
    def any_held(self) -> bool:
        """Whether any row tells of a visit that was held."""
        return bool(self.held.any())

    def outcomes(self) -> list[Outcome]:
        """One by one, for the totals that a file states."""
        return [self._outcome(place) for place in range(len(self.held))]

    def _outcome(self, place: int) -> Outcome:
        reads, when = self.reads, self.reads.when.at(place).value
        count = reads.count.at(place)
        guesses = guess_count(count.problems[0][2]) if count.problems and count.problems[0][2] is not None else ()
        state = ("set_aside" if self.waits[place] else "counted") if self.held[place] else "not_held"
        kind = reads.kind.at(place).value
        row, region, ministry = int(self.reader.register.data[place]), reads.region.at(place), reads.ministry.at(place)
        return Outcome(
            row, count.value.number, state, region.value, when.year, when.month, ministry.value, kind, tuple(guesses)
        )


def stage_visits(reader: VisitReader, staging: Staging) -> Staged:
    """Stage all data rows of a register; duplicates and rows with problems are set aside."""
    register, reads = reader.register, reader.read()
    held = ~not_held(register)
    for row in register.data[~held]:
        staging.leave_out(int(row), "not_held")
    repeated = _repeated(reader, reads, held)
    waits = held & np.logical_or.reduce([repeated, *(part.each(lambda one: one.waits, bool) for part in reads.parts)])
    told = held & np.logical_or.reduce(
        [waits, *(part.each(lambda one: bool(one.problems), bool) for part in reads.parts)]
    )
    for place in map(int, np.flatnonzero(told)):
        troubles = [trouble for part in reads.parts for trouble in part.at(place).problems]
        if repeated[place]:
            troubles.append(("duplicate_row", reader.roles.of.get("date"), reader.value("date", place)))
        for problem, column, value in troubles:
            staging.problem(int(register.data[place]), column, problem, value)
    counted = reads.count.each(lambda one: bool(one.value.number), bool)
    staging.visits = _rows(staging, register, reads, waits, np.flatnonzero(held & (waits | counted)))
    return Staged(reader, reads, held, waits)


def _repeated(reader: VisitReader, reads: Reads, held: np.ndarray) -> np.ndarray:
    """Which rows equal an earlier one: the same day, region, institution and kind."""
    dated = reads.when.each(lambda one: one.value.full and not one.value.problem, bool)
    asked = np.flatnonzero(held & dated & reads.name.each(lambda one: bool(one.text), bool))
    column = reader.roles.of.get("region")
    texts = reader.register.filled[column].codes if column is not None else np.zeros(len(held), np.int64)

    def place_name(place: int) -> str:
        return reads.region.at(place).value or str(reader.value("region", place) or "").casefold()

    places = ask(together(reads.region.ids, texts), place_name)
    keys = together(
        reads.when.numbers(lambda one: (one.value.year, one.value.month, one.value.day))[asked],
        places.numbers(lambda name: name)[asked],
        reads.name.numbers(lambda one: (institution_key(one.text), one.institution.kind) if one.text else None)[asked],
        reads.kind.numbers(lambda one: one.value)[asked],
    )
    again = np.ones(len(asked), bool)
    again[first_places(keys)] = False
    repeated = np.zeros(len(held), bool)
    repeated[asked[again]] = True
    return repeated


def _rows(staging: Staging, register: Register, reads: Reads, waits: np.ndarray, places: np.ndarray) -> CodedRows:
    """The rows at these places."""
    dates = Answers(reads.when.ids, [_when(one.value) for one in reads.when.found])
    columns = {
        "set_aside": pa.array(waits[places]),
        "year": dates.arrow(lambda when: when.year, pa.int16(), places),
        "month": dates.arrow(lambda when: when.month, pa.int8(), places),
        "date": dates.arrow(_day, pa.date32(), places),
        "region_code": reads.region.dictionary(lambda one: one.value, places),
        "ministry_code": reads.ministry.dictionary(lambda one: one.value, places),
        "visit_kind": reads.kind.dictionary(lambda one: one.value, places),
        "institution_kind": reads.name.dictionary(lambda one: one.institution.kind, places),
        "institution": reads.name.dictionary(lambda one: clean(one.text) if one.text else None, places),
        "visits": reads.count.arrow(lambda one: one.value.number, pa.int32(), places),
        "approximate": reads.count.arrow(lambda one: one.value.approximate, pa.bool_(), places),
    }
    rows = register.data[places]
    return staging.placed(rows, columns, cell_texts(register.found.grid, list(register.roles.of.values()), rows))


def _when(when: When) -> When:
    return When() if when.problem else when


def _day(when: When) -> date | None:
    if when.year is None or not 1 <= when.year <= 9998:
        return None
    return day_of(when.year, when.month, when.day)
