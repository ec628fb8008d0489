"""The shapes that the steps of an import hand to each other."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from visitstats.ingest.longrows import LongRows
from visitstats.ingest.rows import STAGED, CodedRows, PackedRows

__all__ = ["STAGED", "CellError", "Column", "LeftOut", "Problem", "Reason", "Refused", "RowView", "Sheet", "SheetView"]
__all__ += ["Table", "Understanding", "Workbook"]

# ---------- read -> tables


@dataclass
class Sheet:
    """Cells of one sheet, row by row.

    `rows[i][j]` is the value at spreadsheet row `first_row + i`, column number `first_column + j` (both 1-based): None
    for a blank cell, else str, int, float, bool, datetime.date, datetime.datetime, datetime.time or CellError.
    `merges` are (first row, first column, last row, last column), 1-based and inclusive; the value stands in the first
    cell; long sheets keep rows by columns (LongRows). `name` is None for CSV, and for HTML or text saved under .xls.
    """

    name: str | None
    rows: Sequence[list[Any]]
    first_row: int = 1
    first_column: int = 1
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows.columns) if isinstance(self.rows, LongRows) else max(map(len, self.rows), default=0)


@dataclass(frozen=True)
class CellError:
    """A spreadsheet error such as #N/A; counts as a blank cell."""

    code: str


@dataclass
class Workbook:
    """All sheets of a file, in the file's order; `format` is xlsx, xls, xlsb, ods, csv, html, xml."""

    file: str
    format: str
    sheets: list[Sheet]
    date1904: bool = False
    encoding: str | None = None
    notes: list["Reason"] = field(default_factory=list)


class Refused(Exception):  # noqa: N818 - the name that the rules use
    """A file of which nothing can be taken; `reason` is one of the words of RULES.md, `detail` a Reason or None."""

    def __init__(self, reason: str, detail: "Reason | None" = None):
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


# ---------- stage -> check, upload page, commit


@dataclass(frozen=True)
class Reason:
    """One sentence of explanation: an English message id with named places, filled in the reader's language."""

    text: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """One problem at one place. `column` is the spreadsheet's letter or None; `table` the table's number or None."""

    sheet: str | None
    row: int | None
    column: str | None
    problem: str
    value: str | None
    table: int | None = None


@dataclass(frozen=True)
class LeftOut:
    """A row that is no visit: blank, heading, total, note or not_held."""

    sheet: str | None
    row: int
    reason: str
    table: int | None = None


@dataclass(frozen=True)
class Column:
    """What one column of a table means: `meaning` is a word such as date, region, count, ignored, personal."""

    letter: str
    header: str
    meaning: str
    why: Reason | None = None


class _Rows:
    """The field of a table that holds its rows: coded ones are put together when they are asked for, and not kept."""

    def __get__(self, table: Any, owner: type | None = None) -> Any:
        if table is None:
            raise AttributeError("rows")  # the field has no default
        rows = table.as_staged
        return rows if rows.schema == STAGED else CodedRows(rows).whole()

    def __set__(self, table: Any, rows: Any) -> None:
        vars(table)["rows"] = rows


@dataclass
class Table:
    """One table as it was understood. `rows` has the columns of STAGED; `scope` says what a figures table spans."""

    number: int
    sheet: str | None
    kind: str  # records | figures
    header_rows: tuple[int, int]
    first_row: int
    last_row: int
    columns: list[Column]
    rows: pa.Table = _Rows()  # coded rows may be given
    dimensions: tuple[str, ...] = ()  # figures: those it has of year, month, region, ministry, visit_kind
    why: list[Reason] = field(default_factory=list)
    title: str | None = None
    cut: int = 0  # rows that a person took off its end
    described: bool = False  # by a person or a remembered form, not found by the program alone
    fingerprint: str = ""  # of its headers; see templates

    def column(self, name: str) -> pa.ChunkedArray:
        """One column of the rows, but their cells; texts may come as dictionaries."""
        rows = vars(self)["rows"]
        return rows.column(name) if isinstance(rows, PackedRows) else self.as_staged.column(name)

    @property
    def as_staged(self) -> pa.Table:
        """The rows as they are: coded ones are not put together."""
        rows = vars(self)["rows"]
        return rows.table if isinstance(rows, CodedRows | PackedRows) else rows

    def pack(self) -> None:
        """Hold the rows in little memory from now on."""
        if not isinstance(vars(self)["rows"], PackedRows):
            vars(self)["rows"] = PackedRows(self.as_staged)

    def but(self, **changes: Any) -> "Table":
        """The table with these fields changed; its rows are the same."""
        other = copy(self)
        for name, value in changes.items():
            setattr(other, name, value)
        return other


@dataclass(frozen=True)
class RowView:
    """A row of a sheet as it may be shown. `texts` has one entry a column of its sheet: None for a blank cell.

    `role` is title, header, data, waiting, outside (of any table), or the reason for which it is left out.
    """

    number: int
    role: str
    texts: list[str | None]
    table: int | None = None  # number of the table; negative for one that is not taken


@dataclass
class SheetView:
    """A sheet as it may be shown: no personal data, no free text. `letters` are its columns; gaps in `rows` are cut."""

    sheet: str | None
    letters: list[str]
    rows: list[RowView]
    height: int  # last row that holds anything
    hidden: bool = False


@dataclass
class Understanding:
    """All that was understood of one file: what `check` prints, the upload page shows and commit stores."""

    file: str
    sha256: str
    outcome: str  # ready | review | refused
    reason: str | None = None
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)
    group_code: str | None = None  # sending group, where the file names exactly one
    apart: list[Table] = field(default_factory=list)  # described tables that give no rows; kind ignored: not taken
    views: list[SheetView] = field(default_factory=list)  # sheets as they may be shown, where that was asked for
    used: list[tuple[str, str]] = field(default_factory=list)  # decisions that answered: (dimension, folded text)

    def pack(self) -> None:
        """Hold the rows of all tables in little memory from now on."""
        for table in [*self.tables, *self.apart]:
            table.pack()
