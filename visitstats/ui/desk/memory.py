"""What the product remembers, for the files on the desk: decisions, corrected forms, and whose form it is."""

import json
from dataclasses import asdict, dataclass

from visitstats import access
from visitstats.access.decisions import BLANK, blank_cells
from visitstats.charts.rows import each
from visitstats.ingest.guidance import AUTO, NONE, Guidance, TableGuide, Template, template
from visitstats.ingest.isolation import File
from visitstats.ingest.model import Table
from visitstats.ingest.tables.guided import number_of
from visitstats.ingest.templates import heads, mark_of, template_of
from visitstats.ui import data
from visitstats.ui.desk.state import Loaded


@dataclass(frozen=True)
class Sender:
    """The sending group of a file and how it is known: named (by the file), remembered, or None."""

    group: str | None
    how: str | None = None


def decisions() -> dict[tuple[str, str], str]:
    """(dimension, folded text) -> code of the decisions in force."""
    return {(row.dimension, row.text): row.code for row in each(data.ask("decisions", state="in_force"))}


def templates() -> list[tuple[str, str | None, Template | None]]:
    """(fingerprint, sending group, corrections) of the forms in force, the latest first."""
    return [
        (row.fingerprint, row.group_code, template(json.loads(row.guide)) if row.guide else None)
        for row in each(data.ask("templates", state="in_force"))
    ]


def file_of(one: Loaded) -> File:
    """A file with all that is known about it beforehand, ready to be read."""
    known = decisions()
    blanks = {(dimension, ""): code for (dimension, text), code in known.items() if text == blank_cells(one.key)}
    values = {pair: code for pair, code in known.items() if not pair[1].startswith(f"{BLANK} ")} | blanks
    corrected: list[Template] = []
    for _, _, guide in templates():
        corrected += [guide] if guide is not None and guide not in corrected else []
    return File(one.data, one.name, one.password, Guidance(tuple(one.guides), values, tuple(corrected)), views=True)


def imported_before(sha256: str) -> int | None:
    """The number of the import in force that holds the same file."""
    imports = data.ask("imports")
    same = imports[(imports["sha256"] == sha256) & (imports["state"] == "in_force")]
    return int(same["import_id"].iloc[0]) if len(same) else None


def known(tables: list[Table]) -> bool:
    """Whether every table is of a form that was imported before."""
    marks = {fingerprint for fingerprint, _, _ in templates()}
    return bool(tables) and all(table.fingerprint in marks for table in tables)


def sender(one: Loaded) -> Sender:
    """The sending group as far as it is known: what was chosen, what the file says, whose form it is."""
    if one.group is not None:
        return Sender(None if one.group == NONE else one.group, "chosen")
    if one.understood is None:
        return Sender(None)
    if one.understood.group_code:
        return Sender(one.understood.group_code, "named")
    marks = {table.fingerprint for table in one.understood.tables}
    groups = {group for fingerprint, group, _ in templates() if fingerprint in marks and group}
    if len(groups) != 1:
        return Sender(None)
    (group,) = groups
    return Sender(None if group == NONE else group, "remembered")


def remember(one: Loaded) -> None:
    """Keep the forms of an imported file: who sends them, and what was corrected in how they are read."""
    if one.understood is None:
        return
    group = sender(one).group or NONE
    for table in [*one.understood.tables, *one.understood.apart]:
        fingerprint = table.fingerprint or mark_of(table)
        if fingerprint:
            title = "; ".join(heads(table).values())[:300]
            access.remember_template(fingerprint, group, title, _guide(one, table, fingerprint), data.person())


def _guide(one: Loaded, table: Table, fingerprint: str) -> str | None:
    """The corrections of a table as JSON: those of this session, else those that were known."""
    if not table.described:
        return None
    by_hand = next((guide for guide in one.guides if _same_place(guide, table)), None)
    if by_hand is None:
        former = next((guide for mark, _, guide in templates() if mark == fingerprint and guide), None)
        return json.dumps(asdict(former), ensure_ascii=False) if former else None
    meanings = {letter: meaning for letter, meaning in by_hand.columns.items() if meaning != AUTO}
    made = template_of(table, meanings)
    return json.dumps(asdict(made), ensure_ascii=False) if made else None


def _same_place(guide: TableGuide, table: Table) -> bool:
    letters = {number_of(column.letter) for column in table.columns}
    named = {number_of(letter) for letter in guide.columns} or letters
    return guide.sheet == table.sheet and guide.header_rows == table.header_rows and bool(letters & named)
