"""Large orderly text tables, column by column with Arrow: each distinct text is one object, however often it stands."""

import codecs
import csv
import io
from codecs import utf_8_decode
from collections.abc import Callable
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.csv

from visitstats.ingest.coded import Coded
from visitstats.ingest.longrows import LongRows

LARGE = 2 << 20  # bytes from which this way is worth it
BLOCK = 8 << 20
START = 1 << 20
COMPARED = 500  # records that both ways must cut alike


def rows_of(data: bytes, find_delimiter: Callable[[str], str], encoding: str = "utf-8") -> LongRows | None:
    """The records of a text with blank cells as None; None where it is small, uneven or in another encoding.

    Then each record must be looked at, which takes several times as long. `encoding` is UTF-8 or a code page in which
    the signs that part cells and records are those of ASCII: only the different texts are decoded.
    """
    if len(data) < LARGE or b"\0" in data:
        return None
    try:
        start, _ = codecs.getdecoder(encoding)(data[:START]) if encoding != "utf-8" else utf_8_decode(data[:START])
    except UnicodeDecodeError:
        return None
    if encoding == "utf-8" and codecs.BOM_UTF8[:1] in data:  # one byte is looked for ten times as fast as three
        data = data.replace(codecs.BOM_UTF8, b"")  # files put one behind another bring theirs
        start = start.replace("\ufeff", "")
    if start[:4].lower() == "sep=":
        return None
    delimiter = find_delimiter(start)
    head = list(islice(csv.reader(io.StringIO(start, newline=None), delimiter=delimiter), COMPARED))
    width = len(head[0])
    if width < 2 or any(len(record) != width for record in head):
        return None
    try:
        rows = LongRows([_column(column, encoding) for column in _table(data, delimiter, width).columns])
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None
    return rows if rows[:COMPARED] == [[value or None for value in record] for record in head] else None


def _table(data: bytes, delimiter: str, width: int) -> pa.Table:
    shared = pa.dictionary(pa.int32(), pa.binary())
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


def _column(column: pa.ChunkedArray, encoding: str) -> Coded:
    column = column.unify_dictionaries()
    different = column.chunk(0).dictionary
    texts = different.cast(pa.string()) if encoding == "utf-8" else _decoded(different, encoding)
    codes = [chunk.indices.cast(pa.int32()).fill_null(-1).to_numpy(zero_copy_only=False) for chunk in column.chunks]
    return Coded(np.concatenate(codes) + np.int32(1), [None, *texts.to_pylist()][: len(different) + 1], texts)


def _decoded(different: pa.BinaryArray, encoding: str) -> pa.StringArray:
    """Texts of a code page, in which each byte is one letter, as UTF-8; all at once. Raises UnicodeDecodeError."""
    _, places, values = different.buffers()
    offsets = np.frombuffer(places, np.int32)[different.offset : different.offset + len(different) + 1]
    data = values.to_pybytes()[offsets[0] : offsets[-1]] if values else b""
    sizes = np.array([len(bytes([byte]).decode(encoding, "replace").encode()) for byte in range(256)])
    ends = np.concatenate([[0], np.cumsum(sizes[np.frombuffer(data, np.uint8)])])
    moved = ends[offsets - offsets[0]].astype(np.int32)
    return pa.StringArray.from_buffers(
        len(different), pa.py_buffer(moved), pa.py_buffer(data.decode(encoding).encode())
    )
