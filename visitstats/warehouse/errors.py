"""What the warehouse refuses, as sentences in the reader's language."""

from typing import Any

from visitstats.texts import say


class Refusal(Exception):  # noqa: N818  a sentence to a reader, not a fault
    """Something that cannot be done: `text` is English with named places, `values` fill them."""

    def __init__(self, text: str, /, **values: Any):
        super().__init__(text)
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return say(self)


class Held(Refusal):
    """Another process holds the database."""


class NotReadable(Refusal):
    """The database file is damaged or no database."""


class DiskFull(Refusal):
    """There is no space left to write; what was asked for is not done."""


class EngineStopped(Refusal):
    """The engine gave up the database after an error of its own; it is opened anew at the next call."""


class AlreadyImported(Refusal):
    """The same file is in force already."""


class YearMissing(Refusal):
    """A table of reported numbers does not say its year; `tables` are the numbers of such tables."""

    def __init__(self, text: str, /, tables: list[int], **values: Any):
        super().__init__(text, tables=[str(number) for number in tables], **values)
        self.tables = tables


class NotFound(Refusal):
    """There is no such import, question or parameter."""
