"""A table as a person described it: its kind and the meanings of its columns in place of the program's own."""

from collections.abc import Mapping
from dataclasses import replace

from visitstats.ingest.columns.crosstab import crosstab, value_column
from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.register import Roles, roles
from visitstats.ingest.columns.rowlabels import LabelColumn, label_column
from visitstats.ingest.columns.shapes import Crosstab, ValueColumn
from visitstats.ingest.guidance import AUTO, TableGuide
from visitstats.ingest.judge import Judged
from visitstats.ingest.model import Reason
from visitstats.ingest.personal import is_personal_header
from visitstats.ingest.tables.found import Found
from visitstats.texts import mark

BY_HAND = mark("as a person described it")
KEYS = ("date", "day", "month", "year", "period", "region", "ministry", "visit_kind")
REGISTER = (*KEYS, "institution", "institution_kind", "count", "status")
LABELS = ("region", "ministry", "visit_kind", "institution_kind", "year", "month", "time")
NUMBERS = {"count": "value", "total": "total", "part": "part", "plan": "plan"}


def judge_described(found: Found, columns: list[Leaf], guide: TableGuide) -> Judged:
    """What a described table is; a column that may name persons stays left out whatever was said."""
    said = {
        leaf.column: guide.columns.get(found.grid.letter(leaf.column), AUTO)
        for leaf in columns
        if not is_personal_header(leaf.header)
    }
    said = {column: meaning for column, meaning in said.items() if meaning != AUTO}
    why = Reason(BY_HAND)
    if guide.kind == "records":
        return Judged("records", why, roles=_roles(columns, found, said))
    return Judged("figures", why, table=_crosstab(columns, said))


def _roles(columns: list[Leaf], found: Found, said: Mapping[int, str]) -> Roles:
    """The meanings of a register's columns with those that were said; a meaning belongs to one column only."""
    own = roles(columns, found.grid)
    said = {column: meaning for column, meaning in said.items() if _explained(own, column) != "personal"}
    own.of = {name: column for name, column in own.of.items() if column not in said and name not in said.values()}
    own.of |= {meaning: column for column, meaning in said.items() if meaning in REGISTER}
    taken = {column: name for name, column in own.of.items()}
    explained = []
    for leaf, column in zip(own.leaves, own.columns, strict=True):
        if leaf.column in said:
            meaning = taken.get(leaf.column, "number" if said[leaf.column] == "number" else "ignored")
            column = replace(column, meaning=meaning, why=Reason(BY_HAND))
        elif column.meaning in REGISTER and leaf.column not in taken:
            column = replace(column, meaning="ignored", why=Reason(BY_HAND))
        explained.append(column)
    own.columns = explained
    return own


def _explained(own: Roles, column: int) -> str:
    return next(one.meaning for leaf, one in zip(own.leaves, own.columns, strict=True) if leaf.column == column)


def _crosstab(columns: list[Leaf], said: Mapping[int, str]) -> Crosstab:
    """The columns of a table of figures with the meanings that were said."""
    own = crosstab(columns)
    table = Crosstab(
        [one for one in own.labels if one.leaf.column not in said],
        [one for one in own.values if one.leaf.column not in said],
        [one for one in own.ignored if one.column not in said],
    )
    for leaf in columns:
        meaning = said.get(leaf.column)
        if meaning in LABELS:
            table.labels.append(_label(leaf, meaning))
        elif meaning in NUMBERS:
            table.values.append(_number(leaf, NUMBERS[meaning]))
        elif meaning:
            table.ignored.append(leaf)
    table.labels.sort(key=lambda one: one.leaf.column)
    table.values.sort(key=lambda one: one.leaf.column)
    return table


def _label(leaf: Leaf, meaning: str) -> LabelColumn:
    own = label_column(leaf)
    return own if own.dimension == meaning else LabelColumn(leaf, meaning, (meaning,))


def _number(leaf: Leaf, role: str) -> ValueColumn:
    return replace(value_column(leaf), role=role)
