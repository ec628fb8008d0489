"""What was understood of a file, as the JSON of the command line and in words."""

from collections import Counter
from typing import Any

from visitstats.ingest.model import Table, Understanding
from visitstats.texts import _, say


def answer(understanding: Understanding) -> dict[str, Any]:
    """The answer of `check --json`."""
    return {
        "file": understanding.file,
        "outcome": understanding.outcome,
        "reason": understanding.reason,
        "tables": [_table(table) for table in understanding.tables],
        "problems": [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "problem": one.problem, "value": one.value}
            for one in understanding.problems
        ],
        "left_out": [{"sheet": one.sheet, "row": one.row, "reason": one.reason} for one in understanding.left_out],
    }


def _table(table: Table) -> dict[str, Any]:
    names = ("set_aside", "year", "month", "region_code", "ministry_code", "visit_kind", "visits")
    columns = [table.rows.column(name).to_pylist() for name in names]
    counts: Counter[tuple] = Counter()
    months: Counter[str] = Counter()
    for aside, year, month, region, ministry, kind, visits in zip(*columns, strict=True):
        if aside or not visits:
            continue
        counts[year, region, ministry, kind] += visits
        if month and year:
            months[f"{year}-{month:02d}"] += visits
    keys = ("year", "region", "ministry", "visit_kind")
    ordered = sorted(counts, key=lambda key: tuple(str(part or "") for part in key))
    return {
        "sheet": table.sheet,
        "kind": table.kind,
        "visits": sum(counts.values()),
        "counts": [{**dict(zip(keys, key, strict=True)), "visits": counts[key]} for key in ordered],
        "months": {month: months[month] for month in sorted(months)},
    }


def explain(understanding: Understanding) -> str:
    """The same in words of the reader's language: each table, its header, kind and columns, and what waits."""
    return understanding.outcome
