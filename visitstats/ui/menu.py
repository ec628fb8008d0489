"""The menu: groups of pages, each a file in pages/, in the words of the glossary; About stands in the footer."""

import re
from copy import copy
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from visitstats.access import may
from visitstats.settings import ROOT
from visitstats.texts import _
from visitstats.ui import address, blocks, data
from visitstats.ui.page_names import FOOTER, GROUPS, NEEDED, TITLES

PAGES = ROOT / "pages"
ICON = Path(__file__).with_name("icon.png")
NAME = re.compile(r"[\w-]+")


def icon() -> str | None:
    """The icon of the browser's tab; nobody who has not signed in gets a file."""
    return str(ICON) if may(data.person(), "see") else None


def title(key: str) -> str:
    """What a page is called in the reader's language."""
    return _(TITLES[key])


def _page(key: str, visible: bool = True) -> st.Page:
    """A page of the menu, for this run alone: Streamlit notes in it whether it may be run."""
    return copy(_known_page(key, title(key), visible))


@lru_cache
def _known_page(key: str, title: str, visible: bool) -> st.Page:
    return st.Page(
        PAGES / f"{key}.py",
        title=title,
        icon="",
        url_path=key,
        default=key == "overview",
        visibility="visible" if visible else "hidden",
    )


def right(key: str) -> str:
    """What a reader must be allowed to do to open a page, also by its address."""
    return NEEDED.get(key, "see")


def navigation() -> st.Page:
    """The menu at the left; gives the page that the address names."""
    pages = {
        _(group): [_page(key, visible=may(data.person(), right(key))) for key in titles]
        for group, titles in GROUPS.items()
    }
    first = next(iter(pages))
    pages[first] += [_page(key, visible=False) for key in FOOTER]
    if asked := _unknown():
        pages[first].append(st.Page(_no_page, title=_("No such page"), url_path=asked, visibility="hidden"))
    shown = may(data.person(), "see")
    return st.navigation(pages, position="sidebar" if shown else "hidden", expanded=True)


def _unknown() -> str | None:
    """The name in the address where no page has it; Streamlit itself would say so in English."""
    parts = urlsplit(st.context.url or "").path.removeprefix(address.base()).strip("/")
    return parts if NAME.fullmatch(parts) and parts not in TITLES else None


def _no_page() -> None:
    """What stands at an address that no page has."""
    st.title(_("No such page"), anchor=False)
    blocks.text(_("There is no page at this address. The menu shows all pages."))
    st.page_link(_page("overview"), label=title("overview"))


def link_to_import(import_id: int) -> None:
    """A link to the page of imports, at one import."""
    asked = address.viewed() | {"import": str(import_id)}
    st.page_link(_page("imports"), label=_("To the import {number}", number=import_id), query_params=asked)


def link_to_records(import_id: int) -> None:
    """A link to the page of records, with those of one import."""
    asked = address.viewed() | {"only": str(import_id)}
    st.page_link(_page("records"), label=_("Show its records"), query_params=asked)


def footer() -> None:
    """The foot of every page: what the numbers mean and where they come from."""
    with st.container(key="footer"):
        for key in FOOTER:
            st.page_link(_page(key), label=title(key))
