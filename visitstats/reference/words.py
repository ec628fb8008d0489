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
def _by_beginning(name: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The places of a list's words by the letters that must stand at the beginning of a text; of any word of it."""
    of_text: dict[str, list[int]] = {}
    of_word: dict[str, list[int]] = {}
    for place, word in enumerate(word_list(name)):
        found = of_text if word.source.startswith("^") else of_word
        found.setdefault(_beginning(word.source), []).append(place)
    return of_text, of_word


def _beginning(pattern: str) -> str:
    """The first letters of a pattern, at most three; none where it may begin with anything."""
    first = (pattern.strip("^$").split() or [".."])[0]
    letters = "" if first in ("..", "9") else fold(first.rstrip("*"))
    return letters.split()[0][:LETTERS] if letters else first if first in ("#", "%") else ""


def likely(name: str, folded: str) -> Iterator[Word]:
    """The words of a list that may stand in a folded text, heaviest first: the others begin with other letters."""
    of_text, of_word = _by_beginning(name)
    places = {*of_text.get("", ()), *of_word.get("", ())}
    tokens = folded.split()
    places.update(*(_begun(name, beginning, False) for beginning in {token[:LETTERS] for token in tokens}))
    places.update(*(_begun(name, token[:LETTERS], True) for token in tokens[:1]))
    words = word_list(name)
    return (words[place] for place in sorted(places))


@cache
def _begun(name: str, beginning: str, of_text: bool) -> list[int]:
    """The places of the words of a list that begin as a token does, at the beginning of a text or at any word."""
    found = _by_beginning(name)[0 if of_text else 1]
    sizes = range(1, len(beginning) + 1)
    return [place for size in sizes for place in found.get(beginning[:size], ())]


@cache
def _any_beginning(name: str) -> re.Pattern[str]:
    """What a folded text holds in which a word of the list may stand: a quick look before the slow one."""
    of_text, of_word = ("|".join(map(re.escape, found)) if found else "(?!)" for found in _by_beginning(name))
    return re.compile(f"^(?:{of_text})|(?:^| )(?:{of_word})")


def meaning_of(name: str, folded: str) -> str | None:
    """What the heaviest matching word of a list means, or None."""
    found = best(name, folded)
    return found.meaning if found else None


def best(name: str, folded: str) -> Word | None:
    """The heaviest word of a list found in a folded text."""
    return _best(name, folded) if _any_beginning(name).search(folded) else None


@cache
def _best(name: str, folded: str) -> Word | None:
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
