"""How well a text reads as Russian or Kazakh: by the pairs of letters of the words that the product itself uses."""

import math
import re
from collections import Counter
from functools import cache

from visitstats.settings import ROOT

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]+")
OWN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
FOREIGN_PENALTY, SYMBOL_PENALTY, CASE_PENALTY = -9.0, -7.0, -6.0
SYMBOL_IN_WORD = re.compile(
    r"(?<=[а-яёәғқңөұүһі])[^\w\s\-.,;:!?()\"'«»/\\|№*%&+’‘“”„–—]|[\u2500-\u25ff]", re.IGNORECASE
)
INNER_CAPITAL = re.compile(r"(?<=[а-яёәғқңөұүһі])[А-ЯЁӘҒҚҢӨҰҮҺІ]")


@cache
def _pairs() -> tuple[dict[str, float], frozenset[str]]:
    """Logarithms of the frequency of each pair of letters (a space stands for the word's edge), and the words."""
    words: Counter[str] = Counter()
    for path in sorted((ROOT / "data" / "reference").glob("**/*.csv")):
        words.update(CYRILLIC.findall(path.read_text(encoding="utf-8").lower()))
    pairs: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    for word, times in words.items():
        weight = 1 + math.log(times)
        for pair in _pairs_of(word):
            pairs[pair] += weight  # type: ignore[assignment]
            firsts[pair[0]] += weight  # type: ignore[assignment]
    size = len(OWN) + 1
    logs = {pair: math.log((times + 0.1) / (firsts[pair[0]] + 0.1 * size)) for pair, times in pairs.items()}
    return logs, frozenset(words)


def _pairs_of(word: str) -> list[str]:
    edged = f" {word} "
    return [edged[i : i + 2] for i in range(len(edged) - 1)]


def reads_as(text: str) -> float:
    """Mean score of a pair of letters over the different words of the text: about -3 for real text, below -5 else."""
    logs, known = _pairs()
    total, number = 0.0, 0
    words = {word for word in WORD.findall(text) if not word.isascii()}
    for word in words:
        small = word.lower()
        pairs = _pairs_of(small)
        number += len(pairs)
        total += sum(logs.get(pair, -8.0) if set(pair) <= OWN | {" "} else FOREIGN_PENALTY for pair in pairs)
        total += len(small) if small in known else 0.0
        if not word.isupper():
            total += CASE_PENALTY * len(INNER_CAPITAL.findall(word))
    symbols = len(set(SYMBOL_IN_WORD.findall(text)))
    return (total + SYMBOL_PENALTY * symbols) / number if number else -9.0
