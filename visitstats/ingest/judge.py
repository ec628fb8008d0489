"""Whether a found table is a register, a table of figures, or no table of visits at all, and why."""

from dataclasses import dataclass
from typing import Any

from visitstats.ingest.columns.crosstab import crosstab, is_count_cell
from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.meanings import whole_date
from visitstats.ingest.columns.register import Roles, roles
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.context import subject
from visitstats.ingest.labels import is_word, label
from visitstats.ingest.model import Reason
from visitstats.ingest.spoken import dimensions, subject_matter
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.counts import is_number
from visitstats.reference.spelling import fold
from visitstats.reference.words import mentions
from visitstats.texts import mark

ONE_ROW = mark("one row is one visit: it has {what}")
NUMBERS = mark("its cells are numbers of visits by {what}")
SPEAKS = mark("not counted: it speaks of {subject}")


@dataclass
class Judged:
    """The kind of a table (records, figures or None) with its columns and the reason."""

    kind: str | None
    why: Reason | None = None
    roles: Roles | None = None
    table: Crosstab | None = None


def judge(found: Found, columns: list[Leaf], file: str) -> Judged:
    """Say what a found table is."""
    about = _subject(found, file)
    given = roles(columns, found.grid)
    if _is_register(given, columns):
        if about and about != "visits" and not _held_all_the_same(about, given, columns):
            return Judged(None, Reason(SPEAKS, {"subject": subject_matter(about)}))
        if not _speaks_of_visits(about, _titled(found), given, columns):
            return Judged(None, Reason(SPEAKS, {"subject": subject_matter(None)}))
        what = mark("an institution") if "institution" in given.of else mark("a date")
        return Judged("records", Reason(ONE_ROW, {"what": Reason(what)}), roles=given)
    table = crosstab(columns)
    if not _is_figures(table):
        return Judged(None)
    if about is None and _sums_of_money(table):
        about = "costs"
    if about is None and found.head.bottom < found.head.top and not _of_the_mechanism(found, file):
        return Judged(None)  # names with numbers and nothing that says what they count
    if about and about != "visits" and not _counts_visits(table) and not (about == "plan" and _has_fact(columns)):
        return Judged(None, Reason(SPEAKS, {"subject": subject_matter(about)}))
    named = {name for column in table.of_role("value") for name in column.dims} | {
        one.dimension for one in table.labels
    }
    return Judged("figures", Reason(NUMBERS, {"what": dimensions(sorted(named))}), table=table)


def _subject(found: Found, file: str) -> str | None:
    name = file.rsplit(".", 1)[0].replace("_", " ")
    for titles in (found.own_titles, found.sheet_titles):
        for texts in _nearest_first(titles):
            if about := subject(texts):
                return about
    return subject([found.grid.sheet.name or ""]) or subject([name])


def _nearest_first(titles: list[tuple[int, str]]) -> list[list[str]]:
    """The titles in groups of rows without a blank row between them, the group nearest to the table first."""
    groups: list[list[str]] = []
    for place, (row, text) in enumerate(titles):
        if place and row == titles[place - 1][0] + 1:
            groups[-1].append(text)
        else:
            groups.append([text])
    return groups[::-1]


def _titled(found: Found) -> bool:
    """Whether the table's own title, or else the sheet's name, speaks of visits."""
    own = subject([text for _, text in [*found.own_titles, *found.sheet_titles]])
    return (own or subject([found.grid.sheet.name or ""])) == "visits"


def _is_register(given: Roles, columns: list[Leaf]) -> bool:
    """A register has an institution or a full date; three dimensions in words without any number will do."""
    by_column = {leaf.column: leaf for leaf in columns}
    members = [leaf for leaf in columns if leaf.column not in given.of.values() and _crossed(leaf)]
    if "date" in given.of and by_column[given.of["date"]].share(whole_date) >= 0.25:
        crossed = {name for leaf in members if leaf.own for name in leaf.own.members}
        return "institution" in given.of or len(members) < 2 or bool(crossed & given.of.keys())  # else days by regions
    if "day" in given.of and ("month" in given.of or given.has("region", "institution", "ministry")):
        return True
    if "day" in given.of and "count" in given.of and by_column[given.of["day"]].mostly(_day, 0.6):
        return True  # "Число | Кол-во посещений" below the name of a month
    if "institution" in given.of:
        return len(members) < 2
    keys = [name for name in ("date", "month", "region", "ministry", "visit_kind") if name in given.of]
    numbers = [
        leaf
        for leaf in columns
        if leaf.numeric > 0.5 and leaf.column not in given.of.values() and not _number_column(leaf)
    ]
    return len(keys) >= 3 and not numbers and "count" not in given.of


