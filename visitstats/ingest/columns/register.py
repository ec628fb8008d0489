"""The columns of a register: by their headers, checked against what they hold; without a header by what they hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.labels import is_word
from visitstats.ingest.model import Column, Reason
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.values.counts import is_number, read_count
from visitstats.ingest.values.dates import INVALID, in_order, read_date, readings
from visitstats.ingest.values.names import UNKNOWN, read_institution, read_kind, read_ministry
from visitstats.ingest.values.regions import read_region
from visitstats.reference.spelling import fold
from visitstats.texts import mark

HEADER, CONTENT = mark("its header says so: {header}"), mark("its cells say so: {share} % of them")
NOT_TAKEN = mark("left out: {header} is nothing that is counted by")
SECOND = mark("left out: another column fits better")
PRIVATE = mark("left out: it may name persons")


@dataclass
class Roles:
    """Which column of a table has which meaning, and the explained columns."""

    of: dict[str, int] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)

    @cached_property
    def keys(self) -> list[int]:
        """The columns by which visits are counted."""
        return [self.of[name] for name in KEYS if name in self.of]

    def has(self, *meanings: str) -> bool:
        """Whether any of the meanings has a column."""
        return any(meaning in self.of for meaning in meanings)


def looks_like_date(value: Any) -> bool:
    """Whether a cell can be a date of any form, by itself or with a year or month from elsewhere."""
    if isinstance(value, date):
        return True
    if isinstance(value, str):
        return len(value) < 60 and (
            any(not when.problem for when in readings(value.strip())) or not _number_problem(value)
        )
    return isinstance(value, (int, float)) and read_date(value, "dm") is not INVALID


def _number_problem(value: str) -> bool:
    return not is_number(value) or bool(read_date(value, "dm").problem)


def whole_date(value: Any) -> bool:
    """Whether a cell names a day (with or without its year)."""
    if isinstance(value, date):
        return True
    if isinstance(value, str):
        return any(when.full and when.month for when in readings(value.strip())) or bool(
            not _number_problem(value) and read_date(value, "dm").month
        )
    return isinstance(value, (int, float)) and read_date(value, "dm").full and float(value) > 31


def _named_region(value: Any) -> bool:
    return bool(read_region(value).options)


def _named_ministry(value: Any) -> bool:
    return read_ministry(value) not in (UNKNOWN, "blank")


def _named_kind(value: Any) -> bool:
    return read_kind(value) not in (UNKNOWN, "blank")


def _named_institution(value: Any) -> bool:
    return isinstance(value, str) and read_institution(value).kind is not None


def _text(value: Any) -> bool:
    return isinstance(value, str) and not is_number(value)


TESTS: dict[str, tuple[Callable[[Any], bool], float, float]] = {
    # meaning: test of a cell, part of cells needed with a strong header, with a weak one
    "date": (looks_like_date, 0.2, 0.5),
    "plan_date": (looks_like_date, 0.5, 0.5),
    "day": (is_number, 0.5, 0.5),
    "month": (looks_like_date, 0.5, 0.5),
    "year": (looks_like_date, 0.5, 0.5),
    "period": (lambda value: isinstance(value, (str, int, float)), 0.5, 0.5),
    "region": (_named_region, 0.1, 0.4),
    "ministry": (_named_ministry, 0.2, 0.5),
    "visit_kind": (_named_kind, 0.05, 0.5),
    "institution": (_text, 0.5, 0.6),
    "institution_kind": (_text, 0.5, 0.5),
    "count": (lambda value: is_number(value) or read_count(value).number is not None, 0.4, 0.7),
    "status": (lambda value: str(value).strip() == "+" or is_word("status", str(value)) is not None, 0.3, 0.5),
    "place": (_named_region, 0.5, 0.5),
}
BY_CONTENT = (
    ("date", whole_date, 0.7),
    ("region", _named_region, 0.6),
    ("ministry", _named_ministry, 0.6),
    ("visit_kind", _named_kind, 0.6),
    ("institution", _named_institution, 0.5),
)
STRONG = 70
KEYS = ("date", "region", "institution", "ministry", "visit_kind", "month", "year", "day", "period")


def roles(columns: list[Leaf], grid: Grid) -> Roles:
    """The meaning of every column of a register; a meaning belongs to one column only."""
    wishes = []
    for leaf in columns:
        meaning, weight = wished(leaf)
        test = TESTS.get(meaning or "")
        fits = leaf.share(test[0]) if test else 0.0
        if meaning == "institution" and _other_names(leaf):
            meaning, test = None, None  # "Наименование" over regions
        if meaning == "other" and _says_what_was_held(leaf):
            meaning, test, fits = "status", TESTS["status"], 1.0  # "Результат": состоялось, не состоялось
        if meaning in ("count", "fact") and leaf.numeric < 0.5 and leaf.share(TESTS["status"][0]) >= 0.5:
            meaning, test, fits = "status", None, leaf.share(TESTS["status"][0])  # "Проведено": да, нет
        if test and fits < (test[1] if weight >= STRONG else test[2]):
            meaning = "other" if meaning in ("status", "count", "date", "plan_date") else None
        wishes.append((weight, fits, -leaf.column, meaning, leaf))
    chosen: dict[str, Leaf] = {}
    for _, _, _, meaning, leaf in sorted(wishes, key=lambda wish: wish[:3], reverse=True):
        if meaning in TESTS:
            chosen.setdefault(meaning, leaf)
    _choose_by_content(chosen, [wish[4] for wish in wishes if wish[3] is None])
    if "region" not in chosen and "place" in chosen:
        chosen["region"] = chosen.pop("place")
    if "date" not in chosen and "plan_date" in chosen:
        chosen["date"] = chosen.pop("plan_date")
    result = Roles(
        {meaning: leaf.column for meaning, leaf in chosen.items() if meaning not in ("place", "plan_date")},
        leaves=columns,
    )
    result.columns = [_explained(leaf, meaning, result, grid) for _, _, _, meaning, leaf in wishes]
    return result


def _other_names(leaf: Leaf) -> bool:
    """Whether a column of names holds regions, ministries or kinds of visit rather than institutions."""
    if leaf.mostly(_named_institution, 0.3):
        return False
    return any(leaf.mostly(test, 0.7) for test in (_named_region, _named_ministry, _named_kind))


def _says_what_was_held(leaf: Leaf) -> bool:
    """Whether the cells of a column tell of some rows that they were held and of others that they were not."""
    said = {_told(value) for value in leaf.values}
    return {"held", "not_held"} <= said and leaf.mostly(lambda value: _told(value) is not None, 0.9)


def _told(value: Any) -> str | None:
    """What a text says of a visit being held; yes and no say nothing."""
    return is_word("status", value) if len(fold(value)) > 3 else None


def _choose_by_content(chosen: dict[str, Leaf], nameless: list[Leaf]) -> None:
    for meaning, test, needed in BY_CONTENT:
        if meaning in chosen or (meaning == "date" and ("month" in chosen or "day" in chosen)):
            continue
        fitting = [(leaf.share(test), -leaf.column, leaf) for leaf in nameless if leaf not in chosen.values()]
        best = max(fitting, key=lambda item: item[:2], default=None)
        if best and best[0] >= needed and sum(best[2].values.values()) >= 2:
            chosen[meaning] = best[2]


def wished(leaf: Leaf) -> tuple[str | None, int]:
    """The meaning that a column's header asks for: its lowest text, else all of it, else the texts above."""
    if not leaf.path:
        return None, 0
    own, combined = leaf.path[-1], leaf.combined()
    weak = own.weight < STRONG or own.meaning in ("plan", "fact")  # Дата посещения: план, факт
    if len(leaf.path) > 1 and combined and combined.meaning and weak and combined.weight > own.weight:
        return combined.meaning, combined.weight
    if own.meaning:
        return own.meaning, own.weight
    if len(leaf.path) > 1:
        for one in (combined, *reversed(leaf.path[:-1])):
            if one and one.meaning in ("personal", "other", "share"):
                return one.meaning, one.weight
            if one and one.meaning:
                return one.meaning, max(one.weight - 40, 1)
    return None, 0


