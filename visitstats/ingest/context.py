"""What holds for a whole table: year, month, region, ministry, kind named once by titles, the sheet, the file."""

import re
from dataclasses import dataclass, field
from typing import Any

from visitstats.ingest.labels import YEAR, is_word, read_period
from visitstats.ingest.values.names import COUNTRY, LOCAL, names
from visitstats.ingest.values.regions import GROUP, Named, mark_of, mentioned
from visitstats.reference.spelling import fold
from visitstats.reference.units import groups
from visitstats.reference.words import Word, meaning_of, mentions

FULL_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./](20\d\d)")
ISO_DATE = re.compile(r"(20\d\d)[-._]\d\d[-._]\d\d(?!\d)")
WORDED_DATE = re.compile(r"\d{1,2}\s*[»\"“”']*\s*([^\W\d]{3,9})\.?\s*,?\s*(20\d\d)")
KAZAKH_DATE = re.compile(r"(20\d\d)\s*(?:ж\.|жыл\w*)\s*[«\"“]?\d{1,2}[»\"”]?[\s-]", re.IGNORECASE)
STATED_YEAR = re.compile(
    r"(?<!\d)(20\d\d)(?=\s*(?:-?г|ж|жыл|год))|(?:за|in|for|of|year)\s+(20\d\d)(?!\d)", re.IGNORECASE
)
IN_KAZAKH = re.compile(  # no October (қаз.)
    r"(?<!\w)(?:на каз|каз яз\w*|каз (?:и )?рус\w*|рус (?:и )?каз|каз вер\w*|каз вар\w*)(?!\w)"
)
BRACKETED_KAZAKH = re.compile(r"[(\[]\s*[кқ]аз\.?\s*[)\]]", re.IGNORECASE)  # Отчет 2020 (каз)
AND = re.compile(r" (?:и|және|мен|and) ")
BRACKETS = re.compile(r"\(([^()]*)\)")
QUOTED = re.compile(r"[«\"“]([^«»\"“”]*)[»\"”]")  # Отбор: Вид Равно "Периодическое"
AFTER_COLON = re.compile(r":\s*([^:]+)$")
ASIDE = (BRACKETS, QUOTED, AFTER_COLON)
DAY = r"(?:\d{1,2}[./]\d{1,2}[./]20\d\d|20\d\d-\d\d-\d\d|\d{1,2}\s+[^\W\d]{3,9}\s+20\d\d)\s*(?:года?|г\.?|жыл\w*|ж\.?)?"
AS_OF = re.compile(  # when a table was written, not of which year it is
    rf"(?:по состоянию на|as of|as at)\s+{DAY}|(?:{DAY}|20\d\d\s*жыл\w*\s+\d{{1,2}}\s+\w+)\s*жағдай\w*(?:\s+бойынша)?",
    re.IGNORECASE,
)
LETTER = re.compile(rf"№\s*\S+\s+(?:от|dated|of)\s+{DAY}", re.IGNORECASE)  # Исх. № 12-3/45 от 15.03.2022
UNTIL = re.compile(  # the last day of a span: с 1 января по 31 марта 2021 года, 01.01-31.03.2021
    r"(?<!\w)(?:по|до|to|until|till|through|and|и|мен)\s+[«\"“]?\d|\d\s*(?:[^\W\d]{3,9}\s*)?[-–—]\s*[«\"“]?\d{1,2}[\s.]"
    r"|дейін|аралығ",
    re.IGNORECASE,
)
SPAN = re.compile(r"20\d\d\s*(?:[-–—/]|и|and|және|мен|по)\s*(20)?\d\d(?!\d)")


@dataclass
class Context:
    """Dimension -> what the titles, the sheet or the file give for the whole table; `language` is kk, ru, en."""

    holds: dict[str, Any] = field(default_factory=dict)
    language: str = "ru"


def named_in(texts: list[str]) -> dict[str, Any]:
    """The dimensions of which these texts together name exactly one member."""
    found: dict[str, Any] = {}
    year = the_year(texts)
    if year:
        found["year"] = year
    joined = fold(" ".join(texts))
    undated = IN_KAZAKH.sub(" ", fold(" ".join(without_dates(BRACKETED_KAZAKH.sub(" ", text))[0] for text in texts)))
    months = {int(word.meaning) for _, word in mentions("months", undated)}
    if len(months) == 1 and not read_period(joined):
        found["month"] = months.pop()
    region = the_region(texts)
    if region:
        found["region"] = region
    ministries = {code for text in texts for code in _ministries(text)} - {LOCAL}
    if len(ministries) == 1:
        found["ministry"] = ministries.pop()
    aside = [part for text in texts for pattern in ASIDE for part in pattern.findall(text)]
    kinds = {kind for part in [*texts, *aside] for kind in _kinds(fold(part))}
    if len(kinds) == 1:
        found["visit_kind"] = kinds.pop()
    return found


def the_year(texts: list[str]) -> int | None:
    """The one year of some texts: stated as a year before one that stands in a date; none where there are two."""
    stated: set[int] = set()
    loose: set[int] = set()
    dated: set[int] = set()
    for text in texts:
        rest, days = without_dates(text)
        dated.update(days)
        if SPAN.search(rest):
            stated |= {int(year) for year in YEAR.findall(rest)} | {0}
            continue
        stated |= {int(one or two) for one, two in STATED_YEAR.findall(rest)}
        loose |= {int(year) for year in YEAR.findall(rest)}
    for years in (stated, loose, dated):
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def without_dates(text: str) -> tuple[str, list[int]]:
    """The text without the days it names ("от 15 января 2020 года"), and the years of those days, one for each."""
    years: list[int] = []

    def drop(match: re.Match[str]) -> str:
        groups = match.groups()
        if len(groups) == 2 and meaning_of("months", fold(groups[0])) is None:
            return match[0]
        years.append(int(groups[-1]))
        return " . "

    for pattern in (FULL_DATE, ISO_DATE, WORDED_DATE, KAZAKH_DATE):
        text = pattern.sub(drop, text)
    return text, years


