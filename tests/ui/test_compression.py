"""What never changes is packed once, brotli where the browser takes it; everything else goes its way."""

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from visitstats.ui.compression import Compression

BODY = "бару саны " * 5000


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def client(asked: list[str]) -> TestClient:
    def answer(request: Request) -> Response:
        asked.append(request.url.path)
        if request.url.path.endswith("missing.js"):
            return PlainTextResponse("no " * 1000, 404)
        kind = "image/png" if request.url.path.endswith(".png") else "text/javascript"
        return Response(BODY, media_type=kind, headers={"Cache-Control": "immutable"})

    routes = [Route("/{rest:path}", answer)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Compression)]))


@pytest.mark.parametrize(("accepted", "way"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_a_part_of_the_page_is_packed_as_the_browser_takes_it(
    client: TestClient, accepted: str, way: str | None
) -> None:
    with client.stream("GET", "/static/js/index.abc.js", headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[way]
    assert unpack(raw).decode() == BODY
    assert answer.headers.get("content-encoding") == way
    assert answer.headers["cache-control"] == "immutable"
    assert int(answer.headers["content-length"]) == len(raw)


def test_it_is_packed_once(client: TestClient, asked: list[str]) -> None:
    for _ in range(3):
        assert client.get("/static/a.js").text == BODY
    assert asked == ["/static/a.js"]


@pytest.mark.parametrize("path", ["/static/missing.js", "/static/a.png", "/page"])
def test_what_may_change_or_is_packed_already_is_asked_for_each_time(
    client: TestClient, asked: list[str], path: str
) -> None:
    first, second = client.get(path), client.get(path)
    assert asked == [path, path]
    assert first.status_code == second.status_code == (404 if "missing" in path else 200)
    assert first.headers.get("content-encoding") in (None, "gzip")


def test_a_part_is_packed_here_even_if_the_application_would_pack_it_itself() -> None:
    def answer(request: Request) -> Response:
        return Response(BODY, media_type="text/javascript")

    packing = [Middleware(Compression), Middleware(GZipMiddleware)]
    client = TestClient(Starlette(routes=[Route("/{rest:path}", answer)], middleware=packing))
    assert client.get("/static/a.js", headers={"Accept-Encoding": "gzip, br"}).headers["content-encoding"] == "br"
