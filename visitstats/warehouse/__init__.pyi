from .build import build, build_or_read_copy
from .connect import close, is_copy
from .errors import (
    AlreadyImported,
    DiskFull,
    EngineStopped,
    Held,
    NotFound,
    NotReadable,
    Refusal,
    YearMissing,
)
from .ledger import data_version
from .question import ask, find, questions

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
