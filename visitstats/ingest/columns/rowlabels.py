"""The columns that label the rows of a table of figures, and the families their cells belong to."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.labels import Label, label
from visitstats.ingest.values.datetext import roman_month
from visitstats.reference.spelling import fold
from visitstats.reference.words import best

NEGATIVE = {"share", "other", "plan", "personal", "plan_date", "date_end", "status"}

TIME = {"year", "month", "period"}
QUARTERS = 4  # of a year

BY_MEANING = {
    "place": "region",
    "date": "time",
    "year": "time",
    "month": "time",
    "period": "time",
    "institution": "institution_kind",
}

FAMILIES = ("time", "region", "ministry", "visit_kind", "institution_kind")


@dataclass
class LabelColumn:
    """A column that names a member for each row; `families` are the dimensions its cells belong to."""

    leaf: Leaf
    dimension: str
    families: tuple[str, ...] = ()

    def in_words(self, value: Any) -> Any:
        """A number below a header of quarters or half-years with the word of the header: 1 or I is "1 Квартал"."""
        header = self.leaf.own
        if header is None or header.meaning != "period" or isinstance(value, bool):
            return value
        number = int(float(value)) if str(value).strip().removesuffix(".0").isdecimal() else roman_month(str(value))
        found = label(f"{number} {header.text}") if number and number <= QUARTERS else None
        return found.text if found and "period" in found.members else value


def families_of(found: Label | None) -> dict[str, Any]:
    """The members of a row's label by family; the years, months and quarters are the family time."""
    if found is None:
        return {}
    if found.meaning in NEGATIVE or found.meaning == "fact":
        return {}
    members = dict(found.members)
    time = {name: members.pop(name) for name in TIME if name in members}
    return {**members, **({"time": time} if time else {})}


def label_column(leaf: Leaf) -> LabelColumn:
    """The dimension of a label column: by its header where its cells agree, else by its cells."""
    counted, total = _counted(leaf)
    meaning = leaf.own.meaning if leaf.own else None
    wish = BY_MEANING.get(meaning or "", meaning if meaning in FAMILIES else None)
    levels = _time_levels(leaf)
    if wish in ("time", None) and len(levels) > 1:
        return LabelColumn(leaf, "time", levels)
    if wish in ("time", None) and len(mixed := _mixed(leaf, "time")) > 1:
        return LabelColumn(leaf, "time", mixed)
    if wish == "time" and any(isinstance(value, (int, float)) for value in leaf.values):
        return LabelColumn(leaf, meaning or "year", ("time",))
    members = max(counted[family] for family in FAMILIES if family != "time")
    if wish is None and members < 2 and _measures(leaf) and leaf.mostly(_is_measure, 0.5):
        return LabelColumn(leaf, "measure", ("measure",))  # "Количество посещений за 2023 год" among others
    dimension = _chosen(wish, counted, total)
    if not dimension and meaning == "group":
        return LabelColumn(leaf, "group", ("group",))  # no region, but each row is a sum of visits
    if not dimension and _measures(leaf):
        return LabelColumn(leaf, "measure", ("measure",))
    return LabelColumn(leaf, dimension, _mixed(leaf, dimension))


def _counted(leaf: Leaf) -> tuple[dict[str, int], int]:
    """How many cells fit each family of names, and how many say anything at all."""
    counted: dict[str, int] = defaultdict(int)
    total = 0
    for value, times in leaf.values.items():
        found = label(value)
        word = best("rows", found.folded) if found and not found.number else None
        if found is None or found.number or (word and word.meaning != "note" and not _all_of_member(found)):
            continue
        total += times
        for family in families_of(found):
            counted[family] += times
    return counted, total


def _chosen(wish: str | None, counted: dict[str, int], total: int) -> str:
    """The dimension that the header wishes for if enough cells agree, else the one that most cells fit."""
    strongest = max(FAMILIES, key=lambda family: counted[family])
    if wish and (counted[wish] * 4 >= total or not total):
        dimension = wish
    elif counted[strongest] * 2 >= total and total:
        dimension = strongest
    else:
        dimension = wish or (strongest if counted[strongest] * 3 >= total and total else "")
    if dimension == "institution_kind" and counted["ministry"] > counted["institution_kind"]:
        dimension = "ministry"
    if dimension != "time" and dimension == wish and counted[strongest] > 2 * counted[wish]:
        dimension = strongest
    return dimension


def _measures(leaf: Leaf) -> bool:
    """Whether the rows are measures: a plan, a fact, numbers of visits and of other things."""
    return any(one.meaning in ("count", "fact") for value in leaf.values if (one := label(value)) is not None)


def _is_measure(value: Any) -> bool:
    found = label(value)
    return found is not None and found.meaning in ("count", "fact", "plan", "share", "other")


def _mixed(leaf: Leaf, dimension: str) -> tuple[str, ...]:
    """The families of a compact pivot's label column, by first appearance; else only its dimension."""
    rows: dict[str, int] = defaultdict(int)
    order: list[str] = []
    for value, times in leaf.values.items():
        found = label(value)
        if found is None or (best("rows", found.folded) and not _all_of_member(found)):
            continue
        family = family_of(value, ())
        if family:
            rows[family] += times
            order += [family] if family not in order else []
    if "time" in order and len(levels := _time_levels(leaf)) > 1:
        place = order.index("time")
        order[place : place + 1] = list(levels)
        rows["year"] = rows["month"] = rows["time"]
    mixed = tuple(family for family in order if rows[family] >= 2)
    return mixed if len(mixed) > 1 and (dimension in mixed or not dimension) else (dimension,)


def _all_of_member(found: Label) -> bool:
    """Whether a row is all of a member: "МВД, всего"."""
    before, comma, after = found.text.partition(",")
    word = best("rows", fold(after)) if comma else None
    return word is not None and word.meaning == "total" and (first := label(before)) is not None and first.pure


def _time_levels(leaf: Leaf) -> tuple[str, ...]:
    """year and month, where years stand above their months in one column of labels."""
    found = [one.members for value in leaf.values if (one := label(value)) is not None and not best("rows", one.folded)]
    years = [place for place, members in enumerate(found) if set(members) == {"year"}]
    months = [
        place for place, members in enumerate(found) if {"month", "period"} & set(members) and "year" not in members
    ]
    if not years or len(months) < 2 or (len(years) == 1 and years[0] > months[-1]):
        return ()  # one year below all of its quarters is no level but their sum
    return ("year", "month") if years[0] < months[0] else ("month", "year")


def family_of(value: Any, families: tuple[str, ...]) -> str | None:
    """The one family that a row's label belongs to."""
    found = families_of(label(value))
    if "month" in families and "time" in found:
        found |= dict.fromkeys(["year"] if set(found["time"]) == {"year"} else ["month"])
    wanted = families or FAMILIES
    if families == ("time",):
        return "time"
    return next((family for family in wanted if family in found), None)
