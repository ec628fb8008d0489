"""Regions in cells and titles: by the alias table, with the words for region and city beside them, and by the day."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from visitstats.ingest.guidance import NONE, answered, decided, value_key
from visitstats.ingest.values.names import is_blank
from visitstats.ingest.values.shortened import shortened
from visitstats.reference.spelling import as_cyrillic, fold, from_russian_latin, unnumbered
from visitstats.reference.units import in_force
from visitstats.reference.words import Alias, aliases, expression, likely

INITIALS = re.compile(r"\w(?: \w){2,3}")  # З.К.О.
PARTS = re.compile(r"[,;/|()\[\]\n]| - | – ")
REGION, CITY, DISTRICT, GROUP = "region", "city", "district", "group"
NOT_A_REGION = {DISTRICT, GROUP}
FORMS = {
    REGION: {"region", "name", "marked", "almaty", "iso"},
    CITY: {"name", "town", "almaty", "bare"},
    None: {"region", "name", "town", "bare", "almaty", "iso"},
}


@dataclass(frozen=True)
class Named:
    """What a text names: aliases that may hold (by day), or nothing known. `plain` is region or city beside Almaty."""

    options: tuple[Alias, ...] = ()
    blank: bool = False
    marker: str | None = None
    decided: str | None = None  # a code or NONE: holds where the name alone leads to a problem
    text: str = ""  # as that decision names it

    @property
    def almaty(self) -> bool:
        """Whether the name is Almaty, which is a region and a city."""
        return bool(self.options) and self.options[0].form == "almaty"


BLANK, UNKNOWN = Named(blank=True), Named()


BEGINNING = 3  # letters that name a region with an open ending; none has fewer


@cache
def _index() -> tuple[dict[str, list[Alias]], dict[str, list[tuple[re.Pattern[str], Alias]]]]:
    """Names by all of their text, and those with an open ending by their first letters."""
    exact: dict[str, list[Alias]] = {}
    open_ended: dict[str, list[tuple[re.Pattern[str], Alias]]] = {}
    for alias in aliases("region"):
        if "*" in alias.pattern:
            pattern = re.compile(expression(alias.pattern, r"\w{0,5}"))
            open_ended.setdefault(fold(alias.pattern)[:BEGINNING], []).append((pattern, alias))
        else:
            exact.setdefault(fold(alias.pattern), []).append(alias)
    return exact, open_ended


@lru_cache(maxsize=20_000)
def _lookup(name: str) -> tuple[Alias, ...]:
    exact, open_ended = _index()
    if name in exact:
        return tuple(exact[name])
    return tuple(alias for pattern, alias in open_ended.get(name[:BEGINNING], ()) if pattern.fullmatch(name))


@lru_cache(maxsize=20_000)
def mark_of(token: str) -> str | None:
    """What a word beside a name says: region, city, district, group or stop."""
    return next((word.meaning for word in likely("region_words", token) if word.pattern.fullmatch(token)), None)


def read_region(value: Any) -> Named:
    """The region that a cell of a region column names."""
    if is_blank(value):
        return BLANK
    named = _read(value) if isinstance(value, str) else UNKNOWN
    code = decided("region", value, answers=False)
    if code is None or named.options or code == NONE:
        return named if code is None else replace(named, decided=code, text=value_key(value))
    answered("region", value_key(value))
    return Named((Alias(fold(value), code, "decided", date(1900, 1, 1), date(9999, 1, 1)),), decided=code)


@lru_cache(maxsize=50_000)
def _read(text: str) -> Named:
    text = unnumbered(text)
    named = _as_written(text)
    if not named.options and (cyrillic := from_russian_latin(text)):
        return _part(cyrillic)  # Kustanaiskaya obl.
    return named


def _as_written(text: str) -> Named:
    whole = _part(fold(text))
    if whole.options:
        return whole
    parts = [_part(fold(part)) for part in PARTS.split(text) if fold(part)]
    named = [part for part in parts if part.options]
    codes = {frozenset(option.code for option in part.options) for part in named}
    if len(codes) == 1 and len(parts) > 1:
        return named[0]
    plain = [part for part in named if part.marker == REGION] or [part for part in named if _is_region(part)]
    if len(codes) > 1 and sum(part.marker == REGION or _is_region(part) or _adjective(part) for part in named) > 1:
        return UNKNOWN  # Акмолинская, Павлодарская
    if len(plain) == 1 and all(
        option.form != "region" for part in named if part is not plain[0] for option in part.options
    ):
        return plain[0]
    return _only_region(fold(text))


def _part(folded: str) -> Named:
    """One name with its markers and nothing else."""
    tokens = (folded.replace(" ", "") if INITIALS.fullmatch(folded) else folded).split()
    marks = [mark_of(token) for token in tokens]
    if NOT_A_REGION & set(marks):
        return UNKNOWN
    name = " ".join(token for token, mark in zip(tokens, marks, strict=True) if mark is None)
    whole = " ".join(token for token, mark in zip(tokens, marks, strict=True) if mark not in (REGION, CITY))
    own = " ".join(token for token, mark in zip(tokens, marks, strict=True) if mark != REGION)
    found = [mark for mark in marks if mark in (REGION, CITY)]
    marker = REGION if REGION in found else found[0] if found else None
    if (not name or len(set(found)) > 1) and not _lookup(own):
        return UNKNOWN
    for spelling in dict.fromkeys((name, as_cyrillic(name), whole, own)):  # В-Казахстанская, К-Орда
        options = tuple(option for option in _lookup(spelling) if option.form in FORMS[marker]) if spelling else ()
        if options:
            return Named(_of_marker(options, marker), marker=marker)
    return Named(shortened(name), marker=marker) if marker == REGION else UNKNOWN


def _of_marker(options: tuple[Alias, ...], marker: str | None) -> tuple[Alias, ...]:
    if options[0].form == "almaty" and marker:
        code = "KZ-19" if marker == REGION else "KZ-75"
        return (Alias(options[0].pattern, code, "region", options[0].valid_from, options[0].valid_before),)
    bare = tuple(option for option in options if option.form != "marked")
    return options if marker == REGION or not bare else bare


def _adjective(named: Named) -> bool:
    """Whether a name is an adjective, which can only be a region's: Павлодарская."""
    return named.marker is None and all(
        option.pattern.endswith("ск*") and option.form != "town" for option in named.options
    )


