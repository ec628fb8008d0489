"""Answers as a table to read, CSV, JSON or Parquet on the standard output."""

import csv
import datetime
import json
import sys
from typing import Any

import pandas as pd

from visitstats.reference import units

FORMATS = ("table", "csv", "json", "parquet")
NAMED = {
    "region_code": "region",
    "ministry_code": "ministry",
    "visit_kind": "visit_kind",
    "institution_kind": "institution_kind",
    "group_code": "group",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(frame: pd.DataFrame, form: str, lang: str | None = None) -> None:
    """Print a frame; with a language, codes have their names beside them."""
    frame = _named(frame, lang) if lang else frame
    if form == "parquet":
        sys.stdout.flush()
        frame.to_parquet(sys.stdout.buffer, index=False)
    elif form == "json":
        rows = [dict(zip(frame.columns, row, strict=True)) for row in _rows(frame)]
        print(json.dumps(rows, ensure_ascii=False, default=str))
    elif form == "csv":
        _write_csv(frame)
    else:
        _write_table(frame)


def plain(value: Any) -> Any:
    """A value as Python's own int, float, str, bool, date or None."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def harmless(value: Any) -> Any:
    """Text that a spreadsheet program would take for a formula, with a quotation mark before it."""
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value


def _rows(frame: pd.DataFrame) -> list[list[Any]]:
    columns = [[plain(value) for value in frame[name].tolist()] for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _named(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    columns: dict[str, Any] = {}
    for column in frame.columns:
        columns[column] = frame[column]
        if column in NAMED:
            names = [units.name(NAMED[column], code, lang) for code in frame[column]]
            columns[column.removesuffix("_code") + "_name"] = names
    return pd.DataFrame(columns)


def _write_csv(frame: pd.DataFrame) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\r\n")  # so that a line end inside a text is quoted
    writer.writerow(frame.columns)
    writer.writerows([harmless(value) for value in row] for row in _rows(frame))


def _write_table(frame: pd.DataFrame) -> None:
    """Columns side by side, numbers to the right; a value that is not known is shown as an ellipsis."""
    rows = _rows(frame)
    texts = [list(frame.columns)] + [["…" if value is None else str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    right = [all(isinstance(row[place], int | float | None) for row in rows) for place in range(len(widths))]
    for line in texts:
        cells = [
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        ]
        print("  ".join(cells).rstrip())
