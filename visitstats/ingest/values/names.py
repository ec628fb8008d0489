"""Names in cells: blank words, ministries, kinds of visit and kinds of institution, by the alias tables."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from visitstats.ingest.guidance import NONE, decided
from visitstats.ingest.model import CellError
from visitstats.reference.loading import institution_kinds
from visitstats.reference.spelling import as_cyrillic, fold, from_kazakh_latin, from_russian_latin, unnumbered
from visitstats.reference.words import Either, aliases, expression, lines, meaning_of

DIGITS = re.compile(r"\d+")
BLANK, LOCAL, UNKNOWN = "blank", "local", "unknown"
DETENTION = {"remand", "ivs", "guardhouse", "police"}  # kinds that more than one body has
UNNAMED = (BLANK, LOCAL, UNKNOWN)
SEVERAL = re.compile(r"[,;/+\n]| и | және | and ")
METRES = re.compile(r"[кс]?м[²³.]?")  # "Площадь, км²" names no ҚМ
PARENTHESES = re.compile(r"\([^()]*\)|\[[^\]]*\]")
COUNTRY = re.compile(
    r"(?<!\w)(?:республик\w* казахстан\w*|казакстан республикас\w*|republic of kazakhstan|рк|кр|rk|of the)(?!\w)"
)


@dataclass(frozen=True)
class Mention:
    """A name found inside a text: its code and its place in the folded text."""

    code: str
    start: int
    length: int


class Names:
    """The spellings of one dimension, compiled once: those that stand inside a text and those that are all of it."""

    def __init__(self, dimension: str):
        within = [alias for alias in aliases(dimension) if alias.form == "within"]
        within.sort(key=lambda alias: -len(alias.pattern))
        whole = [alias for alias in aliases(dimension) if alias.form == "whole"]
        self._within_codes, self._within = [alias.code for alias in within], Either([a.pattern for a in within])
        self._whole_codes, self._whole = [alias.code for alias in whole], Either([alias.pattern for alias in whole])

    def whole(self, folded: str) -> str | None:
        """The code of which the text is a spelling as a whole."""
        match = self._whole.pattern.fullmatch(folded)
        return self._whole_codes[self._whole.number(match)] if match else None

    def mentions(self, folded: str) -> list[Mention]:
        """All names inside the text; where two overlap, the one that begins first and is longest in the table."""
        return [
            Mention(self._within_codes[self._within.number(match)], match.start(), len(match[0]))
            for match in self._within.pattern.finditer(folded)
        ]

    def indexes(self, folded: str) -> list[int]:
        """The numbers of the spellings found inside the text."""
        return [self._within.number(match) for match in self._within.pattern.finditer(folded)]


@cache
def names(dimension: str) -> Names:
    """The compiled spellings of ministry, kind or institution_kind."""
    return Names(dimension)


def is_blank(value: Any) -> bool:
    """Whether a cell counts as left blank: nothing, an error value, or a word such as "не указано"."""
    if value is None or isinstance(value, CellError):
        return True
    return isinstance(value, str) and _blank_text(value)


@lru_cache(maxsize=50_000)
def _blank_text(text: str) -> bool:
    folded = fold(text)
    return (not folded and not text.strip(" -–—_.…*").strip()) or meaning_of("blank", folded) is not None


def read_ministry(value: Any) -> str:
    """A ministry's code, or blank, local (a body under an akimat), unknown, none (decided to be not stated)."""
    code = BLANK if is_blank(value) else _ministry(str(value))
    return decided("ministry", value) or code if code == UNKNOWN else code


@cache
def _around() -> re.Pattern[str]:
    """The words beside a ministry's short name: "в МЗ", "учреждения МП", "ҚМ мекемелері"."""
    return re.compile("|".join(expression(line["pattern"]) for line in lines("words/around_ministries")))


@lru_cache(maxsize=20_000)
def _ministry(text: str) -> str:
    known = names("ministry")
    text = unnumbered(text)
    for form in _forms(text):
        code = known.whole(form) or known.whole(" ".join(_around().sub(" ", form).split()))
        if code:
            return code
        found = {mention.code for mention in known.mentions(form)}
        parts = {part.strip(): code for part in SEVERAL.split(text) if (code := known.whole(fold(part)))}  # МВД, МЗ
        if len(parts) > 1 or not any(map(METRES.fullmatch, parts)):
            found |= set(parts.values())
        if len(found - {LOCAL}) == 1:
            return (found - {LOCAL}).pop()
        if found == {LOCAL}:
            return LOCAL
        if found:
            return UNKNOWN
    return UNKNOWN