def _is_region(named: Named) -> bool:
    return all(option.form == "region" for option in named.options)


def _only_region(folded: str) -> Named:
    """A longer text that names one region with the word for region beside it ("г. Рудный Костанайской области")."""
    if any(mark_of(token) in NOT_A_REGION for token in folded.split()):
        return UNKNOWN
    found = mentioned(folded)
    plain = [named for named in found if named.marker == REGION] or [named for named in found if _is_region(named)]
    return plain[0] if len({named.options[0].code for named in plain}) == 1 else UNKNOWN


@lru_cache(maxsize=5000)
def mentioned(folded: str) -> tuple[Named, ...]:
    """All regions named inside a longer folded text, each with the marker beside it."""
    tokens = folded.split()
    marks = [mark_of(token) for token in tokens]
    for place in range(1, len(tokens)):
        if tokens[place] in ("г", "к") and tokens[place - 1].isdigit():
            marks[place] = "stop"  # 2016 г., not a city
    found, place = [], 0
    while place < len(tokens):
        size = next((size for size in (3, 2, 1) if _named_at(tokens, marks, place, size)), 0)
        if size:
            marker = _beside(marks, place, size)
            options = _lookup(" ".join(tokens[place : place + size]))
            fitting = tuple(option for option in options if option.form in FORMS[marker])
            if fitting and not _district(marks, place, size):
                found.append(Named(_of_marker(fitting, marker), marker=marker))
        place += size or 1
    return tuple(found)


def _named_at(tokens: list[str], marks: list[str | None], place: int, size: int) -> bool:
    words = tokens[place : place + size]
    return len(words) == size and not any(marks[place : place + size]) and bool(_lookup(" ".join(words)))


def _beside(marks: list[str | None], place: int, size: int) -> str | None:
    after = marks[place + size] if place + size < len(marks) else None
    before = marks[place - 1] if place else None
    return after if after == REGION else before if before in (REGION, CITY) else after if after == CITY else None


def _district(marks: list[str | None], place: int, size: int) -> bool:
    return place + size < len(marks) and marks[place + size] == DISTRICT


@dataclass(frozen=True)
class Resolved:
    """A region's code, or the problem that kept it from being found."""

    code: str | None
    problem: str | None = None


def resolve(named: Named, first: date | None, last: date | None, bare_almaty: str | None) -> Resolved:
    """The region of a name on a span of days; `bare_almaty` is the code that Almaty alone has in this table.

    What was decided for the name holds where the name alone leads to a problem, if it existed on these days.
    """
    found = _resolve(named, first, last, bare_almaty)
    if found.problem is None or named.decided is None:
        return found
    answered("region", named.text)
    if named.decided == NONE:
        return Resolved(None)
    if first and last and not in_force(named.decided, first, last):
        return Resolved(None, "region_not_in_force")
    return Resolved(named.decided)


def _resolve(named: Named, first: date | None, last: date | None, bare_almaty: str | None) -> Resolved:
    if named.blank:
        return Resolved(None, "region_missing")
    if not named.options:
        return Resolved(None, "region_unknown")
    if named.almaty:
        return Resolved(bare_almaty, None if bare_almaty else "region_ambiguous")
    options = named.options
    if first and last:
        options = tuple(o for o in options if o.valid_from <= last and first < o.valid_before)
        if not options and all(option.form == "town" for option in named.options):
            return Resolved(None, "region_unknown")  # a town that was no centre on these days
        options = options or named.options
    else:
        options = tuple(option for option in options if option.valid_before.year == 9999) or options
    latest = max(option.valid_from for option in options)
    codes = {option.code for option in options if option.valid_from == latest}
    if len(codes) > 1:
        return Resolved(None, "region_ambiguous")
    code = codes.pop()
    if first and last and not in_force(code, first, last):
        return Resolved(None, "region_not_in_force")
    return Resolved(code)
