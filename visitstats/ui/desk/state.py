"""What is on the desk: the files of this session, what was said about them, and the step that is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from visitstats.ingest.content import Content
from visitstats.ingest.guidance import TableGuide
from visitstats.ingest.model import Understanding
from visitstats.ingest.personal import clean_file_name
from visitstats.ui.desk.reading import Reading

STEPS = ("files", "tables", "values", "preview", "done")


@dataclass
class Loaded:
    """One file in memory. None as group: nobody was asked yet. `before` is the import that holds the same file."""

    key: str  # SHA-256
    name: str
    content: Content = field(repr=False)
    password: str | None = field(default=None, repr=False)
    guides: list[TableGuide] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)  # the forms that these were remembered as
    understood: Understanding | None = None
    stale: bool = True  # something was said since it was read
    group: str | None = None
    years: dict[int, int] = field(default_factory=dict)
    replaces: int | None = None  # the import that it is a corrected version of
    imported: int | None = None
    before: int | None = None

    @property
    def usable(self) -> bool:
        """Whether it has tables that could be imported."""
        return bool(self.understood and self.understood.tables) and not self.imported and not self.before


@dataclass
class Desk:
    """The whole desk of a session; it stays while other pages are looked at."""

    files: dict[str, Loaded] = field(default_factory=dict)
    step: str = "files"
    reading: Reading | None = None
    uploads: int = 0  # how often the field for files was emptied
    said: str = ""  # a message that stands until the next step
    to_store: list[str] = field(default_factory=list)  # keys of files that are to be stored, in their order
    stored: int = 0  # how many of them were

    def add(self, several: Iterable[tuple[str, bytes]]) -> list[str]:
        """Put files on the desk; gives the keys of those that were not there."""
        fresh = []
        for name, data in several:
            content = Content(data)
            if content.sha256 not in self.files:
                self.files[content.sha256] = Loaded(content.sha256, clean_file_name(name), content)
                fresh.append(content.sha256)
        return fresh

    def usable(self) -> list[Loaded]:
        """The files that could be imported."""
        return [one for one in self.files.values() if one.usable]

    def shown(self) -> list[Loaded]:
        """The files whose sheets can be shown, also those in which no table was found."""
        here = [one for one in self.files.values() if not one.imported and not one.before]
        return [one for one in here if one.understood and one.understood.views]

    def stale(self) -> list[Loaded]:
        """The files that are to be read again before anything is done with them."""
        return [one for one in self.files.values() if one.stale and one.understood and not one.imported]


def desk() -> Desk:
    """The desk of this session."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk()
    return st.session_state["desk"]
