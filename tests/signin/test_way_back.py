"""Where signing in leads back to: pages of the dashboard with their choices, and nowhere else."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.server.talking import ask
from tests.signin.test_requests import cookie
from visitstats.ui.way_back import COOKIE, LONGEST, place

ELSEWHERE = (
    "", "https://evil.example/", "//evil.example/regions", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "/oauth2callback?code=1", "/auth/logout", "/_stcore/health", "/regions/../auth/logout", "/%2f/evil.example",
    "/regions\r\nSet-Cookie: a=b", "regions", " /regions", "/regions#//evil", "/no-such-page", "/media/x",
    "/regions?" + "a" * LONGEST, "/\u2028regions", "http:regions", "/regions\x00",
)  # fmt: skip


@pytest.mark.parametrize("text", ELSEWHERE)
def test_nothing_but_a_page_is_a_place(text: str) -> None:
    assert place(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/", "/"),
        ("/regions", "/regions"),
        ("/regions?lang=ru&year=2016", "/regions?lang=ru&year=2016"),
        ("/ministries?years=2015,2016&next=//evil.example", "/ministries?years=2015%2C2016"),
        ("/records?search=a%0d%0aSet-Cookie:%20x=y;%20secure", "/records?search=a%0D%0ASet-Cookie%3A+x%3Dy%3B+secure"),
        ("/?search=<script>&lang=kk", "/?search=%3Cscript%3E&lang=kk"),
    ],
)
def test_a_place_is_a_page_with_known_choices(text: str, found: str) -> None:
    assert place(text) == found


def test_the_place_is_kept_on_the_way_to_the_service_and_led_to_only_by_signing_in(office) -> None:
    url = office.server.url
    for text in ELSEWHERE:
        assert COOKIE not in ask(url, f"/auth/login?to={quote(text)}").headers.get("set-cookie", ""), text
    kept = ask(url, f"/auth/login?to={quote('/regions?year=2016')}").headers["set-cookie"]
    assert f"{COOKIE}=" in kept
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    # A callback that signs nobody in leads nowhere, whatever its cookies say.
    for value in (quote("/regions?year=2016", safe=""), quote("//evil.example", safe="")):
        back = ask(url, "/oauth2callback?code=x&state=y", Cookie=f"{COOKIE}={value}; {cookie(office)}")
        assert (back.status, urlsplit(back.headers["location"]).path) == (302, "/")
        assert not parse_qs(urlsplit(back.headers["location"]).query)
