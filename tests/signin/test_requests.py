"""What the server answers to programs that have signed in, have not, or pretend to have: uploads and downloads."""

import json
import re
import time

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.server.talking import ask, run_page, session, upload, xsrf
from tests.signin.conftest import COOKIE_SECRET, Office

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

NAME = "_streamlit_user"


def cookie(office: Office, secret: str = COOKIE_SECRET, **claims: object) -> str:
    """A cookie as the server sets it after signing in; `claims` change or take away (None) what it says."""
    said = {
        "iss": office.service, "sub": "analyst", "nonce": "n", "iat": int(time.time()), "is_logged_in": True,
        "origin": office.server.url, "provider": "default", "email": "analyst@example.org", "groups": ["npm-analysts"],
    }  # fmt: skip
    said = {name: value for name, value in (said | claims).items() if value is not None}
    return f"{NAME}={create_signed_value(secret, NAME, json.dumps(said)).decode()}"


def statuses(office: Office, cookies: str) -> tuple[int, int]:
    """The answers to an upload into a session of an analyst, and to a download, with these cookies."""
    url = office.server.url
    token = xsrf(url)
    with session(url, cookie(office), token) as page:
        number, _sent = run_page(page)
        sent = upload(url, number, token, cookies=cookies).status
    return sent, ask(url, "/media/0123456789.csv", Cookie=cookies).status


def test_an_analyst_uploads_and_downloads(office):
    assert statuses(office, cookie(office)) == (204, 404)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"secret": "another secret than that of the server"}, (401, 401)),
        ({"is_logged_in": False}, (401, 401)),
        ({"iat": None}, (401, 401)),
        ({"iat": 0}, (401, 401)),
        ({"iat": 4102444800}, (401, 401)),
        ({"iat": True}, (401, 401)),
        ({"origin": "https://evil.example"}, (401, 401)),
        ({"origin": None}, (401, 401)),
        ({"groups": ["npm-viewers"]}, (403, 404)),
        ({"groups": ["administrator", "analyst"]}, (403, 403)),
        ({"groups": None}, (403, 403)),
        ({"email": "administrator@example.org", "email_verified": False}, (403, 403)),
        ({"email": "Administrator@Example.org ", "groups": None}, (204, 404)),
        ({"email": None}, (403, 403)),
        ({"email": ["administrator@example.org"]}, (403, 403)),
        ({"email": "administrator@example.org\nroot"}, (403, 403)),
    ],
)
def test_only_a_valid_sign_in_with_the_right_role_counts(office, changes, expected):
    assert statuses(office, cookie(office, **changes)) == expected


def test_without_a_cookie_nothing_is_stored(office):
    assert statuses(office, "") == (401, 401)
    assert statuses(office, f"{NAME}=abc; {NAME}_1=def") == (401, 401)
    assert '"what": "upload"' in office.log()


def test_a_session_without_sign_in_gets_the_sign_in_page_whatever_page_it_asks_for(office):
    token = xsrf(office.server.url)
    for page_name in ("", "records", "upload", "administration"):
        with session(office.server.url, "", token) as page:
            _number, sent = run_page(page, page_name)
        assert "Sign in to see the figures." in sent
        assert not re.search(r"\b680\b", sent)  # digits inside the session's number tell nothing
        assert "Demonstration" not in sent


def test_a_change_of_the_list_of_roles_holds_at_once(office):
    path = office.folder / "roles.toml"
    before = path.read_text("utf-8")
    try:
        path.write_text(before.replace('npm-analysts = "analyst"', 'npm-analysts = "viewer"'), "utf-8")
        assert statuses(office, cookie(office)) == (403, 404)
        path.write_text("this is no list", "utf-8")
        assert statuses(office, cookie(office)) == (403, 403)
    finally:
        path.write_text(before, "utf-8")
    assert statuses(office, cookie(office)) == (204, 404)


def test_signing_out_ends_every_copy_of_the_cookie(office):
    url, mine = office.server.url, cookie(office, nonce="of this test")
    assert statuses(office, mine) == (204, 404)
    answer = ask(url, "/auth/logout", Cookie=mine)
    assert answer.status == 302
    assert statuses(office, mine) == (401, 401)
    assert statuses(office, cookie(office, nonce="of another sign-in")) == (204, 404)


def test_the_dashboard_is_served_under_its_own_name_only(office):
    assert ask(office.server.url, "/", Host="evil.example").status == 421
    assert ask(office.server.url, "/", Host="127.0.0.1").status == 421
    assert ask(office.server.url, "/health", Host="127.0.0.1").status == 200
    assert ask(office.server.url, "/", X_Forwarded_For="192.0.2.7", X_Forwarded_Proto="https").status == 200


def test_a_sign_in_that_fails_is_noted(office):
    ask(office.server.url, "/oauth2callback?code=x&state=y")
    assert '"actor": "", "action": "refused", "what": "sign_in"' in office.log()
