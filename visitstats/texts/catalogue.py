"""Texts by their English: looked up in the catalogues of visitstats/locale, filled and counted.

Every room has one catalogue a language (`visitstats/locale/kk/ui.po`); all are merged when first used.
"""

import datetime
import string
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from typing import Any

from visitstats.texts.current import LANGUAGES, language, use_language
from visitstats.texts.dates import date_short
from visitstats.texts.kazakh import CASES
from visitstats.texts.numbers import MINUS, NBSP, Figure, decimal, number

__all__ = ["LANGUAGES", "_", "capital", "language", "listing", "mark", "ngettext", "quoted", "say", "use_language"]

LOCALE = Path(__file__).resolve().parent.parent / "locale"
_QUOTES = {"kk": ("«", "»"), "ru": ("«", "»"), "en": ("“", "”")}
_LAST = {"kk": " және ", "ru": " и ", "en": " and "}


class _Filler(string.Formatter):
    """str.format in which `{n:dative}` puts the Kazakh ending on a plain whole number too."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in CASES and not isinstance(value, Figure):
            # A number made into plain text on the way still takes its ending; any other text takes none.
            text = str(value)
            digits = text.replace(NBSP, "").lstrip("+" + MINUS)
            value = Figure(text, int(digits) if digits.isdecimal() else None)
        return str(super().format_field(value, format_spec))


_filler = _Filler()


@lru_cache(maxsize=len(LANGUAGES))
def _texts(code: str) -> Mapping[str, str | tuple[str, ...]]:
    """All texts of a language: English -> translation, or the plural forms of one."""
    from babel.messages.pofile import read_po  # not loaded where nothing is said, as in the process that reads files

    texts: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((LOCALE / code).glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
        for message in catalogue:
            if message.id and not message.fuzzy:
                key = message.id if isinstance(message.id, str) else message.id[0]
                texts[key] = message.string if isinstance(message.string, str) else tuple(message.string or ())
    return texts


@lru_cache(maxsize=len(LANGUAGES))
def _plural_rule(code: str) -> Callable[[int], int]:
    from babel.messages.plurals import get_plural

    rule: Callable[[int], int] = c2py(get_plural(code).plural_expr)
    return rule


def _translated(text: str) -> str:
    found = text if language() == "en" else _texts(language()).get(text)
    if isinstance(found, tuple):
        found = found[0]
    return found or text


def _filled(translated: str, english: str, values: Mapping[str, Any]) -> str:
    """The text with its places filled; a translation with a wrong place gives way to the English."""
    if not values:
        return translated
    try:
        return _filler.vformat(translated, (), values)
    except (KeyError, IndexError, ValueError):
        return _filler.vformat(english, (), values)


def _(text: str, /, **places: Any) -> str:
    """The text in the reader's language, its named places filled: `_("Row {row}", row=5)`.

    Numbers that should be grouped are given as `number(1262)`; a bare int is written as it is (years, row numbers).
    A Kazakh translation may put an ending on a number: `{n:dative}` gives 153-ке.
    """
    return _filled(_translated(text), text, places)


def ngettext(one: str, many: str, n: Any, /, **places: Any) -> str:
    """The form that fits the number `n`, with {n} filled: `ngettext("{n} visit", "{n} visits", 680)`."""
    shown: Any = number(n) if float(n).is_integer() else decimal(n)
    english = one if n == 1 else many
    forms: Any = None if language() == "en" else _texts(language()).get(one)
    found = english
    if isinstance(forms, tuple) and all(forms):
        # A decimal takes the second form in Russian: 29,0 посещения.
        found = forms[_plural_rule(language())(abs(int(n))) if float(n).is_integer() else 1]
    return _filled(found, english, {"n": shown} | places)


def mark(text: str) -> str:
    """The text itself: marks it for translation where it is spoken later (`Reason(mark("…"))`, constants)."""
    return text


def _shown(value: Any) -> Any:
    """A value of a reason as a reader should see it."""
    if isinstance(value, dict) and "text" in value:  # a reason that came through JSON
        return _said(value["text"], value.get("values") or {})
    if hasattr(value, "text") and hasattr(value, "values"):
        return say(value)
    if isinstance(value, datetime.date):
        return date_short(value)
    if isinstance(value, list | tuple | set | frozenset):
        return listing([str(_shown(item)) for item in value])
    return value


def say(reason: Any) -> str:
    """A reason (`text`: English with places; `values`: what fills them) as a sentence in the reader's language."""
    return _said(reason.text, reason.values)


def _said(text: str, values: Mapping[str, Any]) -> str:
    return _filled(_translated(text), text, {name: _shown(value) for name, value in values.items()})


def listing(items: Iterable[str]) -> str:
    """Things one after another: «МВД, КНБ и Минздрав»."""
    *first, last = list(items) or [""]
    return _LAST[language()].join([", ".join(first), last]) if first else last


def quoted(text: str) -> str:
    """A value as typed, in the quotation marks of the language."""
    left, right = _QUOTES[language()]
    return left + text + right


def capital(text: str) -> str:
    """The text with a capital first letter, for the start of a label."""
    return text[:1].upper() + text[1:]
