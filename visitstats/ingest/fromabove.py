"""Cells that hold the value above them: blank ones of columns filled only at each change, and marks of repetition."""

import re
from typing import Any

import numpy as np

from visitstats.ingest.coded import Coded
from visitstats.ingest.labels import is_word

SIGN = re.compile(r"(?=.*[/\"'«»“”„〃|])(?:[-–—.\s]*(?://+|\"+|''+|[«»“”„〃]+|\|\|))+[-–—.\s]*")  # -//-, — " —


def only_at_change(cells: Coded, part: float = 0.25) -> bool:
    """Whether a column is only filled where its value changes: this part is blank, and no value follows itself."""
    codes = cells.codes
    if not len(codes) or not codes[0] or np.count_nonzero(codes == 0) < part * len(codes):
        return False
    return not np.any((codes[1:] == codes[:-1]) & (codes[1:] != 0))


def fill_down(cells: Coded) -> Coded:
    """The cells with blanks holding the value above."""
    last = np.maximum.accumulate(np.where(cells.filled(), np.arange(len(cells)), 0))
    return cells.taken(last)


def repeated_marks(cells: Coded) -> Coded:
    """The cells with marks such as -//- or "то же" holding the value above."""
    marks = cells.test(is_repetition)
    if not marks.any():
        return cells
    return cells.taken(np.maximum.accumulate(np.where(marks, 0, np.arange(len(cells)))))


def is_repetition(value: Any) -> bool:
    """Whether a cell says nothing but "as above"."""
    return isinstance(value, str) and bool(SIGN.fullmatch(value.strip()) or is_word("repeated", value))
