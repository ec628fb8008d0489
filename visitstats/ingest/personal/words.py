"""The words by which personal data are recognised, from data/reference/words/personal_*.csv."""

import csv
from functools import cache

from visitstats.settings import ROOT

FOLDED = str.maketrans("әғқңөұүһіёң", "агкноууxиен".replace("x", "х"))


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The lines of one word list; without comments, as written there."""
    with (ROOT / "data" / "reference" / "words" / f"personal_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fold(text: str) -> str:
    """Lower case, with the Russian letters that people type for Kazakh ones."""
    return text.lower().translate(FOLDED)
