"""The shape of a head, and the members that its cells name."""

from dataclasses import dataclass

from visitstats.ingest.labels import Label


@dataclass
class Head:
    """The head of a table: rows and columns from 0, all inclusive."""

    top: int
    bottom: int
    left: int
    right: int

    def overlaps(self, other: "Head") -> bool:
        """Whether two heads share a column."""
        return self.left <= other.right and other.left <= self.right


@dataclass
class Run:
    """Cells side by side in one row, without a gap."""

    left: int
    right: int
    labels: list[Label]
    starts: list[int]


def families(labels: list[Label]) -> dict[str, set[str]]:
    """The texts of pure members by dimension."""
    found: dict[str, set[str]] = {}
    for one in labels:
        if one.pure:
            for dimension in one.members:
                found.setdefault(dimension, set()).add(one.folded)
    return found
