"""The page Present and “Add to a story”: a view goes into a story as it is on the screen, and nothing is lost."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.ui.conftest import opened
from visitstats.access import LOCAL, Actor, Denied, stories
from visitstats.access.stories import StoryView
from visitstats.ui import present_page, present_route, present_words
from visitstats.warehouse import NotFound, Refusal

REGIONS = StoryView("regions", "ranking", "year=2016&reading=common")


def button(test, key):
    return next(one for one in test.button if one.key == key)


@pytest.fixture(scope="module")
def forum(demonstration):
    """The story that is there from the first start."""
    return stories.story(1, LOCAL)


def test_the_story_for_the_forum_is_there_from_the_first_start(forum):
    views = [view.view for view in forum.views]
    assert views == ["overview", "months", "changes", "ministries", "regions", "ranking", "method"]
    test = opened("present", "en", year="2016", story="1")
    assert not test.exception
    rows = [one.value for one in test.markdown]
    assert rows[0].startswith("1\\. 680 visits in 2016, 153 more than in 2015")
    assert len(rows) == 7
    (link,) = test.get("link_button")
    assert link.proto.url == "story/1?lang=en&year=2016"


def test_a_view_is_added_as_it_is_on_the_screen(demonstration):
    test = opened("regions", "en", year="2016", reading="common")
    button(test, "add_regions").click().run()
    assert not test.exception
    button(test, "add_now").click().run()
    assert not test.exception
    assert stories.story(1, LOCAL).views[-1] == REGIONS


def test_views_are_moved_and_taken_out_and_that_is_undone(demonstration):
    number = stories.create("  Three \n views ", [REGIONS, StoryView("overview", "overview")], LOCAL)
    test = opened("present", "en", story=str(number))
    button(test, "move_0_1").click().run()
    assert [view.view for view in stories.story(number, LOCAL).views] == ["overview", "ranking"]
    button(test, "out_0").click().run()
    assert stories.story(number, LOCAL).views == (REGIONS,)
    button(test, "undo").click().run()
    assert [view.view for view in stories.story(number, LOCAL).views] == ["overview", "ranking"]
    button(test, "delete").click().run()
    assert stories.story(number, LOCAL).deleted
    button(test, f"back_{number}").click().run()
    assert not stories.story(number, LOCAL).deleted
    assert stories.story(number, LOCAL).name == "Three views"


def test_the_name_of_a_story_keeps_no_telephone():
    kept = present_words.kept_name(" Forum, call +7 701 123 45 67 ")
    assert kept.startswith("Forum")
    assert "701" not in kept


def test_who_may_not_export_looks_and_changes_nothing(demonstration):
    viewer = Actor("somebody", "viewer")
    assert stories.story(1, viewer).views
    for change in (lambda: stories.create("x", [], viewer), lambda: stories.delete(1, viewer)):
        with pytest.raises(Denied):
            change()
    for refused, problem in (("", Refusal), ("x" * 121, Refusal)):
        with pytest.raises(problem):
            stories.rename(1, refused, LOCAL)
    with pytest.raises(NotFound):
        stories.story(999, LOCAL)


def test_the_story_is_served_full_screen(demonstration, monkeypatch):
    client = TestClient(Starlette(routes=present_route.routes()), follow_redirects=False)
    shown = client.get("/story/1?lang=kk&year=2016&views=1,3")
    assert shown.status_code == 200
    assert shown.text.startswith('<!DOCTYPE html>\n<html lang="kk"')
    assert shown.text.count('<figure class="slide">') == 3 * 3
    assert "no-store" in shown.headers["cache-control"]
    assert client.get("/story/99").status_code == 404
    assert client.get("/story/1?year=2018&views=3").status_code == 404
    monkeypatch.setattr(present_page.signin, "who", lambda _cookies: Actor("nobody", ""))
    assert client.get("/story/1").status_code == 403
    monkeypatch.setattr(present_page.signin, "who", lambda _cookies: None)
    answer = client.get("/story/1")
    assert (answer.status_code, answer.headers["location"]) == (303, "../present?story=1")