def _explained(leaf: Leaf, wish: str | None, given: Roles, grid: Grid) -> Column:
    letter, header = grid.letter(leaf.column), leaf.header
    meaning = next((name for name, column in given.of.items() if column == leaf.column), None)
    if meaning:
        if wish == meaning or (wish in ("place", "plan_date")):
            return Column(letter, header, meaning, Reason(HEADER, {"header": header}))
        test = next((test for name, test, _ in BY_CONTENT if name == meaning), None)
        return Column(
            letter, header, meaning, Reason(CONTENT, {"share": round(100 * leaf.share(test)) if test else 100})
        )
    if wish == "personal":
        return Column(letter, header, "personal", Reason(PRIVATE))
    why = Reason(SECOND) if wish in given.of else Reason(NOT_TAKEN, {"header": header})
    return Column(letter, header, "number" if wish == "number" else "ignored", why)


def known_institutions(leaf: Leaf | None) -> bool:
    """Whether a column holds names of institutions rather than numbers."""
    return leaf is not None and leaf.numeric < 0.5


def in_column(value: Any) -> Any:
    """A cell's date under day before month, for tests of a column."""
    return in_order(readings(value), "dm") if isinstance(value, str) else value


def month_values(leaf: Leaf) -> float:
    """The part of a column's cells that name a day."""
    return leaf.share(whole_date)
