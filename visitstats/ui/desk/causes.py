"""Problems grouped by cause: what is wrong, with which text, in which rows; and what was decided about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from visitstats.access.decisions import blank_cells
from visitstats.ingest.guidance import value_key
from visitstats.ingest.model import Problem
from visitstats.ui.desk import memory
from visitstats.ui.desk.state import Loaded

LEAVE = "leave"  # the rows wait
DIMENSIONS = {
    "region_missing": "region",
    "region_unknown": "region",
    "region_ambiguous": "region",
    "region_not_in_force": "region",
    "ministry_missing": "ministry",
    "ministry_unknown": "ministry",
    "kind_unknown": "visit_kind",
}


@dataclass
class Cause:
    """One cause: a problem with one text, everywhere, or with the blank cells of one file.

    `dimension` is None where no name is asked for; `chosen` is what was decided: a code, none, or None.
    """

    problem: str
    dimension: str | None
    text: str
    folded: str
    rows: list[tuple[Loaded, Problem]] = field(default_factory=list)
    chosen: str | None = None

    @property
    def key(self) -> str:
        """What tells it from other causes, for the keys of fields."""
        return f"{self.problem}_{self.dimension}_{self.folded}_{'' if self.folded else self.rows[0][0].key}"


def of(files: Iterable[Loaded]) -> list[Cause]:
    """The causes in some files: those that a name answers first, each kind by the number of its rows."""
    known = memory.decisions()
    found: dict[tuple[str, str | None, str, str], Cause] = {}
    for one in files:
        for problem in one.understood.problems if one.understood else []:
            dimension = DIMENSIONS.get(problem.problem)
            folded = value_key(problem.value) if dimension and problem.value else ""
            place = "" if folded else one.key
            cause = found.setdefault(
                (problem.problem, dimension, folded, place),
                Cause(problem.problem, dimension, (problem.value or "") if folded else "", folded),
            )
            cause.rows.append((one, problem))
            if dimension:
                cause.chosen = known.get((dimension, folded or blank_cells(one.key)))
    return sorted(found.values(), key=lambda cause: (cause.dimension is None, -len(cause.rows), cause.folded))
