"""One row of a table of figures."""

from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.bodyrows import first_text
from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.tables.found import Found
from visitstats.ingest.values.names import BLANK, LOCAL, read_ministry


@dataclass
class FigureRow:
    """A row: data, total, part, heading, note, blank, header, skipped; its members and the problem of its label.

    `text` is what its label says.
    """

    row: int
    kind: str
    dims: dict[str, Any] = field(default_factory=dict)
    problem: tuple[str, int, Any] | None = None
    holds: dict[str, Any] = field(default_factory=dict)
    level: int = 0
    children: list["FigureRow"] = field(default_factory=list)
    text: str | None = None

    def settle_ministry(self) -> None:
        """A blank ministry or a local body is that of the kind of institution beside it, where it can only be one."""
        known = getattr(self.dims.get("institution_kind"), "ministry", None)
        if known and self.problem and self.problem[0] in ("ministry_missing", "ministry_unknown"):
            self.problem = None if read_ministry(self.problem[2]) in (BLANK, LOCAL) else self.problem


def text_of(found: Found, table: Crosstab, row: int) -> str | None:
    """The first text of a row's labels; where no label is filled, of the whole row ("Итого" below the row numbers)."""
    cells = found.grid.rows[row]
    labels = [cells[one.leaf.column] for one in table.labels]
    filled = any(value is not None for value in labels)
    return first_text(labels if filled else cells[found.head.left : found.head.right + 1])
