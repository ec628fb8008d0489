"""A table of a sheet as it is found: its blocks with their heads, its titles, the rows that close it."""

from dataclasses import dataclass, field

from visitstats.ingest.guidance import TableGuide
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.head import Head


@dataclass
class Block:
    """One head with the rows below it; `lines` are the text rows directly above its head.

    `reach` are its columns with those beside them that are no other table's: a note may stand there. `closing` are the
    rows below its last one that close it, such as signatures; `numbering` those below its head that number the columns.
    """

    head: Head
    first: int
    last: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    reach: tuple[int, int] = (0, -1)
    closing: range = range(0)
    numbering: range = range(0)


@dataclass
class Found:
    """A table of a sheet: blocks with the same head; titles of its own and those of the sheet, nearest last."""

    grid: Grid
    blocks: list[Block]
    own_titles: list[tuple[int, str]]
    sheet_titles: list[tuple[int, str]]
    guide: TableGuide | None = None  # what a person said of it
    cut: int = 0  # rows that the person took off its end

    @property
    def head(self) -> Head:
        """The head of the first block."""
        return self.blocks[0].head

    @property
    def closing(self) -> list[int]:
        """The rows that close its blocks and count nothing, blank ones among them."""
        return [row for block in self.blocks for row in block.closing]

    @property
    def numbering(self) -> list[int]:
        """The rows directly below its heads that number the columns."""
        return [row for block in self.blocks for row in block.numbering]

    def blank(self, row: int) -> bool:
        """Whether a row holds nothing in the columns of the table and beside them."""
        left, right = self.blocks[0].reach
        return all(value is None for value in self.grid.rows[row][left : right + 1])

    def note_beside(self, row: int) -> bool:
        """Whether a row that is blank within the table has a text beside it: "Источник" in A below a table from B."""
        left, right = self.blocks[0].reach
        return any(isinstance(value, str) for value in self.grid.rows[row][left : right + 1])
