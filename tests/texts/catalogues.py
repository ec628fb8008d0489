"""Read the message catalogues as the tests need them: each text with its room."""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "visitstats" / "locale"
TRANSLATED = ("kk", "ru")


@dataclass(frozen=True)
class Entry:
    """One text of a catalogue; `translations` has one text, or one a plural form."""

    room: str
    text: str
    plural: str | None
    translations: tuple[str, ...]
    fuzzy: bool


def entries(code: str) -> Iterator[Entry]:
    for path in sorted((LOCALE / code).glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code, abort_invalid=True)
        for message in catalogue:
            if not message.id:
                continue
            text, plural = (message.id, None) if isinstance(message.id, str) else message.id
            strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            yield Entry(path.stem, text, plural, strings, message.fuzzy)


def places(text: str) -> set[str]:
    """The names of the places that a text leaves to be filled."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def specs(text: str) -> set[str]:
    """The formats that a text asks for in its places, such as dative in `{n:dative}`."""
    return {spec for _, name, spec, _ in string.Formatter().parse(text) if name is not None and spec}
