"""Names of persons in a text, by their shape and endings; names of places and "named after" are left alone."""

import re
from collections.abc import Iterator
from functools import cache

from visitstats.ingest.personal.words import fold, rows

Span = tuple[int, int]

UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÁǴŃÓÚÝŞĞÜÖÑĀŪ"
LOWER = "a-zа-яёәғқңөұүһіáǵńóúýşğüöñıāū"
NAME = rf"[{UPPER}](?:[{LOWER}]{{1,}}|[{UPPER}]{{2,}})(?:-[{UPPER}][{UPPER}{LOWER}]+)?"
INITIAL = rf"[{UPPER}](?:[{LOWER}])?\s?\."
START, END = rf"(?<![{UPPER}{LOWER}\w-])", rf"(?![{UPPER}{LOWER}\w])"
NEAR = 24  # characters around a name in which a word such as "имени" is looked for


def _endings(what: str) -> str:
    found = {row["pattern"] for row in rows("names") if row["what"] == what}
    return "|".join(sorted((re.escape(e) for e in found), key=len, reverse=True))


def _word_with(endings: str, least: int) -> str:
    """A capitalised or upper-case word with one of the endings; `(?i:…)` lets the endings stand in either case."""
    return rf"[{UPPER}][{UPPER}{LOWER}]{{{least},}}(?i:{endings})(?:-[{UPPER}][{UPPER}{LOWER}]+)?"


@cache
def _patterns() -> list[re.Pattern[str]]:
    surname, strong = _word_with(_endings("surname"), 1), _word_with(_endings("strong surname"), 1)
    father = _word_with(_endings("patronymic"), 2)
    given = "(?:" + "|".join(row["name"] for row in rows("given_names")) + ")"
    given = rf"(?i:{given})(?:[аяуеою]|ом|ем|ой|ға|ге|тың|тің|дың|дің|ның|нің|ды|ді|ты|ті)?"
    whole = f"(?:{_endings('whole surname')})(?:а|у|ым|ой|е)?"
    child = r"(?:ұлы|улы|қызы|кызы|оглы|uly|ogly|kyzy|qyzy)"
    return [
        re.compile(START + body + tail)
        for body, tail in [
            (rf"{NAME}\s{{0,2}}{INITIAL}\s{{0,2}}{INITIAL}?[{UPPER}]?\.?(?<=\.[{UPPER}\s.].)", ""),
            (rf"{NAME}\s{{1,2}}{INITIAL}\s{{0,2}}[{UPPER}]\b\.?", ""),
            (rf"{INITIAL}\s{{0,2}}{INITIAL}\s{{0,2}}{NAME}", END),
            (rf"{surname}\s{{1,2}}{INITIAL}", ""),
            (rf"{surname}\s{{1,2}}[{UPPER}]\s?[{UPPER}]", END),
            (rf"[{UPPER}]\.\s{{0,2}}{surname}", END),
            (rf"(?:{NAME}\s+){{0,2}}{father}(?:\s+{NAME})?", END),
            (rf"(?:{NAME}\s+)?{given}\s+{child}(?:\s+{NAME})?", END),
            (rf"{given}\s+{surname}", END),
            (rf"{surname}\s+{given}(?:\s+{NAME})?", END),
            (rf"{NAME}\s+{NAME}\s+{given}", END),
            (rf"(?:{strong}|{whole})(?:\s+{given})?", END),
        ]
    ]


@cache
def _exempt() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    before = "|".join(re.escape(row["word"]) for row in rows("context") if row["side"] == "before")
    after = "|".join(re.escape(row["word"]) for row in rows("context") if row["side"] == "after")
    return (
        re.compile(rf"(?:^|[^\w])(?:{before})\s*[\"«]?$", re.IGNORECASE),
        re.compile(rf"^[\"»]?(?:\s+\w+)?\s*(?:{after})(?!\w)", re.IGNORECASE),
        frozenset(fold(row["word"]) for row in rows("not_names")),
    )


def spans(text: str) -> Iterator[Span]:
    """Where names of persons stand in the text."""
    before, after, not_names = _exempt()
    found = [match.span() for pattern in _patterns() for match in pattern.finditer(text)]
    honoured = []  # "имени И. И. Иванова": nothing within it is a person of the file
    for start, end in found:
        if before.search(text[max(0, start - NEAR) : start]) or after.match(text[end : end + NEAR]):
            honoured.append((start, end))
    for start, end in found:
        inside = any(first <= start and end <= last for first, last in honoured)
        if not inside and fold(re.split(r"[\s.]", text[start:end])[0]) not in not_names:
            yield start, end
