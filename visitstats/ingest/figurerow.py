"""One row of a table of figures."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class FigureRow:
    """A row: data, total, part, heading, note, blank, header, skipped; its members and the problem of its label."""

    row: int
    kind: str
    dims: dict[str, Any] = field(default_factory=dict)
    problem: tuple[str, int, Any] | None = None
    holds: dict[str, Any] = field(default_factory=dict)
    level: int = 0
    children: list["FigureRow"] = field(default_factory=list)
