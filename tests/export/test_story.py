"""The story: one file, three languages, no outside request."""

import re
from pathlib import Path

import pytest
from lxml import html

from visitstats.export.story import story
from visitstats.export.views import Edition

ADDRESS = re.compile(rb"[a-z]+://[a-z0-9.-]+|[\"'(]//|url\((?!data:|#)|\bsrc=|@import", re.IGNORECASE)


@pytest.fixture(scope="module")
def page(editions: dict[str, Edition]) -> bytes:
    return story([editions["kk"], editions["ru"], editions["en"]])


def test_the_file_asks_for_nothing_outside(page: bytes) -> None:
    found = {match.group() for match in ADDRESS.finditer(page)}
    assert found <= {b"http://www.w3.org"}
    assert b"default-src 'none'" in page
    assert len(page) < 1_000_000


def test_every_language_has_every_slide(page: bytes, editions: dict[str, Edition]) -> None:
    root = html.fromstring(page)
    assert [article.get("lang") for article in root.iter("article")] == ["kk", "ru", "en"]
    for article in root.iter("article"):
        edition = editions[article.get("lang")]
        titles = [title.text for title in article.iter("title")]
        assert titles == [edition.title, *[view.title for view in edition.views]]
        assert f"2 / {len(edition.views) + 1}" in article.text_content()


def test_hostile_text_stays_text(poisoned: Edition) -> None:
    page = story([poisoned])
    assert b"<script>alert" not in page
    assert b"</title></svg><b>" not in page
    assert page.count(b"<script") == 2


@pytest.mark.browser
def test_the_keys_of_a_presenter(browser, page: bytes, editions: dict[str, Edition], tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(page)
    tab = browser.new_page(viewport={"width": 1024, "height": 768})
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("request", lambda request: told.append(request.url) if not request.url.startswith("file:") else None)
    tab.goto(file.as_uri())
    assert tab.title() == editions["kk"].title
    for key in ("ArrowRight", "PageDown", "ArrowLeft"):
        tab.keyboard.press(key)
    assert tab.title() == editions["kk"].view("overview").title
    tab.keyboard.press("l")
    assert tab.title() == editions["ru"].view("overview").title
    tab.keyboard.press("b")
    assert tab.evaluate("document.body.className") == "blank"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.body.className") == ""
    tab.keyboard.press("d")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 22, 32)"
    tab.keyboard.press("End")
    assert tab.url.endswith("#ru-9")
    for width, height in ((1024, 768), (1280, 720), (3840, 2160)):
        tab.set_viewport_size({"width": width, "height": height})
        box = tab.locator(".slide.shown svg:visible").first.bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        assert 0 <= box["y"] <= box["y"] + box["height"] <= height
    assert told == []
    tab.close()


@pytest.mark.browser
def test_one_slide_a_printed_page(browser, page: bytes, tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(page)
    tab = browser.new_page()
    tab.goto(file.as_uri())
    printed = tab.pdf(prefer_css_page_size=True)
    tab.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 9
