"""Understood files for the tests, written row by row as (year, month, day, region, ministry, kind, institution)."""

import datetime
import json
from hashlib import sha256
from typing import Any

import pyarrow as pa

from visitstats.access import Actor
from visitstats.ingest.model import STAGED, Column, LeftOut, Problem, Table, Understanding

ANALYST = Actor("analyst", "analyst")


def row(number: int, **values: Any) -> dict[str, Any]:
    """One staged row; what is not said is null, and one visit."""
    date = values.get("date")
    known = {"year": date.year, "month": date.month} if date else {}
    staged = dict.fromkeys(STAGED.names) | {"row": number, "set_aside": False, "visits": 1, "approximate": False}
    return staged | known | values


def visit(number: int, day: str, region: str = "KZ-11", institution: str | None = None, **more: Any) -> dict[str, Any]:
    """A row of a register: one visit on a day, with its cells."""
    cells = {"A": day, "B": region, "C": institution or ""}
    named = {"ministry_code": "interior", "visit_kind": "periodic", "cells": json.dumps(cells, ensure_ascii=False)}
    return row(
        number,
        **(
            {"date": datetime.date.fromisoformat(day), "region_code": region, "institution": institution} | named | more
        ),
    )


def table(rows: list[dict[str, Any]], number: int = 1, kind: str = "records", **more: Any) -> Table:
    """A table of staged rows; its sheet is Sheet1, Sheet2 ... after its number."""
    sheet = f"Sheet{number}"
    frame = pa.Table.from_pylist([{**each, "sheet": sheet} for each in rows], schema=STAGED)
    columns = [Column("A", "Date", "date"), Column("D", "Name", "personal")]
    return Table(number, sheet, kind, (1, 1), 2, len(rows) + 1, columns, frame, **more)


def figures(values: dict[tuple[Any, ...], int], dimensions: tuple[str, ...], number: int = 1, **more: Any) -> Table:
    """A reported table: the keys are values of `dimensions` (year first), the values its numbers."""
    columns = {"year": "year", "month": "month", "region": "region_code", "ministry": "ministry_code"}
    columns |= {"visit_kind": "visit_kind", "institution_kind": "institution_kind"}
    rows = [
        row(
            place,
            visits=visits,
            column="B",
            **{columns[name]: code for name, code in zip(dimensions, key, strict=True)},
        )
        for place, (key, visits) in enumerate(values.items(), start=2)
    ]
    return table(rows, number, "figures", dimensions=dimensions, **more)


def understood(
    *tables: Table, name: str = "register.xlsx", problems: list[Problem] | None = None, **more: Any
) -> Understanding:
    """An understood file with these tables; its SHA-256 follows from the name."""
    outcome = "review" if problems else "ready"
    left_out = [LeftOut("Sheet1", 9, "total", 1), LeftOut("Sheet1", 10, "total", 1)]
    digest = sha256(name.encode()).hexdigest()
    return Understanding(name, digest, outcome, None, list(tables), problems or [], left_out, **more)
