"""Large orderly text tables, column by column with Arrow: each distinct text is one object, however often it stands."""

import codecs
import csv
import io
from collections.abc import Callable
from itertools import islice

import pyarrow as pa
import pyarrow.csv

LARGE = 2 << 20  # bytes from which this way is worth it
BLOCK = 8 << 20
START = 1 << 20
COMPARED = 500  # records that both ways must cut alike


def rows_of(data: bytes, find_delimiter: Callable[[str], str]) -> list[list[str | None]] | None:
    """The records of a UTF-8 text with blank cells as None; None where it is small, uneven or in another encoding.

    Then each record must be looked at, which takes several times as long.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if len(data) < LARGE or b"\0" in data or data[:4].lower() == b"sep=":
        return None
    start = data[:START].decode("utf-8", "ignore")
    delimiter = find_delimiter(start)
    head = list(islice(csv.reader(io.StringIO(start, newline=None), delimiter=delimiter), COMPARED))
    width = len(head[0])
    if width < 2 or any(len(record) != width for record in head):
        return None
    try:
        columns = [_column(column) for column in _table(data, delimiter, width).columns]
    except pa.ArrowInvalid:
        return None
    rows = [list(row) for row in zip(*columns, strict=True)]
    return rows if rows[:COMPARED] == [[value or None for value in record] for record in head] else None


def _table(data: bytes, delimiter: str, width: int) -> pa.Table:
    shared = pa.dictionary(pa.int32(), pa.string())
    return pa.csv.read_csv(
        pa.BufferReader(data),
        read_options=pa.csv.ReadOptions(autogenerate_column_names=True, block_size=BLOCK, use_threads=False),
        parse_options=pa.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pa.csv.ConvertOptions(
            column_types={f"f{number}": shared for number in range(width)},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _column(column: pa.ChunkedArray) -> list[str | None]:
    values: list[str | None] = []
    texts: list[str | None] = []
    for chunk in column.unify_dictionaries().chunks:
        if not values:
            texts = [*chunk.dictionary.to_pylist(), None]  # the last one is what a null points to
        blank = len(texts) - 1
        values.extend(map(texts.__getitem__, chunk.indices.fill_null(blank).to_pylist()))
    return values
