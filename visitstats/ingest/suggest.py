"""What an unknown name might be, by likeness. A suggestion is shown to a person and never taken by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from visitstats.ingest.guidance import NONE
from visitstats.ingest.values.regions import read_region
from visitstats.reference import loading
from visitstats.reference.spelling import fold, from_kazakh_latin
from visitstats.reference.words import aliases

LISTS = {"region": "region", "ministry": "ministry", "visit_kind": "kind", "institution_kind": "institution_kind"}
UNITS: Mapping[str, Any] = {
    "region": loading.regions,
    "ministry": loading.ministries,
    "visit_kind": loading.visit_kinds,
    "institution_kind": loading.institution_kinds,
}
COMMON = {"облысы", "область", "обл", "region", "oblast", "город", "кала", "каласы", "г", "city", "о", "об"}
SHORTEST = 5  # letters: abbreviations are not compared by likeness, ВКО would be anything
LEAST, CUT = 62, 80  # likeness in per cent that is worth a mention; that of a name cut short
MOST = 3


@dataclass(frozen=True)
class Suggestion:
    """A code that a text might stand for, and how alike they are in per cent."""

    code: str
    likeness: int


def suggest(dimension: str, text: str) -> list[Suggestion]:
    """At most three codes of a dimension for a text, the likeliest first; none where nothing is alike.

    For a region that is known but was not there on the day, or may be one of two: those that come into question.
    """
    if dimension == "region" and (known := _known_region(text)):
        return [Suggestion(code, 100) for code in known][:MOST]
    folded = fold(text)
    forms = [form for form in (_bare(folded), _bare(from_kazakh_latin(text) or "")) if form]
    best: dict[str, int] = {}
    for name, code in _spellings(dimension):
        score = max((_likeness(form, name) for form in forms), default=0)
        if score >= LEAST and score > best.get(code, 0):
            best[code] = score
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Suggestion(code, score) for code, score in ranked[:MOST]]


def _known_region(text: str) -> list[str]:
    named = read_region(text)
    codes = list(dict.fromkeys(option.code for option in named.options if option.form != "decided"))
    if named.almaty:
        return ["KZ-75", "KZ-19"]
    regions = loading.regions()
    related = [regions[code].parent_code for code in codes]
    related += [successor for code in codes for successor in regions[code].successor_codes]
    related += [code for code in codes if len(codes) > 1]
    return [code for code in dict.fromkeys(related) if code]


def _bare(folded: str) -> str:
    words = [word for word in folded.split() if word not in COMMON]
    return " ".join(words or folded.split())


@cache
def _spellings(dimension: str) -> tuple[tuple[str, str], ...]:
    """(folded spelling, code) of all names and aliases of a dimension that stand for exactly one code."""
    units = UNITS[dimension]()
    found = {(_bare(fold(name)), code) for code, unit in units.items() for name in _names(unit.names)}
    found |= {(_bare(fold(one.pattern.strip("^$*"))), one.code) for one in aliases(LISTS[dimension])}
    return tuple(sorted((name, code) for name, code in found if code in units and code != NONE and len(name) > 2))


def _names(names: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    return (text for form in ("full", "short") for text in names.get(form, {}).values())


def _likeness(text: str, name: str) -> int:
    """Per cent; a text that is a name with letters left out after its beginning counts as a name cut short."""
    if _cut_short(text.replace(" ", ""), name.replace(" ", "")):
        return CUT + min(len(text), 15)
    if min(len(text.replace(" ", "")), len(name)) < SHORTEST:
        return 0
    return round(fuzz.ratio(text, name))


def _cut_short(text: str, name: str) -> bool:
    """Whether all letters of the text stand in the name in this order and the two begin alike (Акм-ая, Pvl)."""
    if not 3 <= len(text) < len(name) or text[0] != name[0]:
        return False
    if len(text) > 3 and text[:2] != name[:2]:
        return False
    rest = iter(name)
    return all(letter in rest for letter in text)
