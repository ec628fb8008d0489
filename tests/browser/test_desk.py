"""Five files of groups go over the desk: corrected, decided, stored, replaced, withdrawn; and never asked about again.

One server and one page for all tests of this file, which follow each other as a person's morning does.
"""

import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Server, Visit, tab_of
from tests.browser.desk import FILES, LONG, Desk
from tests.browser.test_upload import ask

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

REGIONS, PLAN, JOURNAL, ANSWERS, MONTHS = (
    FILES / name
    for name in (
        "Регионы 2021-2023.csv",
        "План-график и исполнение.xlsx",
        "Журнал 2015-2016.csv",
        "Отчёт о посещении (ответы).xlsx",
        "Бару журналы 2023.xlsx",
    )
)
FIVE = (REGIONS, PLAN, JOURNAL, ANSWERS, MONTHS)
DECIDED = (  # cause, list, answer
    ("“тематическое”", "Kind of visit", "Special"),
    ("график C34", "Region", "North Kazakhstan Region"),
    ("“обл.”", "Region", "Not stated"),
    ("“Министерство юстиции”", "Ministry", "Internal affairs"),
    ("“область Абай”", "Region", "East Kazakhstan Region"),
    ("“Алматы”", "Region", "Almaty city"),
)


@pytest.fixture(scope="module")
def visit(profile: BrowserContext, server: Server) -> Iterator[Visit]:
    """The one page of this file; each address that is opened begins a new session."""
    yield from tab_of(profile, server)


def next_regions() -> dict:
    """The table of regions a quarter later: one number has grown."""
    data = REGIONS.read_bytes().replace("Акмолинская область;18;".encode(), "Акмолинская область;19;".encode())
    return {"name": "Регионы 2021-2024.csv", "mimeType": "text/csv", "buffer": data}


def next_plan() -> dict:
    """The plan a quarter later: the row without a region has got one, and one institution another number."""
    book = openpyxl.load_workbook(PLAN)
    sheet = book.worksheets[0]
    sheet["C34"] = "Павлодарская область"
    sheet["D35"] = "Колония № 99"
    out = io.BytesIO()
    book.save(out)
    return {"name": "План-график, следующий.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}


def corrected_journal() -> dict:
    """The journal with the date of a row that waited."""
    text = JOURNAL.read_bytes().decode("cp1251").replace("31.06.2015", "30.06.2015")
    return {"name": JOURNAL.name, "mimeType": "text/csv", "buffer": text.encode("cp1251")}


def test_what_is_corrected_and_decided_outlives_the_page(visit: Visit) -> None:
    desk = Desk(visit)
    desk.drop(REGIONS)
    assert desk.shown() == "2. Tables"  # a form that nobody has seen yet
    desk.correct(REGIONS.name, "D · 2023 год", "Not taken")
    desk.step("Values")
    desk.decide("“г. Байконур”", "Region", "Kyzylorda Region")
    desk.page.get_by_role("link", name="About").click()  # another page, and back
    desk.page.get_by_role("heading", name="About").wait_for(timeout=LONG)
    desk.page.get_by_role("link", name="Upload").click()
    desk.page.get_by_text("Names that are not understood").wait_for(timeout=LONG)
    assert desk.shown() == "3. Values"
    assert visit.complaints == []


def test_five_files_are_decided_once_and_stored(visit: Visit, server: Server) -> None:
    desk = Desk(visit)  # a new session: the files are gone, what was said of them is not
    desk.drop(*FIVE)
    assert desk.shown() == "2. Tables"
    desk.choose("File", REGIONS.name)
    desk.page.get_by_text("as a person described it").first.wait_for(timeout=LONG)
    desk.step("Values")
    assert "2 rows: kind of visit not recognised “тематическое”" in visit.text()
    assert "Байконур" not in visit.text()
    for cause, label, answer in DECIDED:
        desk.decide(cause, label, answer)
    desk.page.get_by_text("What is remembered (8)").click()
    desk.visit.find("entries", typed="тематическое", option="“тематическое” – Special")
    desk.page.keyboard.press("Escape")
    desk.step("Preview")
    desk.name_groups("Akmola Region group", "not stated")
    desk.press("Import 5 files", "visits counted.")
    assert "49 visits counted. 3 rows" not in visit.text()  # one of its rows was decided
    answers = ask(server.database)
    assert answers[2024]["visits"] == 56
    assert answers[2021]["visits"] > 400
    assert answers[2016]["visits"] == 680
    assert visit.complaints == []


def test_the_same_files_are_known_and_their_siblings_ask_for_nothing(visit: Visit) -> None:
    desk = Desk(visit)
    desk.drop(*FIVE)
    assert visit.text().count("This file was imported before") == len(FIVE)
    desk = Desk(visit)
    desk.drop(next_regions(), next_plan())
    assert desk.shown() == "4. Preview"
    text = visit.text()
    assert "Remembered from the last file of this form." in text
    assert "Decided before: “тематическое” – Special." in text
    assert "Rows that are stored already" in text  # the plan repeats what the first file brought
    assert desk.page.get_by_role("button", name="Import 2 files").is_enabled()
    assert visit.complaints == []


def test_a_corrected_version_replaces_an_import_and_is_undone_with_one_press(visit: Visit, server: Server) -> None:
    desk = Desk(visit)
    desk.drop(corrected_journal())
    assert desk.shown() == "4. Preview"
    desk.page.get_by_text("A corrected version: it replaces").click()
    desk.page.get_by_text("Rows that stay: 50; added: 1").wait_for(timeout=LONG)
    visit.settle()
    desk.press("Import the data", "51 visits counted")
    page = visit.open("/imports?lang=en")
    heading = page.locator("h3").first.inner_text()
    assert JOURNAL.name in heading
    (former,) = re.findall(r"It is a corrected version and took the place of No\.\s(\d+)", visit.text())
    number = int(heading.split()[1])  # str.split takes the no-break space too
    desk.press("Withdraw this import", "years move")
    desk.press("Withdraw the import", "is withdrawn; it stays listed.")
    assert f"import={number}" in page.url
    desk.press("Restore this import", "years move")
    desk.press("Restore the import", "is in force again.")
    visit.open(f"/imports?lang=en&import={former}")  # the former version, by its address
    assert f"replaced by No.\u00a0{number}" in visit.text()
    visit.open(f"/imports?lang=en&import={number}")
    page.get_by_role("button", name="back in its place").click()
    page.get_by_text("The figures of 1 year move").wait_for(timeout=LONG)
    visit.settle()
    assert ask(server.database)[2016]["visits"] == 680
    desk.press("Put it back", "is in force again, and")
    visit.open("/imports?lang=en&show=waiting")
    assert "Date not understood: “31.06.2015” – 1 row" in visit.text()
    assert visit.complaints == []
    assert visit.strangers() == []


def test_a_withdrawn_file_goes_in_again_without_a_decision(visit: Visit) -> None:
    desk = Desk(visit, "/imports?lang=en")
    desk.choose("Import", PLAN.name)
    desk.press("Withdraw this import", "year")
    desk.press("Withdraw the import", "is withdrawn; it stays listed.")
    desk = Desk(visit)
    desk.drop(PLAN)
    assert desk.shown() == "4. Preview"
    assert "It is asked once" not in visit.text()
    desk.press("Import the data", "56 visits counted.")
    assert visit.complaints == []
    assert visit.strangers() == []
