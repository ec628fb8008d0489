"""Texts in Latin letters with few signs beyond ASCII: typographic quotes, dashes, letters with diacritics."""

import re

CODE_PAGES = ("cp1252", "cp1254", "mac_roman")
SEVERAL = re.compile(rb"[\x80-\xff]{3}")  # a word in letters of another script has such a run
LETTERS = set(
    "áàâäåæçéèêëíîïñóôöøßúûüýğışÇÖÜİŞÉÁÄŃÚ"
)  # that Kazakh in Latin letters and European names are written with
WORD = re.compile(r"[^\W\d_¹²³]+")
SYMBOL_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\-.,;:!?()\"'«»/\\|№*%&+’‘“”„–—…](?=[^\W\d_])")
INNER_CAPITAL = re.compile(r"(?<=[a-z])[^\W\d_a-zA-Z]")


def western_page(data: bytes) -> str | None:
    """The code page of such a text; None where it holds words in other letters, or nothing fits."""
    if SEVERAL.search(data):
        return None
    readings = []
    for page in CODE_PAGES:
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        words = {word for word in WORD.findall(text) if not word.isascii()}
        if any(not any(map(str.isascii, word)) for word in words):
            continue
        odd = sum(len(set(word) - LETTERS - set(map(chr, range(128)))) for word in words)
        odd += sum(letter.isupper() for word in words for letter in INNER_CAPITAL.findall(word))
        readings.append((odd + len(set(SYMBOL_IN_WORD.findall(text))), CODE_PAGES.index(page), page, bool(words)))
    if not readings:
        return None
    odd, _, page, any_letters = min(readings)
    if odd:
        return None
    return page if any_letters or b"\xb9" not in data else "cp1251"  # there the sign № has this place
