"""Columns by their different values: what is once a value is done in Python, what is once a row in arrays."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa

T = TypeVar("T")

ROOMY = 1 << 16  # combinations that are looked up in a table rather than searched for
NUMBERS = {bool, int, float}


@dataclass
class Coded:
    """One column: `codes` (int32) says of each cell where its value stands in `values`; 0 is the blank cell.

    `texts` are the values but the blank one as Arrow holds them, where the reader got them like that.
    """

    codes: np.ndarray
    values: list[Any]
    texts: pa.Array | None = None

    def __len__(self) -> int:
        return len(self.codes)

    def at(self, place: int) -> Any:
        """The value of one cell."""
        return self.values[self.codes[place]]

    def taken(self, places: Any) -> "Coded":
        """The cells of some rows: an array of places or a slice."""
        return Coded(self.codes[places], self.values, self.texts)

    def filled(self) -> np.ndarray:
        """Which cells are not blank."""
        return self.codes != 0

    def present(self) -> np.ndarray:
        """The codes that occur, in the order in which they do."""
        first = first_places(self.codes)
        return np.flatnonzero(first >= 0)[np.argsort(first[first >= 0], kind="stable")]

    def first(self, number: int) -> list[Any]:
        """The first different values but blank."""
        return [self.values[code] for code in self.present()[: number + 1] if code][:number]

    def counts(self) -> list[tuple[Any, int]]:
        """The different values but blank, each with the number of its cells, in the order in which they occur."""
        times = np.bincount(self.codes, minlength=1).tolist()
        return [(self.values[code], times[code]) for code in self.present().tolist() if code]

    def replaced(self, change: Callable[[Any], Any]) -> "Coded":
        """The same column with each value changed; what becomes None is blank."""
        changed = [None, *map(change, self.values[1:])]
        if all(new is old for new, old in zip(changed, self.values, strict=True)):
            return self
        kept = np.array([0 if value is None else code for code, value in enumerate(changed)], np.int32)
        return Coded(kept[self.codes], changed)

    def test(self, check: Callable[[Any], bool]) -> np.ndarray:
        """Which cells pass a test; a blank one does not. Only values that occur are asked."""
        passed = np.zeros(len(self.values), bool)
        for code in self.present():
            passed[code] = bool(code) and check(self.values[code])
        return passed[self.codes]


def coded(cells: Iterable[Any]) -> Coded:
    """A column of cells; 1, 1.0 and True are three values."""
    cells = cells if isinstance(cells, list) else list(cells)
    known: dict[Any, int] = {None: 0}
    if len(NUMBERS & set(map(type, cells))) > 1:
        codes = [0 if cell is None else known.setdefault((type(cell), cell), len(known)) for cell in cells]
        values = [None, *(key[1] for key in list(known)[1:])]
    else:
        codes = [known.setdefault(cell, len(known)) for cell in cells]
        values = list(known)
    return Coded(np.array(codes, np.int32), values)


def joined(parts: Sequence[Coded]) -> Coded:
    """Parts of one column, which share its values, one below the other."""
    codes = np.concatenate([part.codes for part in parts]) if len(parts) > 1 else parts[0].codes
    return Coded(codes, parts[0].values, parts[0].texts)


def first_places(ids: np.ndarray) -> np.ndarray:
    """Where each number first stands; -1 for one that does not."""
    first = np.full(int(ids.max()) + 1 if len(ids) else 0, -1, np.int64)
    first[ids[::-1]] = np.arange(len(ids) - 1, -1, -1)  # of equal numbers the last one written stays
    return first


def together(*parts: np.ndarray) -> np.ndarray:
    """One number for each different combination of numbers, from 0 without gaps. Without parts: all are alike."""
    telling = [part for part in parts if len(part) and part.max()]
    if len(telling) < 2:
        return numbered(telling[0] if telling else parts[0])
    ids = telling[0]
    for part in telling[1:]:
        ids = numbered(ids.astype(np.int64) * (int(part.max()) + 1) + part)
    return ids


def numbered(keys: np.ndarray) -> np.ndarray:
    """The same numbers counted through from 0."""
    most = int(keys.max()) + 1 if len(keys) else 0
    if most <= ROOMY + 4 * len(keys):
        seen = np.zeros(most, bool)
        seen[keys] = True
        return (np.cumsum(seen, dtype=np.int32) - 1)[keys]
    return pa.array(keys).dictionary_encode().indices.to_numpy(zero_copy_only=False)


@dataclass
class Answers(Generic[T]):
    """One answer for each different question: `ids` says of each row which of `found` is its own."""

    ids: np.ndarray
    found: list[T]

    def at(self, place: int) -> T:
        """The answer of one row."""
        return self.found[self.ids[place]]

    def each(self, take: Callable[[T], Any], kind: Any) -> np.ndarray:
        """What is taken of the answers, row by row."""
        return np.array([take(one) for one in self.found], kind)[self.ids]

    def numbers(self, take: Callable[[T], Any]) -> np.ndarray:
        """A number for each different thing that is taken of the answers, row by row."""
        known: dict[Any, int] = {}
        return self.each(lambda one: known.setdefault(take(one), len(known)), np.int64)

    def dictionary(self, take: Callable[[T], str | None], places: np.ndarray) -> pa.DictionaryArray:
        """Texts that are taken of the answers, of these rows, as an Arrow array that holds each answer once."""
        texts = pa.array([take(one) for one in self.found], pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(self.ids[places].astype(np.int32)), texts)

    def arrow(self, take: Callable[[T], Any], kind: pa.DataType, places: np.ndarray) -> pa.Array:
        """What is taken of the answers as an Arrow array of these rows."""
        return pa.array([take(one) for one in self.found], kind).take(pa.array(self.ids[places]))


def ask(ids: np.ndarray, read: Callable[[int], T]) -> Answers[T]:
    """Rows of one number are alike: the first of them is read. The numbers are from 0 without gaps."""
    return Answers(ids, [read(int(place)) for place in first_places(ids)])
