"""What a person said about a file: where its tables are, what their columns mean, what unknown values stand for."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from visitstats.ingest.personal import MASK, clean
from visitstats.reference.spelling import fold

NONE = "none"  # the code of a decision that says: not stated
AUTO = "auto"  # the meaning of a column that nobody corrected
KINDS = ("records", "figures", "ignored")
DIMENSIONS = ("region", "ministry", "visit_kind", "institution_kind")
DIGITS = re.compile(r"\d+")

Values = Mapping[tuple[str, str], str]  # (dimension, folded text) -> code or NONE


@dataclass(frozen=True)
class TableGuide:
    """One table as a person described it; it replaces what is found at its place.

    Rows are the spreadsheet's own, inclusive. `kind` is records, figures or ignored. `columns` names every letter of
    the table with its meaning, or AUTO where the program's own reading holds; no letter means the filled width.
    """

    sheet: str | None
    header_rows: tuple[int, int]
    first_row: int
    last_row: int
    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """The same for all files of one form: found again by the headers, whatever row they stand in.

    `heads` maps letters to folded headers; `skipped` rows follow the head before the first row, `cut` rows end the
    table before the last filled one.
    """

    heads: Mapping[str, str]
    head_rows: int
    skipped: int
    cut: int
    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Guidance:
    """All that is known beforehand about one file; an empty one changes nothing."""

    tables: tuple[TableGuide, ...] = ()
    values: Values = field(default_factory=dict)
    templates: tuple[Template, ...] = ()


NOTHING = Guidance()


def to_plain(guidance: Guidance) -> dict[str, Any]:
    """The guidance as JSON has it: lists, texts and numbers only."""
    values = [[dimension, text, code] for (dimension, text), code in guidance.values.items()]
    return {
        "tables": [asdict(one) for one in guidance.tables],
        "values": values,
        "templates": [asdict(one) for one in guidance.templates],
    }


def from_plain(plain: Mapping[str, Any]) -> Guidance:
    """The guidance of its JSON form. Raises KeyError, TypeError or ValueError for another shape."""
    tables = tuple(guide(one) for one in plain.get("tables", ()))
    values = {(dimension, text): code for dimension, text, code in plain.get("values", ())}
    return Guidance(tables, values, tuple(Template(**one) for one in plain.get("templates", ())))


def guide(plain: Mapping[str, Any]) -> TableGuide:
    """A table's guide of its JSON form. Raises KeyError, TypeError or ValueError for another shape."""
    first, last = plain["header_rows"]
    found = TableGuide(**{**plain, "header_rows": (int(first), int(last))})
    if found.kind not in KINDS:
        raise ValueError(found.kind)
    return found


def template(plain: Mapping[str, Any]) -> Template:
    """A template of its JSON form. Raises TypeError for another shape."""
    return Template(**plain)


def head_key(header: str) -> str:
    """A header as templates compare it: folded, without personal data, every number a 9."""
    return DIGITS.sub("9", fold((clean(header) or "") if MASK not in header else ""))


def fingerprint(heads: Mapping[str, str]) -> str:
    """Sixteen hexadecimal digits that say whether two tables have the same headers: letter -> header as it stands."""
    text = "\n".join(f"{letter}={head_key(header)}" for letter, header in sorted(heads.items()))
    return sha256(text.encode()).hexdigest()[:16]


# ---------- decisions about values, while a file is understood

_values: ContextVar[Values | None] = ContextVar("decided_values", default=None)
_state: ContextVar[frozenset] = ContextVar("decided_state", default=frozenset())
_used: ContextVar[set[tuple[str, str]] | None] = ContextVar("decided_used", default=None)


@contextmanager
def applied(guidance: Guidance) -> Iterator[set[tuple[str, str]]]:
    """Let the readers of names know the decisions; gives those that answered something, filled while the block runs."""
    used: set[tuple[str, str]] = set()
    values, state = _values.set(guidance.values or None), _state.set(frozenset(guidance.values.items()))
    noted = _used.set(used)
    try:
        yield used
    finally:
        _values.reset(values)
        _state.reset(state)
        _used.reset(noted)


def state() -> frozenset:
    """The decisions in force here, for the keys of caches."""
    return _state.get()


def value_key(text: object) -> str:
    """A cell's text as decisions name it: folded, after the personal-data check; empty where nothing is left."""
    return fold(clean(str(text)) or "")


def decided(dimension: str, value: object, answers: bool = True) -> str | None:
    """The code (or NONE) decided for an unknown text; for None: for blank cells. None where nobody decided.

    `answers` is whether it is an answer already; else `answered` says so, once the text alone leads to a problem.
    """
    known = _values.get()
    if known is None:
        return None
    key = "" if value is None else value_key(value)
    code = known.get((dimension, key)) if key or value is None else None
    if code is not None and answers:
        answered(dimension, key)
    return code


def answered(dimension: str, key: str) -> None:
    """Note that a decision about a text, as decisions name it, was an answer."""
    used = _used.get()
    if used is not None:
        used.add((dimension, key))
