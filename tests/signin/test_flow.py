"""Signing in and out through a real sign-in service, as people do it in a browser."""

import json

import pytest

from tests.browser.conftest import Visit, visit_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

SIGN_IN = {"kk": "Кіру", "ru": "Войти", "en": "Sign in"}


def sign_in(visit: Visit, office, person: str) -> None:
    visit.open("/?lang=en")
    visit.page.get_by_role("button", name="Sign in").click()
    visit.page.locator(f"#{person}").click(timeout=60_000)
    visit.page.wait_for_url(f"{office.server.url}/**", timeout=60_000)
    visit.page.get_by_role("button", name="Sign out").or_(visit.page.get_by_text("Шығу")).wait_for(timeout=150_000)


def menu(visit: Visit) -> list[str]:
    links = visit.page.locator('[data-testid="stSidebarNavLink"]')
    links.first.wait_for(timeout=60_000)
    return [text.strip() for text in links.all_inner_texts()]


def test_nobody_sees_anything_before_signing_in(browser, office):
    for visit in visit_of(browser, office.server):
        for language, words in SIGN_IN.items():
            visit.open(f"/regions?lang={language}&year=2016")
            assert visit.page.get_by_role("button", name=words).count() == 1
            assert "680" not in visit.text()
            assert visit.page.locator('[data-testid="stSidebarNavLink"]').count() == 0
        assert visit.complaints == []
        assert visit.strangers() == []


def test_signing_in_leads_to_the_page_that_was_asked_for(browser, office):
    for visit in visit_of(browser, office.server):
        visit.open("/regions?lang=ru&year=2015")
        visit.page.get_by_role("button", name="Войти").click()
        visit.page.locator("#viewer").click(timeout=60_000)
        visit.page.wait_for_url(f"{office.server.url}/regions?**", timeout=60_000)
        visit.settle()
        assert visit.page.inner_text("h1") == "Регионы"
        assert {"lang=ru", "year=2015"} <= set(visit.page.url.partition("?")[2].split("&"))
        assert "2015" in visit.text()
        assert visit.complaints == []


def test_a_viewer_signs_in_sees_figures_is_refused_the_rest_and_signs_out(browser, office):
    for visit in visit_of(browser, office.server):
        sign_in(visit, office, "viewer")
        visit.open("/?lang=en")
        assert "680" in visit.text()
        assert "viewer@example.org" in visit.text()
        assert {"Upload", "Records", "Administration", "Export"}.isdisjoint(menu(visit))
        for path, right in (("upload", "import files"), ("records", "read the records"),
                            ("administration", "administer the product")):  # fmt: skip
            visit.open(f"/{path}?lang=en")
            assert f"Your role does not allow this: {right}." in visit.text()
            assert visit.page.locator('input[type="file"]').count() == 0
        cookies = visit.page.context.cookies()
        visit.page.get_by_role("button", name="Sign out").click()
        visit.page.get_by_role("button", name="Sign in").wait_for(timeout=150_000)
        # A copy of the cookie made before signing out counts no longer.
        visit.page.context.add_cookies(cookies)
        visit.open("/?lang=en")
        visit.page.get_by_text("Your sign-in has ended").wait_for(timeout=60_000)
        assert "680" not in visit.text()


def test_an_administrator_by_list_opens_every_page(browser, office):
    for visit in visit_of(browser, office.server):
        sign_in(visit, office, "administrator")
        visit.open("/administration?lang=en")
        text = visit.text()
        assert "administrator@example.org" in text
        assert {"Upload", "Records", "Administration"} <= set(menu(visit))
        assert visit.complaints == []


@pytest.mark.parametrize("person", ["nobody", "unchecked"])
def test_who_has_no_role_gets_a_sentence(browser, office, person):
    for visit in visit_of(browser, office.server):
        sign_in(visit, office, person)
        visit.open("/regions?lang=en")
        assert "nobody has given you a role here yet" in visit.text()
        assert "680" not in visit.text()


def test_the_log_knows_who_signed_in_and_out_and_holds_no_secret(office):
    events = [json.loads(line) for line in office.log().splitlines()]
    done = {(event["actor"], event["action"], event["what"]) for event in events}
    assert ("viewer@example.org", "sign_in", "viewer") in done
    assert ("administrator@example.org", "sign_in", "administrator") in done
    assert ("nobody@example.org", "refused", "sign_in") in done
    assert ("viewer@example.org", "refused", "import") in done
    assert any(event["actor"] == "viewer@example.org" and event["action"] == "sign_out" for event in events)
    assert "eyJ" not in office.log()