def read_kind(value: Any) -> str:
    """A visit kind's code, or blank, unknown, none (decided to be not stated)."""
    code = BLANK if is_blank(value) else _kind(str(value))
    return decided("visit_kind", value) or code if code == UNKNOWN else code


@lru_cache(maxsize=20_000)
def _kind(text: str) -> str:
    for form in _forms(text):
        found = {mention.code for mention in names("kind").mentions(form)}
        if found:
            return found.pop() if len(found) == 1 else UNKNOWN
    return UNKNOWN


def _forms(text: str) -> list[str]:
    """The folded text without what stands in brackets, then whole, then with look-alikes turned."""
    outside = COUNTRY.sub(" ", fold(PARENTHESES.sub(" ", text)))
    whole = COUNTRY.sub(" ", fold(text))
    forms = [" ".join(form.split()) for form in (outside, whole)]
    turned = as_cyrillic(forms[0]) if forms[0] else None
    latin = from_kazakh_latin(text) if len(text) > 5 or not text.isascii() else None
    russian = COUNTRY.sub(" ", from_russian_latin(text) or "").strip()
    return [form for form in dict.fromkeys([*forms, turned or "", latin or "", russian]) if form]


@dataclass(frozen=True)
class Institution:
    """What an institution's name says: its kind (or None) and its ministry, if it can only be one."""

    kind: str | None
    ministry: str | None


def read_institution(text: str) -> Institution:
    """The kind of institution and the ministry that its name gives, or that were decided for it."""
    read = _by_alias(text)
    if read.kind is None and (code := decided("institution_kind", text)) and code != NONE:
        return Institution(code, institution_kinds()[code].ministry_code)
    return read


@lru_cache(maxsize=200_000)
def _by_alias(text: str) -> Institution:
    read = _institution(DIGITS.sub("9", fold(text)))
    if read.kind is None and not text.isascii() and (cyrillic := from_kazakh_latin(text)):
        return _institution(DIGITS.sub("9", cyrillic))
    if read.kind is None and (cyrillic := from_russian_latin(text)):
        return _institution(DIGITS.sub("9", cyrillic))
    return read


@lru_cache(maxsize=50_000)
def _institution(folded: str) -> Institution:
    """The same for a folded name of which all numbers are 9: names that differ only in their number are read once."""
    whole = names("institution_kind").whole(folded)
    if whole:
        return Institution(whole, next(ministry for code, ministry in _kinds() if code == whole))
    found = [_within()[index] for index in names("institution_kind").indexes(folded)]
    clear = [pair for pair in found if pair[0]]
    if held := _of_national_security(clear):
        return held
    main = [pair for pair in clear if pair[0] != "police"] or clear
    ministries = {ministry for _, ministry in main}
    if len(ministries) != 1:
        return Institution(None, None)
    return Institution(main[0][0], ministries.pop())


def _of_national_security(found: list[tuple[str, str]]) -> Institution | None:
    """A place of detention that names the committee as its body: "Гауптвахта КНБ", whatever others of its kind are."""
    if ("remand_knb", "national_security") not in found:
        return None
    others = {code for code, _ in found} - {"remand_knb"}
    if not others or not others <= DETENTION:
        return None
    return Institution("guardhouse" if "guardhouse" in others else "remand_knb", "national_security")


@cache
def _kinds() -> list[tuple[str, str]]:
    return [(row["code"], row["ministry"]) for row in lines("institution_kind_aliases")]


@cache
def _within() -> list[tuple[str, str]]:
    rows = [row for row in lines("institution_kind_aliases") if row["form"] == "within"]
    rows.sort(key=lambda row: -len(row["alias"]))
    return [(row["code"], row["ministry"]) for row in rows]


def institution_key(text: str) -> str:
    """An institution's name as it is compared: without letter case, quotation marks and spacing."""
    return re.sub("[\\s\u200b\"'«»“”„‘’‚‹›`]+", "", unicodedata.normalize("NFC", text)).upper().casefold()
