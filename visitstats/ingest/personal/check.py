"""The questions the other steps ask: is this column personal, does this text hold personal data, what may be kept."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from visitstats.ingest.personal import names, numbers
from visitstats.ingest.personal.words import fold, rows

MASK = "•••"
SEPARATORS = re.compile(r"[\W_]+")


def is_personal_header(text: str | None) -> bool:
    """Whether a column of this header holds names, numbers or free text about persons, and no count of them."""
    if not text:
        return False
    words = _plain(text)
    return bool(_pattern("headers").search(words)) and not _pattern("counts").search(words)


@lru_cache(maxsize=300_000)
def holds_personal_data(text: str | None) -> bool:
    """Whether a text holds an IIN, a telephone, an e-mail, a date of birth or the name of a person."""
    return bool(text) and bool(_found(str(text)))


@lru_cache(maxsize=300_000)
def clean(text: str | None) -> str | None:
    """The text with personal data masked; None when little else is left. Other text comes back as it is."""
    if not text:
        return text
    masked = _masked(text, text)
    if masked == text:
        return text
    left = masked.replace(MASK, "")
    return masked if sum(map(str.isalpha, left)) >= 3 else None


def clean_file_name(name: str) -> str:
    """The file's name (without folders) with personal data masked; the extension stays."""
    base = re.split(r"[\\/]", name)[-1]
    stem, dot, extension = base.rpartition(".")
    if not dot:
        stem, extension = base, ""
    return clean_title(stem) + dot + extension


def clean_title(name: str) -> str:
    """The name of a file or sheet with personal data masked; here a surname alone is one of a person, too."""
    seen = name.replace("_", " ")
    return _masked(name, seen, [match.span() for match in names.lone_surnames(seen)])


def _masked(text: str, seen: str, more: Iterable[tuple[int, int]] = ()) -> str:
    for start, end in reversed(_found(seen, more)):
        text = text[:start] + MASK + text[end:]
    return text


def _found(text: str, more: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Spans of personal data, in order and without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*numbers.spans(text), *names.spans(text), *more]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _plain(text: str) -> str:
    return f" {SEPARATORS.sub(' ', fold(text)).strip()} "


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """All words of one list as one pattern; a star stands for any ending of the word."""
    words = sorted({_plain(row["word"].replace("*", "ZZ")).strip() for row in rows(name)}, key=len, reverse=True)
    return re.compile("(?<= )(?:" + "|".join(re.escape(w).replace("zz", r"\w*") for w in words) + ")(?= )")
