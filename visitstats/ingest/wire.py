"""An understanding as bytes and back: JSON for words, Arrow for rows, never pickle."""

import contextlib
import dataclasses
import json
import struct
from typing import Any

import pyarrow as pa

from visitstats.ingest.model import (
    Column,
    LeftOut,
    Problem,
    Reason,
    RowView,
    SheetView,
    Table,
    Understanding,
)
from visitstats.ingest.rows import STAGED, CodedRows

LENGTH = struct.Struct(">Q")
WIDE = 1 << 20
ALIGNED = 8
READY = b"R"  # what the child says once it has loaded all that it needs


def widened(pipe: int) -> None:
    """Let a pipe hold more at once where the system can: large files pass it faster."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WIDE)


def pack(understanding: Understanding, mark: bytes = b"") -> bytes:
    """One JSON document with its length before it, then one Arrow stream a table, each with its length before it.

    `mark` stands before all of it.
    """
    plain = {f.name: getattr(understanding, f.name) for f in dataclasses.fields(understanding)}
    plain |= {"tables": [_head(t) for t in understanding.tables], "apart": [_head(t) for t in understanding.apart]}
    head = json.dumps(plain, ensure_ascii=False, default=_plain).encode("utf-8", "replace")
    head += b" " * (-(len(mark) + len(head)) % ALIGNED)  # Arrow wants its numbers aligned
    parts = [memoryview(head), *(_stream(table.as_staged) for table in [*understanding.tables, *understanding.apart])]
    return b"".join([mark, *(piece for part in parts for piece in (LENGTH.pack(part.nbytes), part))])


def unpack(data: bytes | memoryview) -> Understanding:
    """The understanding, with every shape and type checked. Raises ValueError, also for a cut or forged message."""
    try:
        parts = _parts(data)
        plain = json.loads(bytes(parts[0]).decode("utf-8"))
        taken, apart = plain.pop("tables"), plain.pop("apart")
        tables = [_table(t, part) for t, part in zip([*taken, *apart], parts[1:], strict=True)]
        return _understanding(plain, tables[: len(taken)], tables[len(taken) :])
    except (KeyError, TypeError, AttributeError, IndexError, struct.error, pa.ArrowException, UnicodeError) as error:
        raise ValueError("not an understanding") from error


def _head(table: Table) -> dict[str, Any]:
    return {f.name: getattr(table, f.name) for f in dataclasses.fields(table) if f.name != "rows"}


def _plain(value: Any) -> Any:
    return vars(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else str(value)


def _stream(rows: pa.Table) -> memoryview:
    sink = pa.MockOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    buffer = pa.allocate_buffer(sink.size())  # known before, it need not grow and be copied on the way
    sink = pa.FixedSizeBufferWriter(buffer)
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return memoryview(buffer)


def _parts(data: bytes | memoryview) -> list[memoryview]:
    view, at = memoryview(data), 0
    parts: list[memoryview] = []
    while at < len(view):
        (size,) = LENGTH.unpack_from(view, at)
        at += LENGTH.size
        if at + size > len(view):
            raise ValueError("cut message")
        parts.append(view[at : at + size])
        at += size
    return parts


def _table(plain: dict[str, Any], stream: Any) -> Table:
    buffer = pa.py_buffer(stream)
    rows = pa.ipc.open_stream(bytes(stream) if buffer.address % ALIGNED else buffer).read_all()
    rows.validate(full=True)
    coded = rows if rows.schema == STAGED else CodedRows.of(rows)
    first, last = plain["header_rows"]
    columns = [Column(**(c | {"why": _reason(c.get("why"))})) for c in plain["columns"]]
    why = [reason for item in plain["why"] if (reason := _reason(item))]
    dimensions = tuple(str(d) for d in plain["dimensions"])
    return Table(
        **(
            plain
            | {"rows": coded, "header_rows": (first, last), "columns": columns, "why": why, "dimensions": dimensions}
        )
    )


def _reason(plain: Any) -> Reason | None:
    return Reason(str(plain["text"]), dict(plain["values"])) if plain else None


def _view(plain: dict[str, Any]) -> SheetView:
    rows = [RowView(**(row | {"texts": [_text(text) for text in row["texts"]]})) for row in plain["rows"]]
    letters = [str(letter) for letter in plain["letters"]]
    return SheetView(**(plain | {"letters": letters, "rows": rows}))


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _understanding(plain: dict[str, Any], tables: list[Table], apart: list[Table]) -> Understanding:
    problems = [Problem(**p) for p in plain.pop("problems")]
    left_out = [LeftOut(**item) for item in plain.pop("left_out")]
    why = [reason for item in plain.pop("why") if (reason := _reason(item))]
    views = [_view(view) for view in plain.pop("views")]
    used = [(str(dimension), str(text)) for dimension, text in plain.pop("used")]
    return Understanding(
        tables=tables, problems=problems, left_out=left_out, why=why, apart=apart, views=views, used=used, **plain
    )
