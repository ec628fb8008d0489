"""The meaning that a column of a register asks for: by its header, and where its cells say otherwise by these."""

from dataclasses import dataclass
from typing import Any

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.meanings import (
    TESTS,
    looks_like_date,
    named_institution,
    named_kind,
    named_ministry,
    named_region,
    whole_date,
)
from visitstats.ingest.labels import is_word, label
from visitstats.reference.spelling import fold

STRONG = 70


@dataclass(frozen=True)
class Wish:
    """A column with the meaning that it asks for, how strongly, and the part of its cells that fit."""

    leaf: Leaf
    meaning: str | None
    weight: int
    fits: float


def wish(leaf: Leaf) -> Wish:
    """What a column asks to be; "other" or nothing where its cells do not fit its header."""
    meaning, weight = wished(leaf)
    fits = leaf.share(TESTS[meaning][0]) if meaning in TESTS else 0.0
    if by_cells := _by_cells(meaning, leaf):
        meaning, fits = by_cells, 1.0
    elif meaning in ("plan", "fact"):
        meaning, fits = _beside_plan(meaning, leaf)
    if meaning == "institution" and _other_names(leaf):
        meaning = None  # "Наименование" over regions
    elif meaning in TESTS and not _fit(leaf, meaning, fits, weight):
        meaning = "other" if meaning in ("status", "count", "date", "plan_date") else None
    return Wish(leaf, meaning, weight, fits)


def _fit(leaf: Leaf, meaning: str, fits: float, weight: int) -> bool:
    """Whether enough cells of a column fit its header, those of totals ("Итого по области") not counted."""
    test, strong, weak = TESTS[meaning]
    needed = strong if weight >= STRONG else weak
    if fits >= needed:
        return True
    others = [(value, times) for value, times in leaf.sample.items() if is_word("rows", value) not in ("total", "part")]
    return sum(times for value, times in others if test(value)) >= needed * sum(times for _, times in others) > 0


def _by_cells(meaning: str | None, leaf: Leaf) -> str | None:
    """Another meaning than the header's where the cells leave no doubt."""
    if meaning == "other" and _names_visited(leaf):
        return "institution"  # "Посещённые учреждения", which may be a number too
    if meaning in ("other", None) and _says_what_was_held(leaf):
        return "status"  # "Результат": состоялось, не состоялось
    if meaning == "day" and leaf.mostly(_day_and_month, 0.5):
        return "date"  # "Число": 8 октября 2013 г.
    if meaning in ("region", "ministry", "visit_kind", "institution") and leaf.mostly(whole_date, 0.5):
        return "date"  # "Вид посещения / Дата" with the kinds as group headings
    if meaning == "count" and _says_when_held(leaf):
        return "date"  # "Проведено": 12.04.2021
    if meaning in ("region", "ministry", "visit_kind") and _ends_with_institutions(leaf):
        return "institution"  # "Ведомство / Учреждение" with the ministries as group headings
    if meaning in ("region", "place") and _holds_institutions(leaf):
        return "institution"  # "Место": ИВС г. Аксу
    if meaning in ("count", "fact") and leaf.numeric < 0.5 and leaf.share(TESTS["status"][0]) >= 0.5:
        return "status"  # "Проведено": да, нет
    return None


def _beside_plan(meaning: str, leaf: Leaf) -> tuple[str, float]:
    """A column of a plan or of facts holds dates or numbers of visits."""
    if leaf.numeric < 0.5 and leaf.share(looks_like_date) >= 0.5:
        return "date" if meaning == "fact" else "plan_date", 1.0
    return ("count", leaf.share(TESTS["count"][0])) if meaning == "fact" else (meaning, 0.0)


def wished(leaf: Leaf) -> tuple[str | None, int]:
    """The meaning that a column's header asks for: its lowest text, else all of it, else the texts above."""
    if not leaf.path:
        return None, 0
    own, combined = leaf.path[-1], leaf.combined()
    weak = own.weight < STRONG or (  # Дата посещения: план, факт
        own.meaning in ("plan", "fact") and combined is not None and combined.meaning in ("date", "plan_date")
    )
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


def _other_names(leaf: Leaf) -> bool:
    """Whether a column of names holds regions, ministries or kinds of visit rather than institutions."""
    if leaf.mostly(named_institution, 0.3):
        return False
    return any(leaf.mostly(test, 0.7) for test in (named_region, named_ministry, named_kind))


def all_kinds(one: Wish) -> bool:
    """Whether a column of remarks tells the kind of nearly each visit: "Примечание" over плановое, внеплановое."""
    leaf = one.leaf
    if one.meaning != "other" or len(leaf.sample) < 2 or leaf.body.filled().sum() < 0.5 * len(leaf.body):
        return False
    return leaf.mostly(named_kind, 0.8)


def _names_visited(leaf: Leaf) -> bool:
    """Whether a column speaks of institutions in its header and names one in most of its cells."""
    return is_word("institutions", leaf.header) is not None and leaf.mostly(named_institution, 0.6)


def _day_and_month(value: Any) -> bool:
    """Whether a cell of a column of days names its month too, also as a number: 12.04."""
    return whole_date(value) or (isinstance(value, float) and not value.is_integer())


def _holds_institutions(leaf: Leaf) -> bool:
    """Whether most cells below a heading of places name institutions, and few of them a region in so many words."""
    return leaf.mostly(named_institution, 0.6) and not leaf.mostly(named_region, 0.3)


def _ends_with_institutions(leaf: Leaf) -> bool:
    """Whether a header names levels of which the last is the institution, as most cells do."""
    outer, slash, inner = leaf.header.rpartition("/")
    found = label(inner) if slash and outer.strip() else None
    return found is not None and found.meaning == "institution" and leaf.mostly(named_institution, 0.5)


def _says_when_held(leaf: Leaf) -> bool:
    """Whether a header only says that visits were held and the cells below it are days: a plan's stand beside them."""
    return is_word("status", leaf.header) == "held" and leaf.mostly(whole_date, 0.5)


def _says_what_was_held(leaf: Leaf) -> bool:
    """Whether the cells of a column tell of some rows that they were held and of others that they were not."""
    if not leaf.mostly(lambda value: _told(value) is not None, 0.8):
        return False
    return {"held", "not_held"} <= {_told(value) for value in leaf.values}


def _told(value: Any) -> str | None:
    """What a text says of a visit being held; yes and no say nothing."""
    return is_word("status", value) if len(fold(value)) > 3 else None
