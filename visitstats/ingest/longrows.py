"""The rows of a long sheet, kept as columns; a row is put together when it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from visitstats.ingest.coded import Coded, coded

LONG = 400  # rows from which a sheet is kept by columns


class LongRows(Sequence[list[Any]]):
    """Looks like a list of rows; all columns have the same length."""

    def __init__(self, columns: list[Coded]):
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @overload
    def __getitem__(self, place: int) -> list[Any]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[Any]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[row] for row in range(*place.indices(len(self)))]
        return [column.values[column.codes[place]] for column in self.columns]

    def __iter__(self) -> Iterator[list[Any]]:
        return (self[row] for row in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def put(self, row: int, column: int, value: Any) -> None:
        """Change one cell."""
        old = self.columns[column]
        codes = old.codes.copy()
        codes[row] = 0 if value is None else len(old.values)
        self.columns[column] = Coded(codes, old.values if value is None else [*old.values, value])

    def replaced(self, change: Callable[[Any], Any]) -> "LongRows":
        """The same rows with each value changed; what becomes None is blank."""
        return LongRows([column.replaced(change) for column in self.columns])


def by_columns(rows: Sequence[list[Any]], width: int) -> LongRows:
    """Rows as columns; short rows are filled up with blanks."""
    if isinstance(rows, LongRows):
        return rows
    if any(len(row) < width for row in rows):
        rows = [row + [None] * (width - len(row)) for row in rows]
    return LongRows([coded([row[number] for row in rows]) for number in range(width)])
