"""Rows of a table as they are staged; those of a register keep each different text once until they are stored.

What lies on a desk for hours is packed: a tenth of the memory and less.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

STAGED = pa.schema(
    [
        ("sheet", pa.string()),
        ("row", pa.int32()),  # spreadsheet row
        ("column", pa.string()),  # letter, for a cell of a figures table; null for records
        ("set_aside", pa.bool_()),  # true: waits for a decision, does not count
        ("year", pa.int16()),
        ("month", pa.int8()),  # null where only the year is known
        ("date", pa.date32()),  # null where the day is not known
        ("region_code", pa.string()),
        ("ministry_code", pa.string()),
        ("visit_kind", pa.string()),
        ("institution_kind", pa.string()),
        ("institution", pa.string()),  # as spelled, after the personal-data check
        ("visits", pa.int32()),
        ("approximate", pa.bool_()),
        ("cells", pa.string()),  # JSON object: column letter -> text of a recognised cell, after the same check
    ]
)
CODED = pa.dictionary(pa.int32(), pa.string())
CELLS = "cells "  # before the number of a column of cells
PIECE = 1 << 16  # rows whose cells are put together at once


@dataclass(frozen=True)
class CodedRows:
    """Rows whose texts are dictionaries: `table` has the columns of STAGED with one column for each column of cells.

    A cell is a text such as `"A": "its text"`, null where nothing is kept of it.
    """

    table: pa.Table

    @staticmethod
    def schema(columns: int) -> pa.Schema:
        """The columns of `table` with so many columns of cells."""
        fields = [(field.name, CODED if field.type == pa.string() else field.type) for field in STAGED]
        return pa.schema([*fields[:-1], *((f"{CELLS}{number}", CODED) for number in range(columns))])

    @classmethod
    def of(cls, table: pa.Table) -> "CodedRows":
        """The rows in a table. Raises ValueError where it has other columns."""
        if table.schema != cls.schema(table.num_columns - len(STAGED) + 1):
            raise ValueError("unexpected columns")
        return cls(table)

    def whole(self) -> pa.Table:
        """The rows with the columns of STAGED."""
        pieces = [_cells(batch) for batch in self.table.to_batches(max_chunksize=PIECE)]
        columns = [self.table.column(field.name).cast(field.type) for field in list(STAGED)[:-1]]
        return pa.table([*columns, pa.chunked_array(pieces, pa.string())], schema=STAGED)


class PackedRows:
    """Rows packed as an Arrow stream; a column is unpacked when it is asked for, and not kept."""

    def __init__(self, table: pa.Table) -> None:
        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
            writer.write_table(table, max_chunksize=PIECE)
        self._stream, self._names = sink.getvalue(), table.column_names

    @property
    def nbytes(self) -> int:
        """What they take while nobody asks for them."""
        return int(self._stream.size)

    @property
    def table(self) -> pa.Table:
        """All columns."""
        return pa.ipc.open_stream(self._stream).read_all()

    def column(self, name: str) -> pa.ChunkedArray:
        """One column."""
        options = pa.ipc.IpcReadOptions(included_fields=[self._names.index(name)])
        return pa.ipc.open_stream(self._stream, options=options).read_all().column(name)


def _cells(batch: pa.RecordBatch) -> pa.Array:
    """The cells of some rows as JSON objects."""
    coded = [batch.column(name) for name in batch.schema.names if name.startswith(CELLS)]
    if not coded:
        return pa.repeat("{}", batch.num_rows)
    if any(column.null_count or column.dictionary.null_count for column in coded):
        texts = pc.binary_join_element_wise(*[column.cast(pa.string()) for column in coded], ", ", null_handling="skip")
        return pc.binary_join_element_wise("{", texts, "}", "")
    coded[0] = _changed(coded[0], "{", "")  # the brackets can stand in the texts themselves
    coded[-1] = _changed(coded[-1], "", "}")
    return pc.binary_join_element_wise(*[column.cast(pa.string()) for column in coded], ", ")


def _changed(column: pa.DictionaryArray, before: str, after: str) -> pa.DictionaryArray:
    texts = pc.binary_join_element_wise(before, column.dictionary, after, "")
    return pa.DictionaryArray.from_arrays(column.indices, texts)
