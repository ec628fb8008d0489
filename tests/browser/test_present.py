"""From a chart to the hall in a browser: a view is added to a new story, and the story is shown full screen."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
WAIT = 150_000


def test_a_view_goes_into_a_new_story_and_onto_the_full_screen(visit):
    page = visit.open("/ministries?lang=ru&year=2016&regions=KZ-75")
    page.set_default_timeout(WAIT)
    page.locator(".st-key-add_ministries button").click()
    dialog = page.locator("[role=dialog]")
    dialog.locator(".st-key-add_into").wait_for()
    visit.choose("Сюжет", "Новый сюжет показа", dialog)
    dialog.locator(".st-key-add_name input").fill("Алматы на форуме")
    page.keyboard.press("Enter")
    added = dialog.locator(".st-key-add_now button:enabled")
    assert added.inner_text() == "Добавить"
    added.click()
    dialog.wait_for(state="detached")

    visit.open("/present?lang=ru&story=2")
    page.locator(".st-key-row_0").wait_for()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Показать на весь экран").click()
    hall = opened.value
    hall.wait_for_load_state()
    assert "/story/2?lang=ru&year=2016" in hall.url
    assert hall.title() == "Алматы на форуме"
    for key, title in (("PageDown", "Министерство внутренних дел"), ("l", "Ішкі істер министрлігі")):
        hall.keyboard.press(key)
        assert hall.title().startswith(title)
    assert hall.locator(".slide.shown text:visible").count() > 5
    assert visit.complaints == []
    assert visit.strangers() == []