def _day(value: Any) -> bool:
    return isinstance(value, (int, float)) and value in range(1, 32)


def _number_column(leaf: Leaf) -> bool:
    return leaf.own is not None and leaf.own.meaning in ("number", "other", "personal")


def _crossed(leaf: Leaf) -> bool:
    own = leaf.own
    return own is not None and own.pure and leaf.share(is_number) > 0.3


def _held_all_the_same(about: str, given: Roles, columns: list[Leaf]) -> bool:
    """Whether a register titled as a plan tells what was held, or one of facilities or members is one of visits."""
    if about == "plan":
        fact = any(
            one.meaning == "fact" or (one.meaning == "date" and one.weight >= 95)
            for leaf in columns
            for one in leaf.path
        )
        return "status" in given.of or fact
    if about in ("facilities", "members"):
        dated = any(leaf.column == given.of.get("date") and leaf.own and leaf.own.meaning == "date" for leaf in columns)
        return dated or "visit_kind" in given.of or _visit_words(columns)
    return False


def _visit_words(columns: list[Leaf]) -> bool:
    return any(
        word.meaning == "visits"
        for leaf in columns
        for one in leaf.path
        for _, word in mentions("subjects", one.folded)
    )


def _speaks_of_visits(about: str | None, titled: bool, given: Roles, columns: list[Leaf]) -> bool:
    """A register counts visits when its title or a header says so, or when it has a date and an institution."""
    dated = given.has("date", "month", "day", "year", "period")
    if dated and (given.has("visit_kind") or about == "visits" or _visit_words(columns)):
        return True
    if not dated:
        counted = [leaf for leaf in columns if leaf.column == given.of.get("count")]
        return (titled or _visit_words(counted)) and given.has("institution", "region")
    return given.has("institution", "ministry", "region")


def _is_figures(table: Crosstab) -> bool:
    values = table.of_role("value")
    if not any(is_count_cell(value) for column in values for value in column.leaf.values):
        return False
    dims = {name for column in values for name in column.dims}
    return bool(table.labels) or bool(dims)


def _of_the_mechanism(found: Found, file: str) -> bool:
    """Whether a title, the sheet or the file names the preventive mechanism."""
    texts = [text for _, text in [*found.own_titles, *found.sheet_titles]]
    return any(is_word("mechanism", text) for text in [*texts, found.grid.sheet.name or "", file])


def _sums_of_money(table: Crosstab) -> bool:
    """Whether all numbers stand under headers of costs, such as "Сумма"."""
    headers = [column.leaf.own for column in table.of_role("value")]
    return bool(headers) and all(one is not None and subject([one.text]) == "costs" for one in headers)


def _has_fact(columns: list[Leaf]) -> bool:
    """Whether a column, or a row's label, is one of facts beside a plan."""
    labels = [one for leaf in columns for one in leaf.path]
    labels += [found for leaf in columns[:3] for value in leaf.values if (found := label(value))]
    return any(one.meaning == "fact" for one in labels)


def _counts_visits(table: Crosstab) -> bool:
    """Whether a header or a row of the numbers speaks of visits though the title speaks of something else."""
    headers = [one for column in table.of_role("value") for one in column.leaf.path]
    measures = [value for one in table.labels if one.dimension == "measure" for value in one.leaf.body.first(30)]
    return any(
        one.meaning in ("count", "fact")
        and any(word.meaning == "visits" for _, word in mentions("subjects", fold(one.text)))
        for one in [*headers, *filter(None, map(label, measures))]
    )
