"""The first answer names the large parts that every page with charts needs; other answers pass as they are."""

import re
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import file_util

from visitstats.ui import chart_library
from visitstats.ui.preload import FONTS, HEAD, NEEDED, PARTS, Preload

PAGE = Path(file_util.get_static_dir(), "index.html")


def client() -> TestClient:
    def answer(request: Request) -> Response:
        kinds = {"/story/1": HTMLResponse, "/health": PlainTextResponse}
        kind = kinds.get(request.url.path)
        return kind("<html><head></head>story</html>") if kind else HTMLResponse(PAGE.read_bytes())

    return TestClient(Starlette(routes=[Route("/{rest:path}", answer)], middleware=[Middleware(Preload)]))


def test_the_page_asks_for_each_part_and_what_it_needs_at_once() -> None:
    answer = client().get("/trends")
    names = re.findall(r'modulepreload" crossorigin fetchpriority="low" href="\./static/js/(.*?)"', answer.text)
    assert {name.partition(".")[0] for name in names} >= set(PARTS)
    assert len(names) == len(set(names))
    assert all((PAGE.parent / "static" / "js" / name).exists() for name in names)
    needed = {
        each for name in names for each in NEEDED.findall((PAGE.parent / "static" / "js" / name).read_text()[:HEAD])
    }
    assert all(each in names or each in PAGE.read_text("utf-8") for each in needed)
    assert len(re.findall(r'as="font" type="font/woff2" crossorigin href="\./static/media/', answer.text)) == len(FONTS)
    added = re.compile(
        r'<link rel="(?:modulepreload" crossorigin fetchpriority|preload" as="(?:font" type|script" href)).*?>\n'
    )
    assert f'as="script" href="{chart_library.address()}"' in answer.text
    assert added.sub("", answer.text) == PAGE.read_text("utf-8")
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_other_answers_pass_as_they_are() -> None:
    for path in ("/story/1", "/health"):
        assert client().get(path).text == "<html><head></head>story</html>"
    assert client().head("/").content == b""
