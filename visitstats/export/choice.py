"""What was chosen to be exported: views, each with its year, its filters and its reading of regions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from visitstats.periods import months_of
from visitstats.reference.naming import name
from visitstats.reference.reading import READINGS, RECORDED
from visitstats.reference.units import ministries, regions, visit_kinds
from visitstats.texts import capital, language, listing

READY = ("overview", "months", "changes", "ministries", "regions", "ranking", "kinds", "method")
COMPARED = "compared"
COMPLETENESS, GROUPS = "completeness", "group"
MORE = ("period", "ministry_months", "ministry_kinds", "region_changes", COMPLETENESS)
VIEWS = (*READY, *MORE, COMPARED)  # all that can be chosen; ready.py builds them, findings.py names them
DIMENSIONS = ("ministry", "region", "visit_kind", "institution_kind")


@dataclass(frozen=True)
class Filters:
    """What is counted; an empty tuple means all. `reading` is that of regions: recorded, common or present."""

    ministries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    reading: str = RECORDED

    @property
    def narrowed(self) -> bool:
        """Whether less than everything is counted."""
        return bool(self.ministries or self.regions or self.kinds)

    def params(self) -> dict[str, Any]:
        """Parameters of a question; None for all."""
        chosen = {"ministries": self.ministries, "regions": self.regions, "kinds": self.kinds}
        return {key: list(codes) or None for key, codes in chosen.items()}

    def in_words(self) -> str:
        """What is counted, where it is less than everything: names of ministries, regions and kinds."""
        spoken = language()
        named = [
            [name("ministry", code, spoken, "full") for code in self.ministries],
            [name("region", code, spoken, "full") for code in self.regions],
            [name("visit_kind", code, spoken) for code in self.kinds],
        ]
        return "; ".join(capital(listing(several)) for several in named if several)


EVERYTHING = Filters()


@dataclass(frozen=True)
class Choice:
    """One view by its key; `year` None is the year of the export. `other`, `span` and `by` belong to a comparison."""

    view: str
    year: int | None = None
    filters: Filters = EVERYTHING
    other: int | None = None
    span: str = "year"
    by: str = "ministry"

    def address(self) -> str:
        """The choice as the query of an address: codes in a fixed order, what is not chosen left out."""
        fields: dict[str, Any] = {
            "year": self.year,
            "ministries": ",".join(self.filters.ministries),
            "regions": ",".join(self.filters.regions),
            "kinds": ",".join(self.filters.kinds),
            "other": self.other,
            "span": "" if self.span == "year" else self.span,
            "by": "" if self.by == "ministry" else self.by,
            "reading": "" if self.filters.reading == RECORDED else self.filters.reading,
        }
        return urlencode({key: str(value) for key, value in fields.items() if value})


def from_address(view: str, query: str | Mapping[str, str]) -> Choice:
    """A choice from the query of a page's address; what is not known there is left out."""
    given = dict(parse_qsl(query)) if isinstance(query, str) else query
    reading, by, span = given.get("reading", ""), given.get("by", ""), given.get("span", "")
    filters = Filters(
        _known(given.get("ministries"), ministries()),
        _known(given.get("regions"), regions()),
        _known(given.get("kinds"), visit_kinds()),
        reading if reading in READINGS and view in ("regions", "ranking") else RECORDED,
    )
    choice = Choice(view, _year(given.get("year")), filters)
    if view == COMPARED:
        choice = replace(choice, other=_year(given.get("other")), span=span if _span(span) else "year")
        choice = replace(choice, by=by if by in DIMENSIONS else "ministry")
    if view == COMPLETENESS:
        choice = replace(choice, filters=EVERYTHING, by=GROUPS if by == GROUPS else "ministry")
    return choice


def ready(views: Iterable[str] = READY) -> tuple[Choice, ...]:
    """Views of the ready set, of the year of the export."""
    return tuple(Choice(view) for view in views)


def saved(views: Iterable[tuple[str, str, str]]) -> tuple[Choice, ...]:
    """The views of a story, each kept as page, view and address; a view that this version does not know is left out."""
    return tuple(from_address(view, address) for _page, view, address in views if view in VIEWS)


def _known(codes: str | None, units: Iterable[str]) -> tuple[str, ...]:
    known = {*units, "none"}
    return tuple(code for code in (codes or "").split(",") if code in known)


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and len(text) == 4 else None


def _span(text: str) -> bool:
    try:
        return months_of(text) is not None
    except ValueError:
        return False
