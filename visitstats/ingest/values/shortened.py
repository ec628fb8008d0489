"""Shortened names of regions beside a word for region: Карагандин. обл., Запад.-Казахст. обл."""

from functools import cache

from visitstats.reference.spelling import fold
from visitstats.reference.words import Alias, aliases

SHORTEST = {1: 4, 2: 3}  # letters of each word, by the number of words


def shortened(name: str) -> tuple[Alias, ...]:
    """The region whose adjective alone begins with these words; none where two regions' do (Алма. обл.)."""
    words = name.split()
    if len(words) not in SHORTEST or min(map(len, words)) < SHORTEST[len(words)]:
        return ()
    found = {
        alias.code: alias
        for adjective, alias in _adjectives(len(words))
        if all(whole.startswith(word) for whole, word in zip(adjective, words, strict=True))
    }
    return tuple(found.values()) if len(found) == 1 else ()


@cache
def _adjectives(words: int) -> tuple[tuple[list[str], Alias], ...]:
    """The adjectives of regions in so many words (западно казахстанск)."""
    known = [(fold(alias.pattern).split(), alias) for alias in aliases("region") if alias.pattern.endswith("ск*")]
    return tuple((split, alias) for split, alias in known if len(split) == words and alias.form != "town")
