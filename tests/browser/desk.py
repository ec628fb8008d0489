"""The desk as a person uses it in a browser: files dropped, steps taken, entries chosen from lists."""

from pathlib import Path

from playwright import sync_api
from playwright.sync_api import Locator, Page

from tests.browser.conftest import ROOT, Visit

FILES = ROOT / "tests" / "spreadsheets" / "files"
LONG = 150_000
TRIES = 6


class Desk:
    """The upload page of one visit."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.page: Page = visit.open("/upload?lang=en")

    def drop(self, *files: Path | dict) -> None:
        """Put files into the field and wait until they are read and a step is shown for them."""
        self.page.locator('input[type="file"]').set_input_files(list(files))  # type: ignore[arg-type]
        known = self.page.get_by_text("This file was imported before")
        self._steps().get_by_role("radio", name="Tables").or_(known).first.wait_for(timeout=LONG)
        self.visit.settle()

    def _steps(self) -> Locator:
        return self.page.get_by_role("radiogroup", name="Step")

    def step(self, name: str) -> None:
        """Go to a step by its button in the row of steps."""
        self._steps().get_by_role("radio", name=name).click()
        self._steps().get_by_role("radio", name=name, checked=True).wait_for(timeout=LONG)
        self.visit.settle()

    def shown(self) -> str:
        """The step that is shown."""
        return self._steps().get_by_role("radio", checked=True).inner_text()

    def press(self, name: str, then: str) -> None:
        """Press a button and wait for a text."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.get_by_text(then).first.wait_for(timeout=LONG)
        self.visit.settle()

    def choose(self, label: str, option: str, place: int = 0) -> None:
        """Choose an entry of a list with the keyboard alone."""
        self.find(label, option, option, place)
        self.page.keyboard.press("Enter")
        self.visit.settle()

    def find(self, label: str, typed: str, option: str, place: int = 0) -> None:
        """Type into a list until it offers an entry; again where the page was written anew, which closes the list."""
        entry = self.page.get_by_role("option", name=option).first
        for left in reversed(range(TRIES)):
            self.visit.settle()
            self.page.get_by_role("combobox", name=label).nth(place).focus()
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(typed)
            try:
                entry.wait_for(timeout=10_000 if left else LONG)
            except sync_api.TimeoutError:
                self.page.keyboard.press("Escape")
            else:
                return
