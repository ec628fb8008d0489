"""The files of queries/, and how a file of several statements is run."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from visitstats.settings import ROOT

QUERIES = ROOT / "queries"


@cache
def _statements(path: Path) -> list[duckdb.Statement]:
    return [statement for statement in duckdb.extract_statements(path.read_text("utf-8")) if statement.query.strip()]


def run(cursor: duckdb.DuckDBPyConnection, path: Path, **values: Any) -> None:
    """Run every statement of a file; each gets those of the values that it names."""
    for statement in _statements(path):
        cursor.execute(statement, {name: values[name] for name in statement.named_parameters})


def files(folder: str) -> list[Path]:
    """The files of a folder of queries/, in the order of their names."""
    return sorted((QUERIES / folder).glob("*.sql"))


def digest(*folders: str) -> str:
    """One hash of all files of these folders."""
    together = sha256()
    for folder in folders:
        for path in files(folder):
            together.update(path.name.encode() + b"\0" + path.read_bytes())
    return together.hexdigest()
