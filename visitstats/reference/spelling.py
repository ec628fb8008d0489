"""One spelling for words that people type in many ways: letter case, Kazakh letters, look-alikes, diacritics."""

import re
import unicodedata
from functools import lru_cache

KAZAKH_TO_PLAIN = str.maketrans("әғқңөұүһіёѐѝў", "агкноуухиееиу")  # as typed on a Russian keyboard
LATIN_TO_CYRILLIC = str.maketrans("abcehikmoptxy", "авсеникмортху")  # letters that look alike; i stands for і
CYRILLIC_TO_LATIN = str.maketrans("авсенкмортхуиi", "abcehkmoptxyii")
LATIN_SPECIALS = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ŋ": "n", "ş": "sh"})
KAZAKH_PAIRS = (("sh", "ш"), ("ch", "ч"), ("gh", "г"), ("zh", "ж"), ("iý", "иу"), ("ıa", "я"), ("ts", "ц"), ("ş", "ш"))
LATIN_LETTERS = "aáäbcdeéfgǵğhıiījklmnńñoóöpqrsştuúūüvwxyýz"
CYRILLIC_LETTERS = "ааабсдеефгггхииижклмнннооопкрсштуууувухыуз"
KAZAKH_LATIN = str.maketrans(LATIN_LETTERS, CYRILLIC_LETTERS)
RUSSIAN_GROUPS = (
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ch", "ч"), ("sh", "ш"), ("tsk", "тск"), ("ts", "ц"),
    ("yo", "е"), ("ye", "е"), ("ya", "я"), ("yu", "ю"), ("iu", "ю"),
)  # fmt: skip
RUSSIAN_LATIN = str.maketrans("abcdefghijklmnopqrstuvwyz", "абцдефгхижклмнопкрстуввыз")
ENGLISH_SHORT = re.compile(r"\b(?!dom\b)[a-z]{2,3}\b")  # "follow-up" names no УП; abbreviations are in capitals
LETTERS_OF_ABBREVIATION = 6
SOFT_IA = re.compile(r"(?<![chs])ia")  # Aktiubinskaia, but psihiatr and spetsialnoe
AFTER_VOWEL = re.compile(r"(?<=[аеиоуыюя])[ыи](?![аеиоуыюя])")
BEFORE_SOFT_L = re.compile(r"л(?=[нс])")  # the soft sign is not written: bolnitsa
SHORT_I = re.compile("(?<=[aáäeoóöuúūüyý])ı")
CAPITAL_SHORT_I = re.compile("(?<=[AÁÄEOÓÖUÚŪÜYÝ])I(?=[AÁÄEIOÓÖUÚŪÜYÝ])")  # ÚII: I is the capital of ı and of i
DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff'’‘ʼʹ`´¹²³⁰⁴-⁹]")
PARTED = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-zа-яёәғқңөұүһі])")  # a word parted at the end of a line
WORD = re.compile(r"[^\W_]+|[#%]")
LATIN = re.compile("[a-z]")
NUMBERED = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}\.\d{1,2}|\d{1,2}(?=\s)|[IVX]{1,4}[.)]|\w\))\s*(?=[^\W\d])"
)
LOOK_ALIKE = re.compile(r"[abcehikmoptxy]+")


def unnumbered(text: str) -> str:
    """A name without its number in a list: "2. МО", "02 МО", "1.1 СКО", "III. Астана", "а) МВД"."""
    match = NUMBERED.match(text)
    return text[match.end() :] if match else text


def fold(text: object) -> str:
    """The text in small letters, words parted by one space, without signs; № becomes #, % stays."""
    return _fold(text if isinstance(text, str) else str(text))


@lru_cache(maxsize=200_000)
def _fold(text: str) -> str:
    if "-\n" in text:
        text = PARTED.sub("", text)
    if text.isascii():
        return " ".join(WORD.findall(text.replace("'", "").lower()))
    text = DROPPED.sub("", text.replace("№", " # ").replace("\xa0", " "))
    plain = unicodedata.normalize("NFC", text).casefold().translate(_PLAIN)
    words = WORD.findall(plain)
    return " ".join(map(_one_script, words) if LATIN.search(plain) else words)


class _Plain(dict[int, str]):
    """Letters in small as they are compared: found out when a letter is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).translate(KAZAKH_TO_PLAIN)
        self[code] = plain = letter if letter.isascii() or "\u0400" <= letter <= "\u04ff" else _without_marks(letter)
        return plain


_PLAIN = _Plain()


def _without_marks(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter.translate(LATIN_SPECIALS))
    return "".join(part for part in base if not unicodedata.combining(part)) or letter


def _one_script(word: str) -> str:
    """A word typed with letters of both scripts, in the one that holds all of it."""
    if word.isascii() or not any("a" <= letter <= "z" for letter in word):
        return word
    as_cyrillic = word.translate(LATIN_TO_CYRILLIC)
    if not any("a" <= letter <= "z" for letter in as_cyrillic):
        return as_cyrillic
    return word.translate(CYRILLIC_TO_LATIN)


def as_cyrillic(folded: str) -> str | None:
    """A folded text all of whose Latin words could be Cyrillic ones typed with look-alikes (BKO), else None."""
    words = folded.split()
    if not any(LOOK_ALIKE.fullmatch(word) for word in words):
        return None
    if any(word.isascii() and word.isalpha() and not LOOK_ALIKE.fullmatch(word) for word in words):
        return None
    return folded.translate(LATIN_TO_CYRILLIC)


def from_kazakh_latin(text: str) -> str | None:
    """A text in one of the new Latin alphabets of Kazakh as folded Cyrillic; None for a text with other letters."""
    letters = (CAPITAL_SHORT_I.sub("ı", text) if text.isupper() else text).casefold().replace("\u0307", "")  # of İ
    if not letters.strip() or any("\u0400" <= letter <= "\u04ff" for letter in letters):
        return None
    letters = SHORT_I.sub("й", letters)
    for latin, cyrillic in KAZAKH_PAIRS:
        letters = letters.replace(latin, cyrillic)
    return fold(letters.translate(KAZAKH_LATIN))


def from_russian_latin(text: str) -> str | None:
    """A Russian text typed with Latin letters as folded Cyrillic; None for a text with letters beyond ASCII."""
    text = " ".join(text.replace("№", "#").split())  # hard spaces, too
    if not text.isascii():
        return None
    if text.isupper() and max(map(len, WORD.findall(text)), default=0) > LETTERS_OF_ABBREVIATION:
        text = text.lower()  # FOLLOW-UP
    letters = ENGLISH_SHORT.sub(" ", text).lower()
    if not any(map(str.isalpha, letters)):
        return None
    letters = SOFT_IA.sub("я", letters)
    for latin, cyrillic in RUSSIAN_GROUPS:
        letters = letters.replace(latin, cyrillic)
    letters = AFTER_VOWEL.sub("й", letters.translate(RUSSIAN_LATIN))
    return fold(BEFORE_SOFT_L.sub("ль", letters))


def is_latin(text: str) -> bool:
    """Whether the letters of the text are Latin ones."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(letter, "") for letter in letters)
