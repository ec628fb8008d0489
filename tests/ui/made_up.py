"""Small registers for the pages: every visit of 2015 and 2016, without reading a file."""

import datetime
import json

import pyarrow as pa

from visitstats.ingest.model import STAGED, Column, Table, Understanding

REGIONS = [f"KZ-{code}" for code in (11, 15, 19, 23, 27, 31, 35, 39, 43, 47, 55, 59, 63, 71, 75, "YUZ")]
MINISTRIES = ("interior", "interior", "health", "education", "defence", "interior", "national_security")
KINDS = ("periodic", "periodic", "intermediate", "special")
NASTY = "=HYPERLINK(1) *bold* <b>& $x$ [a](b)"


def visit(number: int, year: int) -> dict:
    """One staged visit; every fortieth has a name that markdown, HTML and spreadsheets could misread."""
    day = datetime.date(year, number % 12 + 1, number % 28 + 1)
    return {
        "sheet": "Visits",
        "row": number + 5,
        "set_aside": False,
        "year": year,
        "month": day.month,
        "date": day,
        "region_code": REGIONS[number % 16],
        "ministry_code": MINISTRIES[number % 7],
        "visit_kind": KINDS[number % 4],
        "institution_kind": "colony",
        "institution": NASTY if number % 40 == 0 else f"Demonstration colony {number % 90}",
        "visits": 1,
        "approximate": False,
        "cells": json.dumps({"A": day.isoformat(), "B": "<i>Region</i>"}),
    }


def register(year: int, visits: int, name: str | None = None) -> Understanding:
    """A register of one year, as it comes out of understanding a file."""
    rows = pa.Table.from_pylist([visit(number, year) for number in range(visits)], schema=STAGED)
    columns = [Column("A", "Date", "date"), Column("B", "Region", "region"), Column("C", "Inspector", "personal")]
    table = Table(1, "Visits", "records", (1, 4), 5, visits + 4, columns, rows)
    name = name or f"register_{year}.xlsx"
    return Understanding(name, f"{year:064d}", "ready", tables=[table])
