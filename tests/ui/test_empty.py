"""Pages without any import: published totals, and words in place of breakdowns."""

import pytest

from tests.ui.conftest import charts, opened, words
from visitstats.texts import LANGUAGES
from visitstats.ui import menu


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", tuple(menu.TITLES))
def test_a_page_opens_without_imports(empty, page, lang):
    test = opened(page, lang)
    assert not test.exception
    assert not test.error
    assert "vs-bar" not in words(test)


def test_published_totals_stand_without_records(empty):
    assert "461 visits in 2023" in words(opened("overview"))
    assert "There are no breakdowns for 2023" not in words(opened("overview"))


def test_no_breakdown_is_said_and_not_drawn(empty):
    test = opened("regions")
    assert not charts(test)
    assert "upload registers" in test.info[0].value
