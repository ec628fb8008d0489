"""What "Almaty" alone means in one table: a city in Russian, else the one of the two that is not named plainly."""

from collections.abc import Iterable
from typing import Any

from visitstats.ingest.values.regions import Named
from visitstats.reference.spelling import is_latin

REGION, CITY = "KZ-19", "KZ-75"


class Almaty:
    """The reading of the bare name in a table of which all named regions and the language are known."""

    def __init__(self, named: Iterable[Named], language: str):
        plain = {option.code for one in named if not one.almaty for option in one.options}
        self._other = {frozenset({REGION}): CITY, frozenset({CITY}): REGION}.get(frozenset(plain & {REGION, CITY}))
        self._russian = language == "ru"

    def code(self, text: Any) -> str | None:
        """The code of a bare name as it was typed, or None where it may be either."""
        if self._russian and isinstance(text, str) and not is_latin("".join(c for c in text if c.isalpha())):
            return CITY
        return self._other
