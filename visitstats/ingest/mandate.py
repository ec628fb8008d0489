"""The list of institutions in the mandate: from the cells of a file, in the reading process, to rows and problems."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.model import CellError, Refused, Sheet, Workbook
from visitstats.ingest.personal import clean
from visitstats.ingest.values.dates import When, column_order, read_date
from visitstats.ingest.values.names import UNNAMED, is_blank, read_institution, read_ministry
from visitstats.ingest.values.regions import read_region, resolve
from visitstats.reference.loading import institution_kinds
from visitstats.reference.spelling import fold
from visitstats.reference.words import meaning_of

HEAD_ROWS = 30  # the headers stand in the first rows
PROBLEMS = ("name_missing", "region_unknown", "kind_unknown", "date_unclear", "repeated", "personal")
SOFT = {"kind_unknown"}  # the row is taken all the same


@dataclass
class InstitutionList:
    """Rows (source_row, institution, region_code, institution_kind, ministry_code, valid_from, valid_before as ISO
    days) and problems (source_row, problem) of a list; `refused` is a word where nothing could be read."""

    file: str = ""
    sha256: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    refused: str = ""


def understand_list(book: Workbook) -> InstitutionList:
    """The rows of the first sheet that has headers for name and region. Raises Refused where there is none."""
    for sheet in book.sheets:
        found = _head(sheet)
        if found:
            return _rows(sheet, *found, book.date1904)
    raise Refused("no_table")


def _head(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for place, row in enumerate(sheet.rows[:HEAD_ROWS]):
        columns: dict[str, int] = {}
        for column, value in enumerate(row):
            meaning = meaning_of("list_headers", fold(value)) if isinstance(value, str) and len(value) < 80 else None
            if meaning:
                columns.setdefault(meaning, column)
        if {"institution", "region"} <= set(columns):
            return place, columns
    return None


def _rows(sheet: Sheet, head: int, columns: dict[str, int], date1904: bool) -> InstitutionList:
    found, seen = InstitutionList(), set()
    body = list(enumerate(sheet.rows[head + 1 :], start=sheet.first_row + head + 1))
    dated = [(row[columns[one]], 1) for one in ("from", "to") if one in columns for _, row in body]
    order = column_order(dated)[0] if dated else "dm"
    for number, row in body:
        if all(is_blank(value) for value in row):
            continue
        cells = {meaning: row[column] if column < len(row) else None for meaning, column in columns.items()}
        taken, problems = _row(cells, order, date1904)
        key = (taken["institution"], taken["region_code"], taken["valid_from"])
        if not problems and key in seen:
            problems = ["repeated"]
        seen.add(key)
        found.problems += [(number, problem) for problem in problems]
        if not set(problems) - SOFT:
            found.rows.append({"source_row": number} | taken)
    return found


def _row(cells: dict[str, Any], order: str, date1904: bool) -> tuple[dict[str, Any], list[str]]:
    name = _text(cells.get("institution"))
    days = [read_date(cells.get(one), order, date1904) for one in ("from", "to")]
    problems = ["date_unclear" for when in days if when.problem and when.problem != "date_missing"]
    first, before = _first(days[0]), _before(days[1])
    region = resolve(read_region(cells.get("region")), first, first, None)
    kind = _kind(_text(cells.get("kind")), name)
    ministry = read_ministry(cells.get("ministry"))
    if not name:
        problems.append("name_missing")
    elif clean(name) != name:
        problems.append("personal")
    if region.problem:
        problems.append("region_unknown")
    if kind is None:
        problems.append("kind_unknown")
    taken = {
        "institution": name,
        "region_code": region.code,
        "institution_kind": kind,
        "ministry_code": (institution_kinds()[kind].ministry_code if kind else None)
        if ministry in UNNAMED
        else ministry,
        "valid_from": first.isoformat() if first else None,
        "valid_before": before.isoformat() if before else None,
    }
    return taken, sorted(set(problems))


def _text(value: Any) -> str:
    if is_blank(value) or isinstance(value, CellError):
        return ""
    return " ".join(str(value).split())[:300]


def _kind(text: str, name: str) -> str | None:
    """The kind of the cell, by its own words or by those of names; else the kind that the institution's name gives."""
    folded = fold(text)
    for code, kind in institution_kinds().items():
        if folded and folded in {fold(word) for form in kind.names.values() for word in form.values()}:
            return code
    return read_institution(text).kind or read_institution(name).kind


def _first(when: When) -> datetime.date | None:
    return datetime.date(when.year, when.month or 1, when.day or 1) if when.year else None


def _before(when: When) -> datetime.date | None:
    """The first day after the last: 2019 is the first of January 2020."""
    if not when.year:
        return None
    if when.day and when.month:
        return datetime.date(when.year, when.month, when.day) + datetime.timedelta(1)
    month = when.month or 12
    return datetime.date(when.year + month // 12, month % 12 + 1, 1)
