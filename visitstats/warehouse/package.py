"""What one import brings, as frames for the staging queries: rows with ids, problems, columns, what was left out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from visitstats.texts import mark
from visitstats.warehouse import names
from visitstats.warehouse.errors import Refusal, YearMissing

ROWS_IN_AN_IMPORT = 100_000_000  # visit_id = import_id * this + the row's place, so an id says its import
RECOGNISED = ("ignored", "personal")
NAMES = {"row": "source_row", "column": "source_column"}


class Understood(Protocol):
    """What the warehouse reads of an understood file; see `visitstats.ingest.model.Understanding`."""

    file: str
    sha256: str
    tables: Any
    problems: Any
    left_out: Any
    group_code: str | None


@dataclass(frozen=True)
class Package:
    """One file ready for commit. `years` answers, by table number, the year of tables that do not say it."""

    understood: Understood
    group_code: str | None = None
    demonstration: bool = False
    years: Mapping[int, int] = field(default_factory=dict)


def check(package: Package) -> None:
    """Raise Refusal if there is no table, YearMissing if a table's year is to be asked for first."""
    tables = package.understood.tables
    if not tables:
        raise Refusal(mark("There is no table of visits in {file}."), file=package.understood.file)
    unknown = [
        table.number for table in tables if table.number not in package.years and _counted(table, "year").null_count
    ]
    if unknown:
        text = mark("Say first which year the numbers in {file} are of: table {tables}.")
        raise YearMissing(text, tables=unknown, file=package.understood.file)


def rows(package: Package, import_id: int) -> pa.Table:
    """All rows of all tables, with visit_id, table_number, kind and institution_key."""
    frames = [_frame(table, package.years.get(table.number)) for table in package.understood.tables]
    together = pa.concat_tables(frames)
    first = import_id * ROWS_IN_AN_IMPORT + 1
    ids = pa.array(np.arange(first, first + together.num_rows))
    return with_keys(together.append_column("visit_id", ids))


def with_keys(frame: pa.Table) -> pa.Table:
    """Rows with the names of their institutions as they are compared: institution_key."""
    return frame.append_column("institution_key", names.keys(frame.column("institution")))


def problems(package: Package) -> pa.Table:
    """The problems of the file, each with its place."""
    names = ("table_number", "sheet", "source_row", "source_column", "problem", "value")
    found = [(p.table, p.sheet, p.row, p.column, p.problem, p.value) for p in package.understood.problems]
    kinds = (pa.int32(), pa.string(), pa.int32(), pa.string(), pa.string(), pa.string())
    return _table(names, kinds, found)


def tables(package: Package) -> pa.Table:
    """One row a table."""
    names = ("table_number", "sheet", "kind", "title", "first_row", "last_row", "dimensions", "visits")
    whole, text = pa.int32(), pa.string()
    kinds = (whole, text, text, text, whole, whole, pa.list_(text), pa.int64())
    found = [
        (t.number, t.sheet, t.kind, t.title, t.first_row, t.last_row, _dimensions(t), _visits(t))
        for t in package.understood.tables
    ]
    return _table(names, kinds, found)


def columns(package: Package) -> pa.Table:
    """One row a recognised column; what was not recognised is not stored."""
    found = [
        (table.number, column.letter, column.header, column.meaning)
        for table in package.understood.tables
        for column in table.columns
        if column.meaning not in RECOGNISED
    ]
    return _table(("table_number", "letter", "header", "meaning"), (pa.int32(), *[pa.string()] * 3), found)


def left_out(package: Package) -> pa.Table:
    """How many rows of each table were left out, by reason."""
    counted = Counter((row.table, row.sheet, row.reason) for row in package.understood.left_out)
    kinds = (pa.int32(), pa.string(), pa.string(), pa.int64())
    found = [(*where, number) for where, number in counted.items()]
    return _table(("table_number", "sheet", "reason", "source_rows"), kinds, found)


def _counted(table: Any, name: str) -> pa.ChunkedArray:
    """One column of the rows that count."""
    return table.column(name).filter(pc.invert(table.column("set_aside")))


def _visits(table: Any) -> int:
    return pc.sum(_counted(table, "visits")).as_py() or 0


def _frame(table: Any, year: int | None) -> pa.Table:
    frame = table.rows
    frame = frame.rename_columns([NAMES.get(name, name) for name in frame.column_names])
    if year is not None:
        place = frame.schema.get_field_index("year")
        filled = pc.fill_null(frame.column("year"), pa.scalar(year, frame.schema.field("year").type))
        frame = frame.set_column(place, "year", filled)
    size = frame.num_rows
    frame = frame.append_column("table_number", pa.repeat(pa.scalar(table.number, pa.int32()), size))
    return frame.append_column("kind", pa.repeat(table.kind, size))


def _dimensions(table: Any) -> list[str]:
    """The dimensions that can be shown: for a reported table those that it has, or holds as a whole."""
    if table.kind == "records":
        return []
    held = {"region": "region_code", "ministry": "ministry_code", "institution_kind": "institution_kind"}
    counted = {name: _counted(table, column) for name, column in held.items()}
    extra = [name for name, column in counted.items() if column.null_count < len(column)]
    return sorted({name for name in table.dimensions if name != "year"} | set(extra))


def _table(names: Sequence[str], kinds: Sequence[pa.DataType], found: Sequence[tuple[Any, ...]]) -> pa.Table:
    arrays = [pa.array([row[place] for row in found], kind) for place, kind in enumerate(kinds)]
    return pa.Table.from_arrays(arrays, names=list(names))
