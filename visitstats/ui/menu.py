"""The menu: groups of pages, each a file in pages/, in the words of the glossary."""

from pathlib import Path

import streamlit as st

from visitstats.settings import ROOT
from visitstats.texts import _, mark

PAGES = ROOT / "pages"
ICON = Path(__file__).with_name("icon.png")
GROUPS = {
    mark("Statistics"): {
        "overview": mark("Overview"),
        "trends": mark("Trends"),
        "changes": mark("What changed"),
        "ministries": mark("Ministries"),
        "regions": mark("Regions"),
    },
    mark("Presenting"): {
        "export": mark("Export"),
    },
    mark("Data"): {
        "records": mark("Records"),
        "upload": mark("Upload"),
        "checks": mark("Checks"),
        "about": mark("About"),
    },
}
TITLES = {key: title for pages in GROUPS.values() for key, title in pages.items()}


def title(key: str) -> str:
    """What a page is called in the reader's language."""
    return _(TITLES[key])


def navigation() -> st.Page:
    """The menu at the left; gives the page that the address names."""
    pages = {
        _(group): [
            st.Page(PAGES / f"{key}.py", title=title(key), icon="", url_path=key, default=key == "overview")
            for key in titles
        ]
        for group, titles in GROUPS.items()
    }
    return st.navigation(pages, position="sidebar", expanded=True)
