"""The last look before anything leaves the reading process: every text of an understanding without personal data."""

from dataclasses import replace
from typing import Any

from visitstats.ingest.model import Reason, Table, Understanding, Workbook
from visitstats.ingest.personal.check import MASK, clean, clean_title


def scrub_names(workbook: Workbook) -> Workbook:
    """The workbook with the names of its sheets free of names of persons."""
    for sheet in workbook.sheets:
        sheet.name = clean_title(sheet.name) if sheet.name else sheet.name
    return workbook


def scrub(found: Understanding) -> Understanding:
    """The understanding with titles, headers, values and reasons free of personal data (cells are taken clean)."""
    found.tables = [_table(table) for table in found.tables]
    found.apart = [_table(table) for table in found.apart]
    found.problems = [replace(problem, value=clean(problem.value)) for problem in found.problems]
    found.why = [_reason(reason) for reason in found.why]
    return found


def _table(table: Table) -> Table:
    columns = [
        replace(column, header=_text(column.header), why=column.why and _reason(column.why)) for column in table.columns
    ]
    title = _text(table.title) if table.title else None
    return table.but(columns=columns, why=[_reason(reason) for reason in table.why], title=title)


def _reason(reason: Reason) -> Reason:
    return replace(reason, values={name: _value(value) for name, value in reason.values.items()})


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    return _reason(value) if isinstance(value, Reason) else value


def _text(text: str) -> str:
    return clean(text) or (MASK if text else "")
