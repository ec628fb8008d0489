"""Imports on made-up registers: from the bytes of a file to committed, and new rows onto stores of different sizes.

The rows are made up anew at each run with a fixed seed, in a temporary folder that is removed.
"""

import io
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import python_calamine

from benchmarks.read import as_csv, as_xlsx, records
from benchmarks.timing import Row, compare
from visitstats import access, warehouse
from visitstats.access import LOCAL
from visitstats.ingest.isolation import Limits, understand_file
from visitstats.ingest.model import STAGED, Table, Understanding
from visitstats.warehouse import write
from visitstats.warehouse.package import Package

BASES = tuple(int(size) for size in os.environ.get("VISITSTATS_BENCH_BASES", "1000000,10000000").split(",") if size)
ADDED = 10_000
PER_YEAR = 1_000_000
INSTITUTIONS = 3_400
ROOMY = Limits(memory_mb=4096, seconds=600, file_mb=512, unpacked_mb=4096)
_salt = itertools.count(1)


def run() -> list[Row]:
    """Whole imports of a workbook and of two texts, then ten thousand rows onto each size of the store."""
    rows = records(1_000_000)
    book, text, legacy = as_xlsx(rows[:100_000]), as_csv(rows).encode(), as_csv(rows, ";").encode("cp1251")
    del rows
    found = _whole_files(book, text, legacy)
    del book, text, legacy
    return found + [_more(size) for size in BASES]


def _whole_files(book: bytes, text: bytes, legacy: bytes) -> list[Row]:
    def bare() -> object:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()

    with _database() as folder:
        path = folder / "plain.csv"
        path.write_bytes(text)
        engine = duckdb.connect()

        def read_csv() -> object:
            return engine.execute("CREATE OR REPLACE TABLE t AS FROM read_csv($path)", {"path": str(path)})

        found = [
            compare("xlsx, 100k rows, understood", _reading(book, "x.xlsx"), "calamine to_python", bare, 1.2, 3),
            compare("xlsx, 100k rows, to committed", _importing(book, "x.xlsx"), "calamine to_python", bare, 1.5, 3),
            compare("csv, 1M rows, understood", _reading(text), "duckdb read_csv", read_csv, 2.0, 3),
            compare("csv windows-1251, 1M rows", _reading(legacy), "the same in utf-8", _reading(text), 1.8, 3),
        ]
        engine.close()
    return found


def _reading(data: bytes, name: str = "x.csv") -> Callable[[], object]:
    """Understand with the start of the child; the texts of the cells are put together when they are stored."""
    return lambda: understand_file(data, name, limits=ROOMY)


def _importing(data: bytes, name: str) -> Callable[[], object]:
    """Understand and commit; the hash is changed each time, as a file that is in force is refused."""

    def work() -> None:
        understood = understand_file(data, name)
        understood.sha256 = f"{next(_salt)}"
        access.commit_import(understood, LOCAL)

    return work


def _more(base: int) -> Row:
    """New rows, half of which repeat stored ones, against an insert of the same rows into a bare table as large."""
    with _database() as folder:
        hand = duckdb.connect(str(folder / "hand.duckdb"))
        for year in range(2024 - -(-base // PER_YEAR), 2024):
            rows = _register(min(base, PER_YEAR), year, 0)
            access.commit_import(_understanding(rows), LOCAL)
            hand.register("more", rows)
            known = hand.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'plain'").fetchall()[0][0]
            hand.execute("INSERT INTO plain FROM more" if known else "CREATE TABLE plain AS FROM more")

        commits = itertools.count(-1)  # each begins with the rows that the one before it ended with

        def ours() -> None:
            rows = _register(ADDED, 2023, min(base, PER_YEAR) + next(commits) * (ADDED // 2))
            write.commit_imports([Package(_understanding(rows))], LOCAL.name)

        def theirs() -> None:
            hand.register("more", _register(ADDED, 2023, 0))
            hand.execute("INSERT INTO plain FROM more")

        found = compare(f"commit 10,000 rows onto {base:,}", ours, "plain insert", theirs, 2.0)
        hand.close()
    return found


@contextmanager
def _database() -> Iterator[Path]:
    """An empty database of its own, in a folder that is removed."""
    before = os.environ.get("VISITSTATS_DATABASE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VISITSTATS_DATABASE"] = str(Path(folder) / "visits.duckdb")
        warehouse.build()
        try:
            yield Path(folder)
        finally:
            warehouse.close()
            os.environ.pop("VISITSTATS_DATABASE")
            if before is not None:
                os.environ["VISITSTATS_DATABASE"] = before


def _understanding(rows: pa.Table) -> Understanding:
    name = f"Made up {next(_salt)}"
    table = Table(1, "Register", "records", (1, 1), 2, rows.num_rows + 1, [], rows)
    return Understanding(f"{name}.xlsx", name, "ready", None, [table])


def _register(size: int, year: int, first: int) -> pa.Table:
    """A made-up register of one year from its visit number `first` on; no two numbers of a year are one visit."""
    number = np.arange(first, first + size)
    institution = number % INSTITUTIONS
    day = np.datetime64(f"{year}-01-01", "D") + (number // INSTITUTIONS % 365).astype("timedelta64[D]")
    kinds = np.array(["periodic", "special", "intermediate"])
    columns = {
        "sheet": np.full(size, "Register"),
        "row": np.arange(2, size + 2),
        "column": pa.nulls(size, pa.string()),
        "set_aside": np.zeros(size, bool),
        "year": np.full(size, year),
        "month": day.astype("datetime64[M]").astype(int) % 12 + 1,
        "date": day,
        "region_code": np.array([f"KZ-{code}" for code in range(10, 30)])[institution % 20],
        "ministry_code": np.array(["interior", "health", "education", "labour", "defence", "other"])[institution % 6],
        "visit_kind": kinds[number // (INSTITUTIONS * 365) % 3],
        "institution_kind": np.array([f"kind {each}" for each in range(12)])[institution % 12],
        "institution": np.array([f"Institution {each}" for each in range(INSTITUTIONS)])[institution],
        "visits": np.ones(size, int),
        "approximate": np.zeros(size, bool),
        "cells": np.array([f'{{"A": "Institution {each}"}}' for each in range(INSTITUTIONS)])[institution],
    }
    return pa.table({name: pa.array(values) for name, values in columns.items()}).cast(STAGED)