def group_named(texts: list[str]) -> str | None:
    """The sending group, where a text that speaks of a group names the regions of exactly one."""
    for text in texts:
        folded = fold(text)
        if not any(mark_of(token) == GROUP for token in folded.split()):
            continue
        codes = {option.code for named in mentioned(folded) for option in named.options if not named.almaty}
        fitting = [code for code, group in groups().items() if codes and set(group.region_codes) == codes]
        if len(fitting) == 1:
            return fitting[0]
    return None


def the_region(texts: list[str]) -> Named | None:
    """The one region that some texts name; group names count, districts do not."""
    found = [named for text in texts for named in mentioned(fold(text))]
    codes = {tuple(sorted({option.code for option in named.options})) for named in found}
    return found[0] if len(codes) == 1 else None


def _ministries(text: str) -> set[str]:
    """The ministries inside a text, and those that are one of its parts as a whole (", МО РК")."""
    known = names("ministry")
    found = {mention.code for mention in known.mentions(fold(text))}
    parts = [" ".join(COUNTRY.sub(" ", fold(part)).split()) for part in re.split(r"[,;:–—()]| - ", text)]
    for part in parts[1:]:  # "образования, здравоохранения и соцзащиты" names three
        pieces = AND.split(part)
        codes = {code for piece in pieces if (code := known.whole(piece))}
        found |= codes if all(map(known.whole, pieces)) else set()
    doubtful = text.isupper() and not found  # in capitals any word may look like one; beside another it counts
    short = [] if doubtful else [word.strip('.,;:()«»"') for word in text.split()]
    parts += [fold(word) for word in short if word.isalpha() and word.isupper() and 1 < len(word) < 6]
    return found | {code for part in parts if part and (code := known.whole(part))}


def _kinds(folded: str) -> set[str]:
    """Kinds named beside the word for visit ("специальные посещения"), standing alone, or after a header of kinds."""
    visits = [place for place, word in mentions("subjects", folded) if word.meaning == "visits"]
    found = set()
    for mention in names("kind").mentions(folded):
        text = folded[mention.start : mention.start + mention.length]
        near = any(0 < place - mention.start - mention.length < 25 for place in visits)
        before, after = folded[: mention.start].strip(), folded[mention.start + mention.length :]
        asked = not after and meaning_of("headers", before) == "visit_kind"  # a filter: Вид посещения | периодическое
        if meaning_of("no_kind", text) is None and (near or asked or text == folded):
            found.add(mention.code)
    return found


def gather(own: list[str], sheet_titles: list[str], sheet: str | None) -> dict[str, Any]:
    """The first of title rows and sheet's name that names exactly one member, for each dimension.

    The day on which, or as of which, a table was written does not say of which year it is; `written_in` gives that.
    """
    holds: dict[str, Any] = {}
    for texts in ([*map(undated, own)], [*map(undated, sheet_titles)], [sheet or ""]):
        for dimension, value in named_in([text for text in texts if text]).items():
            holds.setdefault(dimension, value)
    return holds


def undated(text: str) -> str:
    """A title without the one day that it names: that of its writing; the days of a span stay."""
    text = AS_OF.sub(" ", LETTER.sub(" ", text))
    rest, days = without_dates(text)
    return rest if len(days) == 1 and not UNTIL.search(text) else text


def written_in(*places: list[str]) -> int | None:
    """The year as of which the first of these titles that has one was written; not that of a print or a letter."""
    for texts in places:
        if year := the_year([LETTER.sub(" ", text) for text in texts if not _stamps(text)]):
            return year
    return None


def _stamps(text: str) -> bool:
    """Whether a line only says when a file was made: "Выгружено: 15.03.2022"."""
    return is_word("closing", text) == "note" and subject([text]) != "visits"


def of_file(file: str) -> dict[str, Any]:
    """What the file's name alone gives."""
    return named_in([_stem(file)])


def _stem(file: str) -> str:
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"[_]+", " ", name.rsplit(".", 1)[0] if "." in name else name)


def language_of(*groups: list[str]) -> str:
    """The language of a table: of the first group of texts whose words or letters decide."""
    for texts in groups:
        joined = " ".join(texts)
        if not joined:
            continue
        votes = {"kk": 0, "ru": 0}
        for _, word in mentions("languages", fold(joined)):
            votes[word.meaning] = votes.get(word.meaning, 0) + 1
        votes["kk"] += len(re.findall("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", joined)) // 2
        if votes["kk"] != votes["ru"]:
            return "kk" if votes["kk"] > votes["ru"] else "ru"
    return "ru"


def _spoken_of(folded: str) -> list[tuple[int, Word]]:
    """The subjects that a text mentions; "2-кесте" is no schedule, and "работа участников" no list of members."""
    found = mentions("subjects", folded)
    passed = [match.span() for _, word in found if word.meaning == "nothing" for match in word.pattern.finditer(folded)]
    return [one for one in found if not any(begin <= one[0] < end for begin, end in passed)]


def subject(texts: list[str]) -> str | None:
    """What some title texts speak of: visits, plan, costs, complaints ...; None where they name nothing of the kind."""
    for text in texts:
        folded = fold(text)
        found = _spoken_of(folded)
        if found:
            kazakh = language_of([text]) == "kk"
            place = max(place for place, _ in found) if kazakh else min(place for place, _ in found)
            about = next(word.meaning for at, word in found if at == place)
            return "visits" if about == "plan" and meaning_of("held", folded) else about
    return None
