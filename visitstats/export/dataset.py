"""The records for other programs: CSV, Parquet and a workbook with a description of the columns, as one zip."""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from visitstats.export import provenance
from visitstats.export.archive import add
from visitstats.export.choice import EVERYTHING, Choice, Filters
from visitstats.export.facts import Ask, as_day, none_if_missing
from visitstats.export.large_sheet import large_sheet
from visitstats.export.safe import FORMULA_SIGNS, plain
from visitstats.texts import _, capital, language, number


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


def data(year: int | None, filters: Filters, ask: Ask) -> bytes:
    """The records of a year (None: of all) that match the filters, as the zip of `dataset`, in the language in use."""
    wanted = {"years": None if year is None else [year]} | filters.params()
    records = ask("records", **wanted, search=None, limit=2**31, offset=0)
    years, state = ask("visits_by_year")["year"], ask("status")
    first, last = (int(years.min()), int(years.max())) if year is None else (year, year)
    number_of_import = none_if_missing(state.iloc[0]["last_import_id"]) if len(state) else None
    edition = provenance.edition_words(ask("edition_open"))
    return dataset(records, provenance.filters_in_words(first, last, filters), number_of_import, edition)


def filters_of(choices: Iterable[Choice]) -> Filters:
    """The filters that all views of an export share; everything where they differ."""
    found = {replace(choice.filters, reading=EVERYTHING.reading) for choice in choices}
    return found.pop() if len(found) == 1 else EVERYTHING


def _said(records: pd.DataFrame, import_id: int | None, edition: str) -> list[str]:
    """Source, day of the data, import and edition, and what the rows are."""
    demonstration = len(records) > 0 and bool(records["demonstration"].any())
    days: pd.Series = records["date"].dropna()
    years = records["year"]
    parts = [
        provenance.records_source(int(years.min()), int(years.max()), demonstration) if len(records) else "",
        provenance.data_line(as_day(max(days)) if len(days) else None),
        provenance.import_words(import_id),
        edition,
    ]
    lines = [
        capital("; ".join(filter(None, parts))),
        _("Published totals and records are two kinds of fact and are never added together."),
    ]
    return [*filter(None, lines), *([provenance.demonstration_words()] if demonstration else [])]


def _readme(records: pd.DataFrame, filters: str, said: list[str]) -> str:
    lines = [
        _("Recorded visits"),
        "",
        filters,
        _("Rows: {rows}; visits: {visits}", rows=number(len(records)), visits=number(records["visits"].sum())),
        *said,
        "",
        "records.csv, records.parquet, records.xlsx, columns.csv",
    ]
    return "\r\n".join(lines) + "\r\n"


def dataset(records: pd.DataFrame, filters: str, import_id: int | None, edition: str = "") -> bytes:
    """A zip with records.csv, records.parquet, records.xlsx, columns.csv and a text that says what they are.

    `records` has the columns of the question `records`. In the CSV, text that opens with a sign of a formula gets an
    apostrophe; the Parquet file has it as it is.
    """
    words, said = _columns(), _said(records, import_id, edition)
    described = [(name, *words.get(str(name), ("", ""))) for name in records.columns]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        add(archive, "records.csv", _csv(list(records.columns), records.itertuples(index=False)))
        add(archive, "records.parquet", _parquet(records))
        add(archive, "records.xlsx", large_sheet("records", [filters, *said[1:]], records, said[0]))
        add(archive, "columns.csv", _csv((_("column"), _("type"), _("what it holds")), described))
        add(archive, f"readme-{language()}.txt", _readme(records, filters, said))
    return buffer.getvalue()


def _parquet(records: pd.DataFrame) -> bytes:
    """Texts as Parquet's usual ones, however pandas holds them."""
    table = pa.Table.from_pandas(records, preserve_index=False)
    for place, field in enumerate(table.schema):
        if pa.types.is_large_string(field.type):
            table = table.set_column(place, field.with_type(pa.string()), table.column(place).cast(pa.string()))
    held = io.BytesIO()
    pq.write_table(table, held)
    return held.getvalue()
