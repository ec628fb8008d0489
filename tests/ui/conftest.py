"""A database of its own for every group of page tests, and the pages opened in it."""

import json
from html import escape
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.drawn import by_plotly
from tests.prepared import kept
from tests.ui.made_up import register
from visitstats import warehouse
from visitstats.access import LOCAL, write
from visitstats.ingest import commit
from visitstats.settings import ROOT
from visitstats.ui import shelf

FRAME = ROOT / "visitstats" / "ui" / "frame.py"


@pytest.fixture(scope="module")
def patched():
    """Changes that hold for all tests of a file."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def empty(patched, tmp_path_factory):
    """A database with published figures only."""
    warehouse.close()
    file = tmp_path_factory.mktemp("pages") / "visits.duckdb"
    patched.setenv("VISITSTATS_DATABASE", str(file))
    patched.setenv("VISITSTATS_TODAY", "2026-11-21")
    patched.setattr(commit, "sample_files", list)
    st.cache_data.clear()
    st.cache_resource.clear()
    shelf.clear_all()
    kept("empty", file, commit.start)
    commit.start()
    yield file
    warehouse.close()
    st.cache_data.clear()
    st.cache_resource.clear()
    shelf.clear_all()


@pytest.fixture(scope="module")
def demonstration(empty):
    """The same with registers of 2015 and 2016, marked as demonstration data."""
    kept(
        "demonstration",
        empty,
        lambda: write.commit_demonstration([register(2015, 527), register(2016, 680)], LOCAL),
    )
    commit.start()


def opened(page: str, lang: str = "en", **params: str) -> AppTest:
    """A page as a reader sees it who opens a link."""
    test = AppTest.from_file(str(FRAME), default_timeout=240)
    test.query_params["lang"] = lang
    for name, value in params.items():
        test.query_params[name] = value
    if page != "overview":
        test.switch_page(f"../../pages/{page}.py")
    return test.run()


def words(test: AppTest) -> str:
    """All our own markup and all titles of a page, as one text."""
    parts = [block.value for block in test.html if not block.value.startswith("<style")]
    cards = [card for sent in components(test, "visitstats_cards") for card in sent["cards"]]
    parts += [f"<div>{escape(text)}</div>" for card in cards for text in card.values() if isinstance(text, str)]
    return "\n".join([*(title.value for title in test.title), *parts, *(info.value for info in test.info)])


def charts(test: AppTest) -> dict[str, dict[str, Any]]:
    """The figures of a page as the browser gets them, by what a screen reader says of each; plotly knows all of it."""
    sent = components(test, "visitstats_chart")
    assert all(by_plotly(one["figure"]) for one in sent)
    return {one["alt"]: json.loads(one["figure"]) for one in sent}


def components(test: AppTest, name: str) -> list[dict[str, Any]]:
    """What a component of ours is told on a page, once for each place where it stands."""
    parts = [part.proto for part in test.get("bidi_component")]
    return [json.loads(part.json) for part in parts if part.component_name == name]
