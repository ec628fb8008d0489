"""The text of a date without the words around it: months as N1..N12, quarters as Q, words of a range as a dash."""

import re
from functools import lru_cache

from visitstats.reference.spelling import fold
from visitstats.reference.words import best, meaning_of

HOUR = r"\d{1,2}(?:[:.-]\d{2})?"
CLOCK = r"(?:[01]?\d|2[0-3])[.:-][0-5]\d"
TIME = re.compile(
    r"(?<=\d)(?:(?:\s*(?:г(?:од\w*|\.)?|ж(?:ыл\w*|\.)?))?[t, ]+\d{1,2}:|\s+(?:в|at)\s+\d{1,2}[:.])\d{2}.*$"
    rf"|\s+(?:[вс]\s+)?{HOUR}(?:\s*(?:до|по|[-–])\s*{HOUR})?\s?(?:ч|час\w*)\b.*$|\s+сағ(?:ат\w*|\.)\s*\d.*$"
    r"|(?<=[./ -]20\d\d)\s*(?:г(?:од\w*|\.)?|ж(?:ыл\w*|\.)?)?[ ,]+"  # 10.01.2019 11-00, after a whole date
    rf"(?:(?:[вс]\s+)?{CLOCK}(?:\s*(?:до|по|[-–])\s*{CLOCK})?|\d{{1,2}}(?:[.:]\d\d)?\s?[ap]\.?m\.?)$"
)
TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_|\s+")
DAYS = re.compile(r"^(\d{1,2})(?: ?- ?\d{1,2})+ ?- ?(\d{1,2})(?=\.| ?N)")  # 5, 6, 7 March
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
PART_OF_MONTH = re.compile(  # 2-я половина марта, week 1 of June
    r"\b(?:\d|i{1,3})\s?(?:-?а?я)?[\s-]+(?:половин|декад|недел|онкүн|онкун|апта|week|decade)\w*|\bweek\s+\d\b"
)
ROMAN_MONTH = re.compile(
    r"(?:(?<=\d)[ ./-]+|^(?=\w+[ ./-]+20\d\d$))(i{1,3}|і{1,3}|i?[vx]|vi{1,3}|xi{1,2})(?:[ ./-]+(?=\d)|\.?$)"
)
YEAR_AHEAD = re.compile(r"^(20\d\d)\s*(?:ж|жыл\w*|г|год\w*)\.?,?\s*(\d\d?\.\d\d?)\.?$")  # 2019 ж. 05.03
JOINED = re.compile(r"(?<=\d)(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})(?=\d)")  # 5марта2019
LATIN_ROMAN = str.maketrans("іх", "ix")
REMARK = re.compile(r"(?<=\S)\s*\([^()\d]+\)")  # 15.03.18 (повторно)
ENDING = re.compile(
    r"(?<=\d)(?:st|nd|rd|th)\b|(?<=\d)-?(?:го|ое|е|шы|ші|нан|нен|дан|ден|тан|тен)\b"
    r"|(?<=\d)-(?:й|ого|с?[ыиі](?:н|на|не|нан|нен|нда|нде)?)\b"
)


@lru_cache(maxsize=100_000)
def normal(text: str) -> str:
    """The text with months as N1..N12, quarters as Q, and without the words around a date."""
    text = TIME.sub("", text.replace("\xa0", " ").strip().casefold())
    text = JOINED.sub(" ", YEAR_AHEAD.sub(r"\2.\1", ENDING.sub("", REMARK.sub(_unless_it_tells, text))))
    text = PART_OF_MONTH.sub(" ", re.sub(r"^(\d{1,2})/(?=\d{1,2}\.\d)", r"\1-", text))
    text = re.sub(r"(?<=\d)[,;]\s*(?=\d{1,2}(?!\d))", "-", text)
    text = re.sub(r"[–—−‐‑→&]|(?<=\d)/(?=\d{4}-\d)", "-", text.replace("_", " "))
    text = re.sub(
        r"\b(?:q\s?[1-4]|[1-4]\s?q\b|(?:[1-4ivі]+)\s*-?\s*(?:й|ый|ой)?\s*(?:кв|квартал|тоқсан|токсан|полугод|жартыжыл)\w*\.?)",
        "Q",
        text,
    )
    text = ROMAN_MONTH.sub(lambda match: f" N{ROMAN.index(match[1].translate(LATIN_ROMAN)) + 1} ", text)
    pieces = [_piece(token) for token in TOKEN.findall(text)]
    plain = re.sub(r"\.{2,}", ".", re.sub(r"\s+", " ", "".join(pieces)))
    plain = re.sub(r" ?\.(?= ?-)", "", plain)  # 27.02. - 01.03.2018, and what is left of "г." within a range
    plain = re.sub("[,;()*«»\"“”„']+", " ", plain)
    plain = re.sub(r" ?- ?(?:- ?)+", "-", re.sub(r"\s+", " ", plain))
    return DAYS.sub(r"\1-\2", plain.strip(" .,-/"))


def roman_month(text: str) -> int | None:
    """The month that a text is as a Roman numeral: XI, also typed with Cyrillic letters."""
    plain = text.strip(" .").casefold().translate(LATIN_ROMAN)
    return ROMAN.index(plain) + 1 if plain in ROMAN else None


def _unless_it_tells(match: re.Match[str]) -> str:
    """A remark in brackets is no part of a date, unless it is a word of dates or says that nothing was held."""
    told = best("status", fold(match[0]))
    dated = any(meaning_of("months", word) or best("date_noise", word) for word in fold(match[0]).split())
    return match[0] if dated or (told and told.meaning == "not_held") else " "


def _piece(piece: str) -> str:
    if not piece[0].isalpha() or piece == "Q":
        return piece
    word = fold(piece)
    month = meaning_of("months", word)
    if month:
        return f"N{month}"
    noise = best("date_noise", word)
    if noise is None:
        return piece
    return "-" if noise.meaning == "range" else " "
