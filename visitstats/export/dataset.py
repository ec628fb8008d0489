"""The records for other programs: CSV, Parquet and a workbook with a description of the columns, as one zip."""

import csv
import io
import zipfile
from collections.abc import Iterable
from typing import Any

import pandas as pd

from visitstats.export import provenance
from visitstats.export.facts import none_if_missing
from visitstats.export.large_sheet import large_sheet
from visitstats.export.safe import FORMULA_SIGNS, plain
from visitstats.texts import _, language, number


def _columns() -> dict[str, tuple[str, str]]:
    """Each column: its type and what it holds."""
    return {
        "visit_id": (_("whole number"), _("Number of the row in the database")),
        "date": (_("date"), _("Date of the visit; empty where the file gives only a month or a year")),
        "year": (_("whole number"), _("Year of the visit")),
        "month": (_("whole number"), _("Month of the visit, 1 to 12")),
        "region_code": (_("text"), _("Region by ISO 3166-2 as used today; empty: not stated")),
        "ministry_code": (_("text"), _("Ministry or committee in charge, by function; empty: not stated")),
        "visit_kind": (_("text"), _("Kind of visit; empty: not stated")),
        "institution_kind": (_("text"), _("Kind of institution; empty: not stated")),
        "institution": (_("text"), _("Name of the institution as it stands in the file")),
        "visits": (_("whole number"), _("Number of visits that the row counts")),
        "import_id": (_("whole number"), _("Number of the import")),
        "file_name": (_("text"), _("Name of the file")),
        "sheet": (_("text"), _("Sheet of the file")),
        "source_row": (_("whole number"), _("Row of the sheet")),
        "demonstration": (_("yes or no"), _("Whether the row is demonstration data")),
    }


def _guarded(value: Any) -> Any:
    """Text that a spreadsheet program would take for a formula, with an apostrophe before it; "" for a gap."""
    value = none_if_missing(value)
    if isinstance(value, str):
        text = plain(value)
        return "'" + text if text.startswith(FORMULA_SIGNS) else text
    return "" if value is None else value


def _csv(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Commas, CRLF, a byte order mark: what spreadsheet programs read without asking."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_guarded(value) for value in row] for row in rows)
    return "\ufeff" + buffer.getvalue()


def _readme(records: pd.DataFrame, filters: str, import_id: int | None) -> str:
    lines = [
        _("Recorded visits"),
        "",
        filters,
        _("Rows: {rows}; visits: {visits}", rows=number(len(records)), visits=number(records["visits"].sum())),
    ]
    if import_id is not None:
        lines.append(_("import {number}", number=import_id))
    lines += ["", "records.csv, records.parquet, records.xlsx, columns.csv"]
    if len(records) and bool(records["demonstration"].any()):
        lines += ["", provenance.demonstration_words()]
    return "\r\n".join(lines) + "\r\n"


def dataset(records: pd.DataFrame, filters: str, import_id: int | None) -> bytes:
    """A zip with records.csv, records.parquet, records.xlsx, columns.csv and a text that says what they are.

    `records` has the columns of the question `records`. In the CSV, text that opens with a sign of a formula gets an
    apostrophe; the Parquet file has it as it is.
    """
    words = _columns()
    parquet = io.BytesIO()
    records.to_parquet(parquet, index=False)
    described = [(name, *words.get(str(name), ("", ""))) for name in records.columns]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("records.csv", _csv(list(records.columns), records.itertuples(index=False)))
        archive.writestr("records.parquet", parquet.getvalue())
        archive.writestr("records.xlsx", large_sheet("records", [filters], records, ""))
        archive.writestr("columns.csv", _csv((_("column"), _("type"), _("what it holds")), described))
        archive.writestr(f"readme-{language()}.txt", _readme(records, filters, import_id))
    return buffer.getvalue()
