"""A register is imported, replaced by its corrected version, and that one withdrawn and restored, through the pages."""

import pytest

from tests.browser.conftest import Server, Visit
from tests.browser.desk import FILES, LONG, Desk
from tests.browser.test_upload import ask

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

REGISTER = FILES / "Журнал 2015-2016.csv"


def corrected() -> dict:
    """The same register with the date of a row that waited."""
    text = REGISTER.read_bytes().decode("cp1251").replace("31.06.2015", "30.06.2015")
    return {"name": REGISTER.name, "mimeType": "text/csv", "buffer": text.encode("cp1251")}


def imported(visit: Visit, file, replaces: bool, then: str) -> None:
    desk = Desk(visit)
    desk.drop(file)
    desk.step("Preview")
    if replaces:
        desk.page.get_by_text("A corrected version: it replaces").click()
        desk.page.get_by_text("Rows that stay: 49; added: 1").wait_for(timeout=LONG)
        visit.settle()
    else:
        desk.choose("Sending group", "not stated")
    desk.press("Import the data", then)


def test_a_corrected_version_replaces_an_import_which_is_withdrawn_and_restored(visit: Visit, server: Server) -> None:
    imported(visit, REGISTER, replaces=False, then="49 visits counted")
    imported(visit, corrected(), replaces=True, then="50 visits counted")
    page = visit.open("/imports?lang=en")
    heading = page.locator("h3").first.inner_text()
    assert REGISTER.name in heading
    assert "It is a corrected version and took the place of" in visit.text()
    number = int(heading.split()[1])  # str.split takes the no-break space too

    page.get_by_role("button", name="Withdraw this import").click()
    page.get_by_role("button", name="Withdraw the import").wait_for(timeout=LONG)
    assert "years move" in visit.text()
    page.get_by_role("button", name="Withdraw the import").click()
    page.get_by_text("is withdrawn; it stays listed.").wait_for(timeout=LONG)
    visit.settle()
    assert f"import={number}" in page.url
    page.get_by_role("button", name="Restore this import").click()
    page.get_by_role("button", name="Restore the import").click()
    page.get_by_text("is in force again.").wait_for(timeout=LONG)

    visit.open(f"/imports?lang=en&import={number - 1}")  # the former version, by its address
    assert f"replaced by No.\u00a0{number}" in visit.text()
    visit.open("/imports?lang=en&show=waiting")
    assert "2 rows wait for a decision" in visit.text()
    assert ask(server.database)[2016]["visits"] == 680
    assert visit.complaints == []
    assert visit.strangers() == []
