"""The words by which headers, totals, statuses and names are recognised.

They are lines of data/reference/words/*.csv and data/reference/*_aliases.csv.

A pattern is a folded text (see spelling): `*` stands for the rest of a word, `9` for any number, `..` for any words
between, `^` and `$` for the beginning and the end of the text. `*` in the names of regions stands for an ending of at
most five letters.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from visitstats.reference.spelling import fold

BEGINNING = r"(?<!\w)"  # of a word
LETTERS = 3  # at the beginning of a word, by which words are looked up
FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"


@dataclass(frozen=True)
class Word:
    """One line of a word list: a pattern and what it means."""

    source: str
    meaning: str
    weight: int
    language: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first needs it."""
        return re.compile(expression(self.source))


@dataclass(frozen=True)
class Alias:
    """One spelling of a name: the code it stands for, its form, and the days on which it does so."""

    pattern: str
    code: str
    form: str
    valid_from: date
    valid_before: date


def lines(name: str) -> list[dict[str, str]]:
    """The rows of one list; lines that begin with # are remarks."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def expression(pattern: str, ending: str = r"\w*") -> str:
    """A pattern as a regular expression for folded text."""
    begin, end = pattern.startswith("^"), pattern.endswith("$")
    words = ["..." if word == ".." else _word(word, ending) for word in pattern.strip("^$").split()]
    body = " ".join(words).replace(" ... ", r" (?:.* )?")
    return ("^" if begin else BEGINNING) + body + ("$" if end else r"(?!\w)")


def _word(word: str, ending: str) -> str:
    if word in ("#", "%"):
        return word
    if word == "9":
        return r"\d+"
    star = word.endswith("*")
    stem = word.rstrip("*")
    return (fold(stem) or re.escape(stem)) + (ending if star else "")


class Either:
    """Many patterns as one, of which the first that fits counts; parted by their first letters, which makes it fast."""

    def __init__(self, patterns: Sequence[str], ending: str = r"\w*"):
        by_letter: dict[str, list[int]] = {}
        texts = [expression(pattern, ending).removeprefix(BEGINNING) for pattern in patterns]
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            begins = not pattern.startswith("^") and text[0].isalnum()
            by_letter.setdefault(text[0] if begins else "", []).append(number)
        self._numbers = [number for numbers in by_letter.values() for number in numbers]
        branches = [
            f"{letter}(?:{'|'.join(f'({texts[number][len(letter) :]})' for number in numbers)})"
            for letter, numbers in by_letter.items()
        ]
        self.pattern = re.compile(f"{BEGINNING}(?:{'|'.join(branches) or '(?!)'})")

    def number(self, match: re.Match[str]) -> int:
        """Which of the patterns a match is of."""
        return self._numbers[(match.lastindex or 1) - 1]


@cache
def word_list(name: str) -> tuple[Word, ...]:
    """A list of data/reference/words, heaviest patterns first."""
    words = [
        Word(
            row["pattern"],
            row["meaning"],
            int(row.get("weight") or len(row["pattern"].strip("^$*"))),
            row.get("language") or "",
        )
        for row in lines(f"words/{name}")
    ]
    return tuple(sorted(words, key=lambda word: -word.weight))


@cache
def _by_beginning(name: str) -> dict[str, list[int]]:
    """The places of a list's words by the letters that a text must have at the beginning of a word."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(word_list(name)):
        found.setdefault(_beginning(word.source), []).append(place)
    return found


def _beginning(pattern: str) -> str:
    """The first letters of a pattern, at most three; none where it may begin with anything."""
    first = (pattern.strip("^$").split() or [".."])[0]
    letters = "" if first in ("..", "9") else fold(first.rstrip("*"))
    return letters.split()[0][:LETTERS] if letters else first if first in ("#", "%") else ""


def likely(name: str, folded: str) -> Iterator[Word]:
    """The words of a list that may stand in a folded text, heaviest first: the others begin with other letters."""
    beginnings = _by_beginning(name)
    places = set(beginnings.get("", ()))
    for token in set(folded.split()):
        for size in range(1, LETTERS + 1):
            places.update(beginnings.get(token[:size], ()))
    words = word_list(name)
    return (words[place] for place in sorted(places))


@cache
def meaning_of(name: str, folded: str) -> str | None:
    """What the heaviest matching word of a list means, or None."""
    found = best(name, folded)
    return found.meaning if found else None


@cache
def best(name: str, folded: str) -> Word | None:
    """The heaviest word of a list found in a folded text."""
    return next((word for word in likely(name, folded) if word.pattern.search(folded)), None)


def mentions(name: str, folded: str) -> list[tuple[int, Word]]:
    """All words of a list found in a folded text with their places, in reading order."""
    found = [(match.start(), word) for word in likely(name, folded) for match in word.pattern.finditer(folded)]
    return sorted(found, key=lambda pair: (pair[0], -pair[1].weight))


@cache
def aliases(dimension: str) -> tuple[Alias, ...]:
    """The spellings of region, ministry, kind or institution_kind."""
    return tuple(
        Alias(
            row["alias"],
            row["code"],
            row["form"],
            date.fromisoformat(row.get("valid_from") or "1900-01-01"),
            date.fromisoformat(row.get("valid_before") or "9999-01-01"),
        )
        for row in lines(f"{dimension}_aliases")
    )
