"""Times two ways of doing the same thing in turn, and sets the results in a table."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One comparison: seconds of both sides (medians), the median ratio of the pairs and the goal for it."""

    what: str
    ours: float
    peer: str
    peer_seconds: float
    ratio: float
    goal: float

    @property
    def met(self) -> bool:
        return self.ratio <= self.goal


def compare(what: str, ours: Callable[[], object], peer: str, other: Callable[[], object], goal: float,
            runs: int = 5) -> Row:  # fmt: skip
    """Run `ours` and `other` in turn, once to warm up and `runs` times to count."""
    seconds(ours)
    seconds(other)
    return median_row(what, peer, [(seconds(ours), seconds(other)) for _ in range(runs)], goal)


def median_row(what: str, peer: str, pairs: list[tuple[float, float]], goal: float) -> Row:
    """A row from pairs of seconds, ours and the peer's."""
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Row(what, mine, peer, theirs, ratio, goal)


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(rows: list[Row]) -> str:
    """The rows as text in columns."""
    head = ("what", "ours s", "peer or limit", "peer s", "ratio", "goal", "met")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    met = "yes" if row.met else "NO"
    return (
        row.what,
        f"{row.ours:.3f}",
        row.peer,
        f"{row.peer_seconds:.3f}",
        f"{row.ratio:.2f}",
        f"{row.goal:.2f}",
        met,
    )
