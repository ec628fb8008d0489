"""Sheets drawn as text: `|` between cells, `<` and `^` continue a merged cell, `d:2016-03-05` is a date."""

import datetime
import re
from typing import Any

from visitstats.ingest.model import Sheet


def laid_out(name: str | None, lines: list[str]) -> Sheet:
    """A sheet of these rows; a merged cell's value stands in its first cell."""
    texts = [[cell.strip() for cell in line.split("|")] if line.strip() else [] for line in lines]
    width = max(map(len, texts))
    texts = [row + [""] * (width - len(row)) for row in texts]
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            top, left = row, column
            while texts[top][left] in ("<", "^"):
                top, left = (top, left - 1) if texts[top][left] == "<" else (top - 1, left)
            if text in ("<", "^"):
                last = ends.get((top, left), (top, left))
                ends[top, left] = max(last[0], row), max(last[1], column)
    merges = [(r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in ends.items()]
    values = [[None if text in ("<", "^") else value(text, name is None) for text in row] for row in texts]
    return Sheet(name, values, merges=merges)


def value(text: str, plain: bool) -> Any:
    """A cell: blank, a date, a moment, a number (as text in a CSV), a text with line breaks."""
    if text.startswith("d:"):
        day = datetime.date.fromisoformat(text[2:])
        return day.strftime("%d.%m.%Y") if plain else day
    if text.startswith("dt:"):
        return datetime.datetime.fromisoformat(text[3:])
    if not plain and re.fullmatch(r"-?\d+(\.\d+f)?", text):
        return float(text.rstrip("f")) if "." in text else int(text)
    return text.replace("\\n", "\n").replace("\\p", "|") or None
