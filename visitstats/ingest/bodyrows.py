"""What the rows under a head are: data, group headings, totals, notes, repeated headers, blank rows."""

import re
from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.labels import Label, label
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.values.counts import is_number
from visitstats.ingest.values.names import names
from visitstats.ingest.values.regions import mentioned
from visitstats.reference.spelling import fold
from visitstats.reference.words import best

HEADING_WORDS = 8
FOOTNOTE = re.compile(r"\s*[*†‡¹²³⁴⁵⁶]")
HINT = re.compile(r"(?:(?:dd?|mm?|yyyy|yy|дд?|мм?|гггг|гг|кк|аа|жжжж|жж)(?: |$)){2,3}")
STATED = re.compile(r"(\D+?)\s*[:=–—-]?\s*\d[\d\s\xa0]*\.?\s*(?:ед|раз|шт|рет)?\.?\s*")  # Количество посещений: 8
NAMED_NOTE = re.compile(r"\s*\w+\s*:")


@dataclass
class BodyRow:
    """A row and what it is: data, total, heading, note, blank, header; `holds` are the group headings above it."""

    row: int
    kind: str
    holds: dict[str, Any] = field(default_factory=dict)
    block: int = 0


def word_of(text: str) -> str | None:
    """total, running (a row of running totals), part or note by the first words of a row, else None."""
    found = label(text)
    word = best("rows", found.folded) if found else None
    if found and word and word.meaning == "total_of":  # "Акмолинская область Количество": the lines of one member
        return "total" if found.members and found.meaning is None else None
    return word.meaning if word else None


def states_visits(text: str, with_numbers: bool) -> bool:
    """Whether a row's only text states how many visits there are: "Количество посещений: 8"."""
    stated = STATED.fullmatch(text)
    words = stated[1] if stated else text if with_numbers else ""
    found = label(words.strip()) if words.strip() else None
    return found is not None and found.meaning == "count"


def first_text(cells: list[Any]) -> str | None:
    """The first cell of a row that holds a text which is no number."""
    return next((value for value in cells if value.__class__ is str and not is_number(value)), None)


def heading_members(text: str) -> dict[str, Any]:
    """What a row that is only a heading names: members, also of a group's name; nothing for longer text."""
    found = label(text)
    if found is None or len(found.folded.split()) > HEADING_WORDS or FOOTNOTE.match(text):
        return {}
    if NAMED_NOTE.match(text) and word_of(text) == "note":
        return {}  # "Примечание: сведения за 2014 год"
    members = {name: value for name, value in found.members.items() if name != "institution_kind"}
    if "region" not in members:
        named = mentioned(found.folded)
        if len(named) == 1:
            members["region"] = named[0]
    return members


def only_a_body(text: str) -> bool:
    """Whether a text is the name of a ministry or its office alone ("КНБ", "КУИС МВД"), not that of an institution."""
    folded = fold(text)
    for one in reversed(names("ministry").mentions(folded)):
        folded = folded[: one.start] + folded[one.start + one.length :]
    return folded.strip() in ("", "рк", "кр")


def block_holds(found: Found, number: int) -> dict[str, Any]:
    """What the lines above a block name, for the rows of that block."""
    holds: dict[str, Any] = {}
    for _, text in found.blocks[number].lines:
        holds |= heading_members(text)
    return holds


def is_hint(value: Any) -> bool:
    """Whether a cell below a head only says how a date is to be typed: "ДД.ММ.ГГГГ"."""
    return value.__class__ is str and HINT.fullmatch(fold(value)) is not None


def same_as_head(grid: Grid, found: Found, cells: list[Any]) -> bool:
    """Whether a row repeats one of the rows of the head."""
    head = found.head
    left, right = head.left, head.right + 1
    return any(
        sum(value is not None for value in cells) > 1 and grid.rows[row][left:right] == cells
        for row in range(head.top, head.bottom + 1)
    )


def only_heading(value: Any) -> Label | None:
    """The label of a lone cell that names a member of a dimension."""
    return label(value) if isinstance(value, str) and heading_members(value) else None
