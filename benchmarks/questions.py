"""Questions of the pages against hand-written aggregates of the same numbers, and at ten times as many visits."""

import os
import tempfile
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from benchmarks.asking import ask_all, asking
from benchmarks.timing import Row, compare, median_row
from visitstats import access, warehouse
from visitstats.access import LOCAL
from visitstats.ingest.model import STAGED, Table, Understanding

ROWS = 1_000_000
SIZES = tuple(int(size) for size in os.environ.get("VISITSTATS_BENCH_SIZES", "10000000").split(",") if size)
PAIRS = 33
CUBE = """
CREATE TABLE cube AS
SELECT year, month, region_code, ministry_code, visit_kind, institution_kind, count(*) AS visits FROM raw GROUP BY ALL
"""
INSTITUTIONS = "CREATE TABLE names AS SELECT year, region_code, institution, count(*) AS visits FROM raw GROUP BY ALL"
BY_HAND = [
    "SELECT year, ministry_code, sum(visits) FROM cube GROUP BY ALL ORDER BY ALL",
    "SELECT year, region_code, sum(visits) FROM cube GROUP BY ALL ORDER BY ALL",
    "SELECT year, month, sum(visits) FROM cube GROUP BY ALL ORDER BY ALL",
    "SELECT year, visit_kind, sum(visits) FROM cube GROUP BY ALL ORDER BY ALL",
    "SELECT year, count(DISTINCT (region_code, institution)), sum(visits) FROM names GROUP BY ALL ORDER BY ALL",
]


def run() -> list[Row]:
    """Five questions of a page at a million visits; then the same questions at each size."""
    with tempfile.TemporaryDirectory() as folder:
        few = _store(Path(folder) / "visits.duckdb", ROWS)
        rows = _rows(ROWS, 1)
        hand = duckdb.connect(str(Path(folder) / "hand.duckdb"))
        hand.register("raw", rows)
        hand.execute(CUBE)
        hand.execute(INSTITUTIONS)
        results = [
            compare("five page questions, 1M rows", ask_all, "hand-written cubes", lambda: _all_by_hand(hand), 1.3, 15),
        ]
        hand.close()
        warehouse.close()
        return results + [_larger(few, size, Path(folder)) for size in SIZES]


def _larger(few: Path, size: int, folder: Path) -> Row:
    """The same questions in two processes, one for each store, asked in turn."""
    many = _store(folder / f"{size}.duckdb", size)
    warehouse.close()
    with asking(many) as ours, asking(few) as theirs:
        pairs = [(ours(), theirs()) for _ in range(PAIRS)][3:]
    return median_row(f"five page questions, {size:,} rows", f"the same at {ROWS:,}", pairs, 1.2)


def _store(path: Path, size: int) -> Path:
    """A store of so many visits, a million a file."""
    os.environ["VISITSTATS_DATABASE"] = str(path)
    warehouse.build()
    for number in range(-(-size // ROWS)):
        access.commit_import(_understanding(_rows(min(size, ROWS), number + 1), f"base {number}"), LOCAL)
    return path


def _all_by_hand(hand: duckdb.DuckDBPyConnection) -> None:
    for statement in BY_HAND:
        hand.execute(statement).df()


def _understanding(rows: pa.Table, name: str) -> Understanding:
    table = Table(1, "Register", "records", (1, 1), 2, rows.num_rows + 1, [], rows)
    return Understanding(f"{name}.xlsx", name, "ready", None, [table])


def _rows(size: int, seed: int, years: tuple[int, ...] = tuple(range(2014, 2024))) -> pa.Table:
    """A made-up register: 20 regions, 6 ministries, 3 kinds, 3,400 institutions, days at random."""
    dice = np.random.default_rng(seed)
    day = np.array([f"{year}-01-01" for year in years], "datetime64[D]")[dice.integers(0, len(years), size)]
    day = day + dice.integers(0, 365, size).astype("timedelta64[D]")
    institution = dice.integers(0, 3400, size)
    columns = {
        "sheet": np.full(size, "Register"),
        "row": np.arange(2, size + 2),
        "column": pa.nulls(size, pa.string()),
        "set_aside": np.zeros(size, bool),
        "year": day.astype("datetime64[Y]").astype(int) + 1970,
        "month": day.astype("datetime64[M]").astype(int) % 12 + 1,
        "date": day,
        "region_code": np.array([f"KZ-{code}" for code in range(10, 30)])[institution % 20],
        "ministry_code": np.array(["interior", "health", "education", "labour", "defence", "other"])[institution % 6],
        "visit_kind": np.array(["periodic", "special", "intermediate"])[dice.integers(0, 3, size)],
        "institution_kind": np.array([f"kind {number}" for number in range(12)])[institution % 12],
        "institution": [f"Institution {number}" for number in institution],
        "visits": np.ones(size, int),
        "approximate": np.zeros(size, bool),
        "cells": [f'{{"A":"{each}"}}' for each in institution],
    }
    return pa.table({name: pa.array(values) for name, values in columns.items()}).cast(STAGED)
