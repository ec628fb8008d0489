"""The desk as a person uses it in a browser: files dropped, steps taken, entries chosen from lists."""

from pathlib import Path

from playwright import sync_api
from playwright.sync_api import Locator, Page

from tests.browser.conftest import ROOT, Visit

FILES = ROOT / "tests" / "spreadsheets" / "files"
LONG = 60_000
PARTS = {"Tables": "back_files", "Values": "back_tables", "Preview": "import_all"}  # by which a step is known


class Desk:
    """The upload page of one visit, or another page with the same parts."""

    def __init__(self, visit: Visit, path: str = "/upload?lang=en") -> None:
        self.visit = visit
        self.page: Page = visit.open(path)

    def drop(self, *files: Path | dict) -> None:
        """Put files into the field and wait until they are read and a step is shown for them."""
        self.page.locator('input[type="file"]').set_input_files(list(files))  # type: ignore[arg-type]
        known = self.page.get_by_text("This file was imported before")
        self._steps().get_by_role("radio", name="Tables").or_(known).first.wait_for(timeout=LONG)
        self.visit.settle()

    def _steps(self) -> Locator:
        return self.page.get_by_role("radiogroup", name="Step")

    def step(self, name: str) -> None:
        """Go to a step by its button in the row of steps, and wait until the files are read and it is shown."""
        self._steps().get_by_role("radio", name=name).click()
        self.page.locator(f".st-key-{PARTS[name]}").wait_for(timeout=LONG)
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

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        """Choose an entry of a list."""
        self.visit.choose(label, option, within)

    def decide(self, cause: str, label: str, option: str) -> None:
        """Say on the step “Values” what a cause means; it is told from others by its words."""
        self.choose(label, option, self.page.locator('[data-testid="stHorizontalBlock"]', has_text=cause).last)

    def correct(self, file: str, column: str, meaning: str) -> None:
        """Say what a column means in the table that is shown of a file, and have it read so."""
        if self.page.get_by_role("combobox", name="File").count():
            self.choose("File", file)
        self.page.get_by_text("Correct how this table is read").click()
        self.choose(column, meaning)
        self.press("Read it again in this way", "as a person described it")

    def name_groups(self, *options: str) -> None:
        """Answer for the sending group of the files of which it is asked, in their order, the last for all others."""
        unknown = self.page.locator('[class*="st-key-preview_"]', has_text="It is asked once")
        given = list(options)
        while unknown.count():
            before = unknown.count()
            self.choose("Sending group", given.pop(0) if len(given) > 1 else given[0], unknown.first)
            sync_api.expect(unknown).to_have_count(before - 1, timeout=LONG)
