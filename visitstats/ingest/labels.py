"""What one text can say at the head of a table: a header's meaning, members of dimensions, a period, a total."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from visitstats.ingest.guidance import state
from visitstats.ingest.plainer import TIMES, in_group, plainer, words_apart
from visitstats.ingest.values.dates import is_growth, readings, short_year
from visitstats.ingest.values.names import (
    BLANK,
    PARENTHESES,
    UNKNOWN,
    UNNAMED,
    names,
    read_institution,
    read_kind,
    read_ministry,
)
from visitstats.ingest.values.regions import read_region
from visitstats.reference.spelling import fold, from_kazakh_latin, from_russian_latin
from visitstats.reference.words import Word, best, likely, meaning_of, mentions

PLAIN_NUMBER = re.compile(r"[\d\s.,:/*≈~()%+-]*\d[\d\s.,:/*≈~()%+-]*")
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
MONTH = re.compile(r"(0?[1-9]|1[0-2])[./-](20\d\d)|(20\d\d)[./-](0?[1-9]|1[0-2])")  # a month of a year in digits
YEARS = re.compile(r"20\d\d ?[-–—] ?20\d\d")
QUESTION = re.compile(r"^(?:q|вопрос )?\d{1,2}(?:\.\d{1,2})?[.)](?!\d)\s*", re.IGNORECASE)  # 3. Дата посещения
APART = re.compile(r"\s*[()\n;|]\s*|\s+[/–—-]\s+|(?<=\w{3})/(?=\w{3})")  # between two languages
LISTED = re.compile(r"\([^()]*[,;/][^()]*\)")  # Ведомство (МВД, КНБ, МЗ)
NUMBERED = re.compile(r"# \d|\bno \d")  # the name of one institution
DIMENSIONS = ("year", "month", "period", "region", "ministry", "visit_kind", "institution_kind")
KEYS = {*DIMENSIONS, "labels", "date", "day", "institution"}
COUNTED = {"count", "fact", "plan", "total"}
COUNTING = {"count", "fact", "plan", "total", "share"}
SURE = 100  # the weight of words that hold whatever else a header names: "Количество колоний"
MEASURES = COUNTING | {"other", None}


@dataclass(frozen=True)
class Label:
    """A text at the head of a table; `members` maps dimensions to codes, `pure` says that it is nothing else.

    `or_count` is the header of days that may be one of counts as well: "Число"; `marked` that of names made of marks.
    """

    text: str
    folded: str
    meaning: str | None = None
    weight: int = 0
    members: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    number: bool = False
    pure: bool = False
    or_count: bool = False
    marked: bool = False

    @property
    def known(self) -> bool:
        """Whether anything in the text is understood."""
        return self.meaning is not None or bool(self.members)


NUMBER = Label("", "", number=True)


def label(value: Any) -> Label | None:
    """The reading of a cell at the head of a table; None for a blank cell."""
    if value is None:
        return None
    if isinstance(value, str):
        return _label(value, state()) if value.strip() else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value) and 2000 <= value < 2100:
        return _label(str(int(value)), state())
    return NUMBER if isinstance(value, (int, float, date, datetime)) else Label(str(value), fold(value))


SIGNS = re.compile(r"\(?[+±]\s*/?\s*[-–—]?\)?|[-–—]\s*/\s*\+")  # +/-, ±
GROUPED = re.compile(r"\w{3,}(/\w{3,})+")  # group/question of a form's export; «р/с» and «п/п» are words of their own


@lru_cache(maxsize=50_000)
def _label(text: str, decisions: frozenset) -> Label:  # noqa: ARG001 - a label holds for what was decided
    text = text.strip()
    if month := MONTH.fullmatch(text):
        year, number = int(month[2] or month[3]), int(month[1] or month[4])
        return Label(text, text, members={"year": year, "month": number}, pure=True)
    if YEARS.fullmatch(text) and not is_growth(text):
        return Label(text, text)  # "2019-2022" over the sums of these years
    if PLAIN_NUMBER.fullmatch(text) and not is_growth(text) and not re.fullmatch(r"20\d\d\.?[*¹²³]*", text):
        return Label(text, "", number=True)
    short = len(text) < 30 and not short_year(text)
    if short and any(map(str.isdigit, text)) and any(when.full and when.month for when in readings(text)):
        return Label(text, "", number=True)
    if len(text) > 300:
        return Label(text, "")
    if SIGNS.fullmatch(text) or is_growth(text):
        return Label(text, "", meaning="share", weight=94)  # the difference of two columns
    folded = fold(text)
    if GROUPED.fullmatch(text):
        last = fold(text.rsplit("/", 1)[-1].replace("_", " "))
        read = best("headers", last)
        folded = last if read and read.meaning != "place" else fold(re.sub(r"[/_]", " ", text))
    asked = fold(words_apart(QUESTION.sub("", text))) or folded
    found = plainer(asked, best("headers", asked)) if not NUMBERED.search(folded) else None
    members = _members(text, folded, found.meaning if found else None)
    if found and found.meaning == "other":
        found = _beside_members(found, members, text, folded)
    if found is None and not members:
        found, members = _in_other_words(QUESTION.sub("", text))
    named = found is not None and found.meaning == "ministry" and "ministry" in members  # Ministry of Internal Affairs
    named |= "visit_kind" in members and text.endswith(".")  # "период." is no period
    pure = bool(members) and (found is None or named or _whole_member(found.meaning, text, folded))
    meaning = None if found is None or pure else found.meaning
    or_count = meaning == "day" and any(
        word.meaning == "count" and word.pattern.search(asked) for word in likely("headers", asked)
    )
    weight = found.weight if found else 0
    return Label(text, folded, meaning, weight, members, pure=pure and meaning is None, or_count=or_count)


def _in_other_words(text: str) -> tuple[Word | None, dict[str, Any]]:
    """The header or members that a text names in Kazakh or Russian with Latin letters, or in several languages."""
    spelled = [form for form in (from_kazakh_latin(text), from_russian_latin(text)) if form]
    read = [(plainer(form, best("headers", form)), form) for form in spelled]
    for word, form in sorted(read, key=lambda pair: -pair[0].weight if pair[0] else 0):
        members = _members(text, form, word.meaning if word else None)
        if word or members:
            return word, members
    outside = fold(PARENTHESES.sub(" ", text))  # Вид (периодический, промежуточный, специальный)
    return _said_twice(text) or (best("headers", outside) if "(" in text and outside else None), {}


def _said_twice(text: str) -> Word | None:
    """The meaning of a header in several languages ("Күні / Дата"), each of which says it, or of a form's group."""
    parts = [part for part in APART.split(text) if part and part.strip()]
    found = [best("headers", fold(part)) for part in parts[:4]]
    known = [word for word in found if word]
    if not 1 < len(parts) == len(known):
        return in_group(text)
    if len({word.meaning for word in known}) > 1:
        return known[0] if all(word.meaning in KEYS for word in known) else None  # "Регион / вид": levels of a pivot
    return max(known, key=lambda word: word.weight)


