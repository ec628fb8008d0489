"""The database: the only package that imports duckdb. `ask` answers questions, `write` changes facts, `build` makes it.

The product starts through `visitstats.ingest.commit.start`, which builds and brings in the demonstration data.
"""

from visitstats.warehouse.build import build, build_or_read_copy
from visitstats.warehouse.connect import close, is_copy
from visitstats.warehouse.errors import (
    AlreadyImported,
    DiskFull,
    EngineStopped,
    Held,
    NotFound,
    NotReadable,
    Refusal,
    YearMissing,
)
from visitstats.warehouse.ledger import data_version
from visitstats.warehouse.question import ask, find, questions

__all__ = [
    "AlreadyImported",
    "DiskFull",
    "EngineStopped",
    "Held",
    "NotFound",
    "NotReadable",
    "Refusal",
    "YearMissing",
    "ask",
    "build",
    "build_or_read_copy",
    "close",
    "data_version",
    "find",
    "is_copy",
    "questions",
]
