"""Every page for every role: what the role may see opens whole, the rest says so and shows nothing."""

import pytest

from tests.ui.conftest import charts, opened, words
from visitstats.access import ALLOWED, Actor
from visitstats.ui import data, menu

WORDS = ("Your role does not allow this",)


@pytest.fixture
def person(request, demonstration, monkeypatch):
    """Somebody in a role is at the pages."""
    who = Actor(f"{request.param}@example.org", request.param)
    monkeypatch.setattr(data, "person", lambda: who)
    return who


PAGES = {
    "viewer": list(menu.TITLES),
    "presenter": ["present", "records"],
    "analyst": ["records", "upload", "imports", "administration"],
}


@pytest.mark.parametrize("person", PAGES, indirect=True)
def test_a_page_opens_for_the_roles_that_may_and_is_refused_to_the_others(person):
    for page in PAGES[person.role]:
        test = opened(page)
        assert not test.exception, page
        said = [error.value for error in test.error]
        if menu.right(page) in ALLOWED[person.role]:
            assert said == [], page
        else:
            assert len(said) == 1, page
            assert said[0].startswith(WORDS), page
            assert not test.get("file_uploader")
            assert not test.get("arrow_data_frame")
            assert not charts(test)


@pytest.mark.parametrize("person", ["viewer"], indirect=True)
def test_a_viewer_finds_no_button_that_hands_out_files(person):
    for page in ("overview", "checks"):
        test = opened(page)
        assert not test.get("download_button"), page
        assert "680" in words(test) or page != "overview"