def _beside_members(found: Word, members: dict[str, Any], text: str, folded: str) -> Word | None:
    """What a header of no use means beside the names that it holds: these may hold its word."""
    if found.weight < SURE and "institution_kind" in members:
        return best("headers", _outside_institutions(folded))  # "Изоляторы временного содержания" are no contents
    if "visit_kind" in members and _said_before_brackets(text):
        return None  # "Специальное (по обращению)"
    return found


def _said_before_brackets(text: str) -> bool:
    """Whether only what stands in brackets is a header's word."""
    outside = fold(PARENTHESES.sub(" ", text))
    return "(" in text and outside != "" and best("headers", outside) is None


def _outside_institutions(folded: str) -> str:
    for one in reversed(names("institution_kind").mentions(folded)):
        folded = folded[: one.start] + folded[one.start + one.length :]
    return folded


def _members(text: str, folded: str, meaning: str | None) -> dict[str, Any]:
    """The members of dimensions that the text names."""
    found = _times(text, folded)
    region = read_region(text)
    if region.options or region.decided:
        found["region"] = region
    ministry = read_ministry(text)
    if ministry not in UNNAMED and not (meaning == "ministry" and LISTED.search(text)):
        found["ministry"] = ministry
    kind = read_kind(text)
    if kind not in (BLANK, UNKNOWN) and meaning not in TIMES and meaning_of("no_kind", folded) != "no":
        found["visit_kind"] = kind
    institution = read_institution(text)
    one_month = "month" in found and " " not in folded  # "мам" is May
    if institution.kind and found.get("visit_kind") == "special":
        del found["visit_kind"]  # a special school is no special visit
    if institution.kind and "ministry" not in found and meaning in MEASURES and len(folded) < 80 and not one_month:
        found["institution_kind"] = institution
    return found


def _times(text: str, folded: str) -> dict[str, Any]:
    """The year, month or period that the text names."""
    found: dict[str, Any] = {}
    period = read_period(folded)
    months = {word.meaning for _, word in mentions("months", folded)}
    years = {int(year) for year in YEAR.findall(text)}
    if len(years) == 1:
        found["year"] = years.pop()
    if len(months) == 1 and not years and (short := short_year(text)):
        found["year"] = 2000 + int(short[2])
    if period:
        found["period"] = period
    elif len(months) == 1 and not re.search(r"\d\d?\.\d\d", text):
        found["month"] = int(months.pop())
    elif len(months) > 1:
        found |= _month_range(folded)
    return found


def _month_range(folded: str) -> dict[str, Any]:
    """Months from .. to: a period; two months named apart are nothing."""
    months = list({place: int(word.meaning) for place, word in mentions("months", folded)}.values())
    if len(months) == 2 and months[0] < months[1]:
        return {"period": (months[0], months[1])}
    return {}


def _whole_member(meaning: str, text: str, folded: str) -> bool:
    """Whether the text as a whole is a member, though it holds a header's word ("Мангистауская область")."""
    if meaning in COUNTING or (meaning == "other" and " " in folded):
        return False  # "ҚМ", but not "Расстояние, КМ"
    if read_region(text).options:
        return True
    short = len(folded.split()) <= 3 or best("bodies", folded) is not None
    return short and read_ministry(text) not in UNNAMED


def read_period(folded: str) -> tuple[int, int] | None:
    """First and last month of a quarter, a half-year or a running total ("9 месяцев"), as the list of periods says."""
    word = best("periods", folded)
    if word is None:
        return None
    first, last = word.meaning.split("-")
    return int(first), int(last)


def is_word(name: str, value: Any) -> str | None:
    """What a cell's text means in one of the word lists, or None."""
    if not isinstance(value, str):
        return None
    found = best(name, fold(value))
    return found.meaning if found else None
