"""Titles above a head: texts that are no header though they stand over some columns of the table."""

from visitstats.ingest.labels import KEYS, Label, is_word, label
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head
from visitstats.ingest.values.regions import mentioned
from visitstats.reference.words import mentions

OF_ROWS = {"date", "day", "institution"}  # headers that only a register has
DATES = {"date", "day"}
MADE = {"plan", "fact", "total"}  # headers over columns of their own
TOLD = {"year", "period", "region"}
LONGEST_HEADER = 3  # words; what is longer and names visits is a title


def is_lone_title(grid: Grid, head: Head, row: int, column: int) -> bool:
    """Whether the only text of a row is a title though it stands, or is merged, over some columns of the table.

    Over a register any text that names visits, a document or what all rows are of; over figures a text as long as a
    title, or a year that would hold for the last of several columns alone.
    """
    found = label(grid.rows[row][column])
    if found is None:
        return False
    if is_word("sections", found.text) or is_word("rows", found.text) == "note":
        return True
    if found.meaning in MADE:
        return _is_long(found) and "year" in found.members
    if not found.members and (found.meaning in DATES or (found.meaning in KEYS and not _is_long(found))):
        return False  # "Дата посещения" over plan and fact, "Вид посещения" over marks
    below = [one for one in map(label, grid.rows[head.bottom][head.left : head.right + 1]) if one]
    if {one.meaning for one in below} & OF_ROWS:
        return _names_visits(found) or _names_document(found) or bool(found.members or mentioned(found.folded))
    under = label(grid.rows[head.bottom][column])
    if found.pure and under and under.meaning in KEYS | {"number"} and (row, column) not in grid.across:
        return True  # a year over the row numbers or the labels alone
    before = [one for one in map(label, grid.rows[head.bottom][head.left + 1 : column]) if one]
    late = bool(before) and not any("year" in one.members for one in before)
    return _is_titled(found) or (late and found.pure and found.members.keys() <= TOLD)


def begins_title(labels: list[Label]) -> bool:
    """Whether a row begins with a title, and another text follows beside it: "Журнал посещений за год | форма 2"."""
    first, *others = labels
    if first.meaning in OF_ROWS or not others or any(map(_is_titled, others)):
        return False
    return _is_titled(first)


def is_title(one: Label) -> bool:
    """Whether a text is the title of a table wherever it stands: "Журнал посещений за 2015 год"."""
    return one.pure and _names_visits(one) and _is_long(one)


def _is_titled(found: Label) -> bool:
    document, visits = _names_document(found), _names_visits(found)
    if not document and not visits:
        return False
    return (document and visits) or _is_long(found) or bool(TOLD & found.members.keys())


def _is_long(found: Label) -> bool:
    return (_names_visits(found) or _names_document(found)) and len(found.folded.split()) > LONGEST_HEADER


def _names_visits(found: Label) -> bool:
    return any(word.meaning == "visits" for _, word in mentions("subjects", found.folded))


def _names_document(found: Label) -> bool:
    return bool(mentions("documents", found.folded))
