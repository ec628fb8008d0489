"""Names of persons in a text, by their shape and endings; names of places and "named after" are left alone."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from visitstats.ingest.personal.words import fold, rows

Span = tuple[int, int]

UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÁǴŃÓÚÝŞĞÜÖÑĀŪ"
LOWER = "a-zа-яёәғқңөұүһіáǵńóúýşğüöñıāū"
NAME = rf"[{UPPER}](?:[{LOWER}]{{1,}}|[{UPPER}]{{2,}})(?:-[{UPPER}][{UPPER}{LOWER}]+)?"
INITIAL = rf"[{UPPER}](?:[{LOWER}])?\s?\."
START, END = rf"(?<![{UPPER}{LOWER}\w-])", rf"(?![{UPPER}{LOWER}\w])"
CAPITALISED = re.compile(rf"[{UPPER}][{UPPER}{LOWER}]+")
SINGLE = re.compile(rf"(?<!\w)[{UPPER}](?:[{LOWER}]?\s?\.|\s?[{UPPER}]?(?!\w))")
LONE = re.compile(rf"{START}[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{{2,}}(?:ов|ев|ёв|ова|ева|ёва|енко|ұлы|қызы){END}")
NEAR = 24  # characters around a name in which a word such as "имени" is looked for


@cache
def _endings(what: str) -> tuple[str, ...]:
    return tuple(
        sorted({row["pattern"].lower() for row in rows("names") if row["what"] == what}, key=len, reverse=True)
    )


@cache
def _given() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in rows("given_names"))


def _ending(what: str, least: int) -> str:
    """A capitalised or upper-case word with one of the endings; `(?i:…)` lets the endings stand in either case."""
    endings = "|".join(map(re.escape, _endings(what)))
    return rf"[{UPPER}][{UPPER}{LOWER}]{{{least},}}(?i:{endings})(?:-[{UPPER}][{UPPER}{LOWER}]+)?"


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    """A shape compiled when a text first needs it: most files need few of them."""
    return re.compile(START + shape)


@cache
def _shapes() -> list[tuple[str, str]]:
    """Shapes of names, each with the kind of word without which a text need not be searched for it."""
    surname, strong, father = _ending("surname", 1), _ending("strong surname", 1), _ending("patronymic", 2)
    words = (re.escape(row["word"]).replace(r"\*", r"\w*") for row in rows("context") if row["side"] == "role")
    roles = "|".join(words)
    after_name = _ending("patronymic after a name", 2)  # "Арнаулы" alone is no name
    whole = "(?i:" + "|".join(_endings("whole surname")) + ")(?:а|у|ым|ой|е)?"
    given = rf"(?=[{UPPER}])(?i:" + "|".join(sorted(_given(), key=len, reverse=True)) + ")"
    given += "(?:[аяуеою]|ом|ем|ой|ға|ге|тың|тің|дың|дің|ның|нің|ды|ді|ты|ті)?"
    child = r"(?:ұлы|улы|қызы|кызы|оглы|uly|ogly|kyzy|qyzy)"
    return [
        ("initial", rf"{NAME}\s{{0,2}}{INITIAL}\s{{0,2}}{INITIAL}?[{UPPER}]?\.?(?<=\.[{UPPER}\s.].)"),
        ("initial", rf"{NAME}\s{{1,2}}{INITIAL}\s{{0,2}}[{UPPER}]\b\.?"),
        ("initial", rf"{INITIAL}\s{{0,2}}{INITIAL}\s{{0,2}}{NAME}{END}"),
        ("surname", rf"{surname}\s{{1,2}}{INITIAL}"),
        ("surname", rf"{surname}\s{{1,2}}[{UPPER}]\s?[{UPPER}]{END}"),
        ("surname", rf"[{UPPER}]\.\s{{0,2}}{surname}{END}"),
        ("surname", rf"(?i:{roles})[:\s]+(?:[^\W\d_]+\s+)?({surname}){END}"),
        ("patronymic", rf"(?:{NAME}\s+){{0,2}}{father}(?:\s+{NAME})?{END}"),
        ("patronymic after a name", rf"{NAME}\s+(?:{NAME}\s+)?{after_name}{END}"),
        ("strong surname", rf"{strong}{END}"),
        ("whole surname", rf"(?=[{UPPER}]){whole}{END}"),
        ("given name", rf"(?:{NAME}\s+)?{given}\s+{child}(?:\s+{NAME})?{END}"),
        ("given name", rf"{given}\s+{surname}{END}"),
        ("given name", rf"{surname}\s+{given}(?:\s+{NAME})?{END}"),
        ("given name", rf"{NAME}\s+{NAME}\s+{given}{END}"),
    ]


def _kinds(text: str) -> set[str]:
    """The kinds of words of names that stand in the text: a quick look before the slow one."""
    found = {"initial"} if SINGLE.search(text) else set()
    return found.union(*(_kinds_of(word) for word in {word.lower() for word in CAPITALISED.findall(text)}))


@lru_cache(maxsize=50_000)
def _kinds_of(word: str) -> list[str]:
    """The kinds of words of names that a word in small letters can be."""
    by_ending = ("surname", "strong surname", "patronymic", "patronymic after a name")
    found = [kind for kind in by_ending if word.endswith(_endings(kind))]
    if any(word.startswith(name) for name in _whole_by_start().get(word[:3], ())):
        found.append("whole surname")
    if any(word[: len(word) - cut] in _given() for cut in range(4)):
        found.append("given name")
    return found


@cache
def _whole_by_start() -> dict[str, list[str]]:
    by_start: dict[str, list[str]] = {}
    for name in _endings("whole surname"):
        by_start.setdefault(name[:3], []).append(name)
    return by_start


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
    kinds = _kinds(text)
    if not kinds:
        return
    before, after, not_names = _exempt()
    shapes = [shape for kind, shape in _shapes() if kind in kinds]
    found = [match.span(match.lastindex or 0) for shape in shapes for match in _pattern(shape).finditer(text)]
    honoured = []  # "имени И. И. Иванова": nothing within it is a person of the file
    for start, end in found:
        if before.search(text[max(0, start - NEAR) : start]) or after.match(text[end : end + NEAR]):
            honoured.append((start, end))
    for start, end in found:
        inside = any(first <= start and end <= last for first, last in honoured)
        if not inside and fold(re.split(r"[\s.]", text[start:end])[0]) not in not_names:
            yield start, end


def lone_surnames(text: str) -> Iterator[re.Match[str]]:
    """Words of a title that look like a surname and are none of the words that are known to be something else."""
    before, after, not_names = _exempt()
    for match in LONE.finditer(text):
        near = before.search(text[max(0, match.start() - NEAR) : match.start()]) or after.match(text[match.end() :])
        if not near and fold(match.group()) not in not_names:
            yield match
