"""The columns of a table of figures as the steps hand them on."""

from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.columns.leaves import Leaf
from visitstats.ingest.columns.rowlabels import LabelColumn


@dataclass
class ValueColumn:
    """A column of numbers and its role; `dims` are the members that its header names, `measure` what it measures.

    Roles: value (its cells count), unknown (they wait), total, part, plan, ignored; plain until it is decided.
    """

    leaf: Leaf
    role: str
    dims: dict[str, Any] = field(default_factory=dict)
    measure: str | None = None


@dataclass
class Crosstab:
    """The columns of a table of figures: labels of the rows, numbers, and those that are neither."""

    labels: list[LabelColumn]
    values: list[ValueColumn]
    ignored: list[Leaf]

    def of_role(self, role: str) -> list[ValueColumn]:
        """The number columns of a role."""
        return [column for column in self.values if column.role == role]
