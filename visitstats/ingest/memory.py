"""What the product remembers, for files that are read again: decisions, corrected forms, whose form it is, its year.

The page and the command line both come here; `ask` answers questions of the warehouse for whoever is asking.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from visitstats import access
from visitstats.access import Actor
from visitstats.access.decisions import BLANK, blank_cells
from visitstats.ingest.guidance import AUTO, NONE, Guidance, TableGuide, Template, template
from visitstats.ingest.model import Table, Understanding
from visitstats.ingest.tables.guided import number_of
from visitstats.ingest.templates import heads, mark_of, template_of

Ask = Callable[..., pd.DataFrame]
UNKEPT = ("ignored", "personal")  # columns whose headings are not stored


@dataclass(frozen=True)
class Sender:
    """The sending group of a file and how it is known: chosen, named (by the file), remembered, or None."""

    group: str | None
    how: str | None = None


@dataclass(frozen=True)
class YearBefore:
    """The year of a table of an earlier import; `same` says that it is of this very file, not only of its form."""

    year: int
    import_id: int
    same: bool


def _each(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples(index=False))


def decisions(ask: Ask) -> dict[tuple[str, str], str]:
    """(dimension, folded text) -> code of the decisions in force."""
    return {(row.dimension, row.text): row.code for row in _each(ask("decisions", state="in_force"))}


def templates(ask: Ask) -> list[tuple[str, str | None, Template | None]]:
    """(fingerprint, sending group, corrections) of the forms in force, the latest first."""
    return [
        (row.fingerprint, row.group_code, template(json.loads(row.guide)) if row.guide else None)
        for row in _each(ask("templates", state="in_force"))
    ]


def guidance(ask: Ask, sha256: str, guides: Sequence[TableGuide] = ()) -> Guidance:
    """All that is known beforehand about a file: what a person said of it now, and what is remembered."""
    known = decisions(ask)
    blanks = {(dimension, ""): code for (dimension, text), code in known.items() if text == blank_cells(sha256)}
    values = {pair: code for pair, code in known.items() if not pair[1].startswith(f"{BLANK} ")} | blanks
    corrected: list[Template] = []
    for _, _, guide in templates(ask):
        corrected += [guide] if guide is not None and guide not in corrected else []
    return Guidance(tuple(guides), values, tuple(corrected))


def known(tables: list[Table], ask: Ask) -> bool:
    """Whether every table is of a form that was imported before."""
    marks = {fingerprint for fingerprint, _, _ in templates(ask)}
    return bool(tables) and all(table.fingerprint in marks for table in tables)


def sender(found: Understanding | None, ask: Ask, chosen: str | None = None) -> Sender:
    """The sending group as far as it is known: what was chosen, what the file says, whose form it is."""
    if chosen is not None:
        return Sender(None if chosen == NONE else chosen, "chosen")
    if found is None:
        return Sender(None)
    if found.group_code:
        return Sender(found.group_code, "named")
    marks = {table.fingerprint for table in found.tables}
    groups = {group for fingerprint, group, _ in templates(ask) if fingerprint in marks and group}
    if len(groups) != 1:
        return Sender(None)
    (group,) = groups
    return Sender(None if group == NONE else group, "remembered")


def year_before(table: Table, sha256: str, ask: Ask) -> YearBefore | None:
    """The year that a table without one had: said of this very file, else of the latest file of its form in force."""
    headers = [column.header for column in table.columns if column.meaning not in UNKEPT]
    rows = _each(ask("years_of_tables"))
    for row in rows:
        if row.sha256 == sha256 and row.table_number == table.number:
            return YearBefore(int(row.year), int(row.import_id), same=True)
    for row in rows:
        if row.state == "in_force" and list(row.headers) == headers:
            return YearBefore(int(row.year), int(row.import_id), same=False)
    return None


def remember(found: Understanding, group: str | None, guides: Sequence[TableGuide], ask: Ask, actor: Actor) -> None:
    """Keep the forms of an imported file: who sends them (None: not stated), and how they were corrected."""
    for table in [*found.tables, *found.apart]:
        fingerprint = table.fingerprint or mark_of(table)
        if fingerprint:
            guide = _guide(table, fingerprint, guides, ask)
            access.remember_template(fingerprint, group or NONE, _title(table), guide, actor)


def keep(found: Understanding, guides: Sequence[TableGuide], ask: Ask, actor: Actor) -> list[int]:
    """Keep corrections before their file is imported, of whatever group; gives the numbers of what is new."""
    stand = ask("templates", state="in_force")
    known, made = set(zip(stand["fingerprint"], stand["guide"], strict=True)), []
    for table in [*found.tables, *found.apart]:
        fingerprint, guide = table.fingerprint or mark_of(table), _by_hand(table, guides)
        if fingerprint and guide and (fingerprint, guide) not in known:
            made.append(access.remember_template(fingerprint, None, _title(table), guide, actor))
            known.add((fingerprint, guide))
    return made


def _title(table: Table) -> str:
    return "; ".join(heads(table).values())[:300]


def _guide(table: Table, fingerprint: str, guides: Sequence[TableGuide], ask: Ask) -> str | None:
    """The corrections of a table as JSON: those of now, else those that were known."""
    if not table.described:
        return None
    if any(_same_place(guide, table) for guide in guides):
        return _by_hand(table, guides)
    former = next((guide for mark, _, guide in templates(ask) if mark == fingerprint and guide), None)
    return json.dumps(asdict(former), ensure_ascii=False) if former else None


def _by_hand(table: Table, guides: Sequence[TableGuide]) -> str | None:
    """What a person said of a table, as JSON; None where nobody did, or its headings say too little."""
    one = next((guide for guide in guides if _same_place(guide, table)), None)
    meanings = {letter: meaning for letter, meaning in one.columns.items() if meaning != AUTO} if one else {}
    made = template_of(table, meanings) if one else None
    return json.dumps(asdict(made), ensure_ascii=False) if made else None


def _same_place(guide: TableGuide, table: Table) -> bool:
    letters = {number_of(column.letter) for column in table.columns}
    named = {number_of(letter) for letter in guide.columns} or letters
    return guide.sheet == table.sheet and guide.header_rows == table.header_rows and bool(letters & named)
