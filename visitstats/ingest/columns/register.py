"""The columns of a register: by their headers, checked against what they hold; without a header by what they hold."""

from dataclasses import dataclass, field
from functools import cached_property

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.meanings import BY_CONTENT, TESTS
from visitstats.ingest.columns.wishes import Wish, all_kinds, wish
from visitstats.ingest.labels import is_word
from visitstats.ingest.model import Column, Reason
from visitstats.ingest.tables.grid import Grid
from visitstats.reference.spelling import fold
from visitstats.reference.words import mentions
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
    towns: bool = False  # the column of regions is one of towns: what is no region there may lie in that of the title

    @cached_property
    def keys(self) -> list[int]:
        """The columns by which visits are counted."""
        return [self.of[name] for name in KEYS if name in self.of]

    def has(self, *meanings: str) -> bool:
        """Whether any of the meanings has a column."""
        return any(meaning in self.of for meaning in meanings)


KEYS = ("date", "region", "institution", "ministry", "visit_kind", "month", "year", "day", "period")


def roles(columns: list[Leaf], grid: Grid) -> Roles:
    """The meaning of every column of a register; a meaning belongs to one column only."""
    wishes = [wish(leaf) for leaf in columns]
    chosen: dict[str, Leaf] = {}
    for one in sorted(wishes, key=lambda one: (one.weight, one.fits, -one.leaf.column), reverse=True):
        if one.meaning in TESTS:
            chosen.setdefault(one.meaning, one.leaf)
    _choose_by_content(chosen, [one.leaf for one in wishes if one.meaning is None or all_kinds(one)])
    if "count" in chosen and _no_number_of_visits(chosen["count"], columns):
        del chosen["count"]
    towns = "region" not in chosen and "place" in chosen
    if towns:
        chosen["region"] = chosen.pop("place")
    if "date" not in chosen and "plan_date" in chosen:
        chosen["date"] = chosen.pop("plan_date")
    result = Roles(
        {meaning: leaf.column for meaning, leaf in chosen.items() if meaning not in ("place", "plan_date")},
        leaves=columns,
        towns=towns,
    )
    result.columns = [_explained(one, result, grid) for one in wishes]
    return result


def _no_number_of_visits(leaf: Leaf, columns: list[Leaf]) -> bool:
    """Whether a column of facts ("Actual number") stands beside no plan and says nothing of visits that were held."""
    if leaf.own is None or leaf.own.meaning != "fact" or is_word("status", leaf.header) == "held":
        return False
    planned = any(one.meaning in ("plan", "plan_date") for other in columns for one in other.path)
    return not planned and not any(word.meaning == "visits" for _, word in mentions("subjects", fold(leaf.header)))


def _choose_by_content(chosen: dict[str, Leaf], nameless: list[Leaf]) -> None:
    for meaning, test, needed in BY_CONTENT:
        if meaning in chosen or (meaning == "date" and "month" in chosen):
            continue
        fitting = [(leaf.share(test), -leaf.column, leaf) for leaf in nameless if leaf not in chosen.values()]
        best = max(fitting, key=lambda item: item[:2], default=None)
        if best and best[0] >= needed and sum(best[2].values.values()) >= 2:
            chosen[meaning] = best[2]
            if meaning == "date":
                chosen.pop("day", None)  # "Days" beside whole dates is how long a visit took


def _explained(one: Wish, given: Roles, grid: Grid) -> Column:
    leaf, asked = one.leaf, one.meaning
    letter, header = grid.letter(leaf.column), leaf.header
    meaning = next((name for name, column in given.of.items() if column == leaf.column), None)
    if meaning:
        if asked == meaning or asked in ("place", "plan_date"):
            return Column(letter, header, meaning, Reason(HEADER, {"header": header}))
        test = next((test for name, test, _ in BY_CONTENT if name == meaning), None)
        return Column(
            letter, header, meaning, Reason(CONTENT, {"share": round(100 * leaf.share(test)) if test else 100})
        )
    if asked == "personal":
        return Column(letter, header, "personal", Reason(PRIVATE))
    why = Reason(SECOND) if asked in given.of else Reason(NOT_TAKEN, {"header": header})
    return Column(letter, header, "number" if asked == "number" else "ignored", why)
