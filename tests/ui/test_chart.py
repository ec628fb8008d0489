"""Charts of the pages: what the browser gets of them, where plotly.js comes from, and which click opens what."""

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from tests.ui.conftest import charts, opened
from visitstats.charts.theme import Look, blank
from visitstats.ui import behind, chart_library
from visitstats.ui.compression import Compression


def test_a_page_sends_each_figure_once_and_in_the_language(demonstration):
    drawn = charts(opened("overview", "ru", year="2016"))
    assert len(drawn) == 3
    texts = [note["text"] for figure in drawn.values() for note in figure["layout"]["annotations"]]
    assert any("Министерство" in text for text in texts)
    assert all("template" in figure["layout"] and figure["layout"]["height"] > 100 for figure in drawn.values())


def test_the_page_asks_this_server_for_plotly_and_may_keep_it():
    path = chart_library.address()[1:]
    client = TestClient(Starlette(routes=chart_library.routes(), middleware=[Middleware(Compression)]))
    for _ in range(2):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] in ("br", "gzip")
        assert answer.content == chart_library.FILE.read_bytes()
    assert client.get("/charts/static/plotly.000000000000.js").status_code == 404
    assert TestClient(Starlette(routes=chart_library.routes("/visits"))).get(f"/visits{path}").status_code == 200


def figure(text: str):
    canvas = blank(Look(), 300)
    canvas.write(text, 0, 0)
    return canvas.finished()


def test_a_figure_is_told_from_another_by_what_is_drawn():
    assert figure("one").mark == figure("one").mark != figure("two").mark


@pytest.fixture
def told(monkeypatch):
    """What the session holds, as if a chart `c` had been clicked last."""
    state = {"opened_exhibit": "c"}
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_a_click_opens_the_mark_of_the_figure_that_was_clicked(told):
    one, two = figure("one"), figure("two")
    told["c"] = {"clicked": {"place": [1, 9], "mark": one.mark}}
    assert behind.picked("c", one) == (1, 9)
    assert behind.picked("d", one) is None
    assert behind.picked("c", two) is None
    assert behind.picked("c", one) is None, "what was closed stays closed when the figure comes back"


@pytest.mark.parametrize("place", [None, [], [1], [-1, 0], [0, -2], ["0", 1], [0.5, 1], {"0": 1}, "ab", [1, 2, 3]])
def test_a_click_on_nothing_opens_nothing(told, place):
    one = figure("one")
    told["c"] = {"clicked": {"place": place, "mark": one.mark}}
    assert behind.picked("c", one) is None
    told["c"] = {"clicked": place}
    assert behind.picked("c", one) is None
