"""The filters of a page; what is chosen stands in the address as codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from visitstats.reference import loading
from visitstats.reference.naming import name
from visitstats.settings import today
from visitstats.texts import _, capital, language, listing
from visitstats.ui import address, data

NOT_STATED = "none"


@dataclass(frozen=True)
class Chosen:
    """The choices of the reader; an empty tuple means all."""

    year: int
    years: tuple[int, ...] = ()
    ministries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    search: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether less than everything is counted."""
        return bool(self.ministries or self.regions or self.kinds)

    def in_words(self) -> str:
        """What is counted, where it is less than everything: names of ministries, regions and kinds."""
        spoken = language()
        ministries = [name("ministry", code, spoken, "full") for code in self.ministries]
        regions = [name("region", code, spoken, "full") for code in self.regions]
        kinds = [name("visit_kind", code, spoken) for code in self.kinds]
        return "; ".join(capital(listing(several)) for several in (ministries, regions, kinds) if several)

    def params(self, *years: int) -> dict[str, Any]:
        """Parameters of a question: the given years, or those chosen; None for all."""
        return {
            "years": list(years or self.years) or None,
            "ministries": list(self.ministries) or None,
            "regions": list(self.regions) or None,
            "kinds": list(self.kinds) or None,
        }


def show(wanted: tuple[str, ...]) -> Chosen:
    """Draw the wanted filters of a page side by side and give what is chosen."""
    answers: dict[str, Any] = {}
    drawn = {"year": _year, "years": _years, "ministries": _ministries, "regions": _regions, "kinds": _kinds}
    if wanted:
        with st.grid(max(4, len(wanted)), min_column_width=150, gap="small"):
            for one in wanted:
                answers[one] = _search() if one == "search" else drawn[one]()
    answers.setdefault("year", latest_year())
    return Chosen(**answers)


@data.kept
def latest_year() -> int:
    """The latest year that has a breakdown, else the latest with a number, else this year."""
    broken_down = data.ask("breakdown_years")
    if len(broken_down):
        return int(broken_down["year"].max())
    known = data.ask("headline_by_year").dropna(subset=["visits"])
    return int(known["year"].max()) if len(known) else today().year


def _key(name_: str) -> str:
    """The key of a filter: of its own on each page and in each language, so that none keeps the state of another."""
    return address.key(f"{name_}_{language()}")


@data.kept
def _known_years() -> list[int]:
    headlines = data.ask("headline_by_year").dropna(subset=["visits"])["year"]
    every = {int(year) for year in headlines} | {int(year) for year in data.ask("breakdown_years")["year"]}
    return sorted(every, reverse=True) or [today().year]


def _year() -> int:
    options = _known_years()
    asked = [
        int(year)
        for year in address.several("year") or address.several("years")
        if year.isdigit() and int(year) in options
    ]
    key = _key("year")
    start = address.start(key, asked[0] if asked else latest_year())
    year = int(st.selectbox(_("Year"), options, index=options.index(start) if start in options else 0, key=key))
    address.keep("year", str(year))
    return year


def _several(label: str, name_: str, options: list[Any], shown: Any) -> tuple[Any, ...]:
    key = _key(name_)
    words = {str(option): option for option in options}
    start = address.start(key, [words[code] for code in address.several(name_) if code in words])
    picked = st.multiselect(
        label, options, default=start, format_func=shown, key=key, placeholder=_("All"), select_all=False
    )
    address.keep(name_, ",".join(str(option) for option in picked))
    return tuple(picked)


def _years() -> tuple[int, ...]:
    return _several(_("Years"), "years", _known_years(), str)


def _ministries() -> tuple[str, ...]:
    codes = [*loading.ministries(), NOT_STATED]
    return _several(_("Ministries"), "ministries", codes, lambda code: name("ministry", code, language(), "full"))


def _regions() -> tuple[str, ...]:
    codes = sorted(loading.regions(), key=lambda code: name("region", code, language(), "full"))
    return _several(
        _("Regions"), "regions", [*codes, NOT_STATED], lambda code: name("region", code, language(), "full")
    )


def _kinds() -> tuple[str, ...]:
    codes = [*loading.visit_kinds(), NOT_STATED]
    return _several(_("Kind of visit"), "kinds", codes, lambda code: name("visit_kind", code, language()))


def one_of(field: str, stands: str, label: str, options: Mapping[str, str], **drawn: Any) -> str:
    """Draw a choice of one, side by side; it stands in the address as `stands`, the first option as nothing.

    `field` tells it from the other fields of all pages; `options` are codes with their words, not yet translated.
    """
    key, codes = address.key(f"{field}_{language()}"), list(options)
    start = address.start(key, address.text(stands))
    picked = st.segmented_control(
        label,
        codes,
        default=start if start in codes else codes[0],
        key=key,
        format_func=lambda one: capital(_(options[one])),
        required=True,
        **drawn,
    )
    address.keep(stands, "" if picked == codes[0] else str(picked))
    return str(picked)


def _search() -> str:
    key = _key("search")
    start = address.start(key, address.text("search"))
    typed = st.text_input(_("Search"), start, key=key, placeholder=_("Institution or file"), max_chars=100)
    address.keep("search", typed.strip())
    return str(typed.strip())
