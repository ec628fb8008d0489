"""Two files go over the desk, one with a corrected column, and are decided; their siblings ask for nothing."""

import io

import openpyxl
import pytest

from tests.browser.desk import FILES, LONG, Desk
from tests.browser.test_upload import ask

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

REGIONS, PLAN = FILES / "Регионы 2021-2023.csv", FILES / "План-график и исполнение.xlsx"


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


def test_what_was_corrected_and_decided_once_is_never_asked_again(visit, server):
    desk = Desk(visit)
    desk.drop(REGIONS, PLAN)
    assert desk.shown() == "2. Tables"  # forms that nobody has seen yet
    desk.choose("File", REGIONS.name)
    desk.page.get_by_text("Correct how this table is read").click()
    desk.choose("D · 2023 год", "Not taken")
    desk.press("Read it again in this way", "as a person described it")
    assert "2023 год" in visit.text()

    desk.step("Values")
    assert "2 rows: kind of visit not recognised “тематическое”" in visit.text()
    desk.choose("Kind of visit", "Special")
    desk.choose("Region", "North Kazakhstan Region", place=0)
    desk.choose("Region", "Not stated", place=1)
    visit.open("/about?lang=en")  # another page, by its address, and back: nothing decided is lost
    desk = Desk(visit)
    desk.page.get_by_text("What is remembered (3)").click()
    desk.find("entries", typed="тематическое", option="“тематическое” – Special")
    assert visit.complaints == []


def decided_again(visit) -> Desk:
    """A fresh session with the same files: the decisions are there, only the correction was never imported."""
    desk = Desk(visit)
    desk.drop(REGIONS, PLAN)
    desk.choose("File", REGIONS.name)
    desk.page.get_by_text("Correct how this table is read").click()
    desk.choose("D · 2023 год", "Not taken")
    desk.press("Read it again in this way", "as a person described it")
    return desk


def test_the_same_files_need_no_decision_and_their_siblings_nothing_at_all(visit, server):
    desk = decided_again(visit)
    desk.step("Values")
    desk.page.get_by_text("Every value is understood").wait_for(timeout=LONG)
    desk.step("Preview")
    desk.choose("Sending group", "Akmola Region group", place=0)
    desk.choose("Sending group", "not stated", place=1)
    desk.press("Import 2 files", "visits counted.")
    answers = ask(server.database)
    assert answers[2024]["visits"] == 56
    assert answers[2021]["visits"] > 400

    desk.press("Upload more files", "Drop registers")
    desk.drop(next_regions(), next_plan())
    assert desk.shown() == "4. Preview"
    text = visit.text()
    assert "Remembered from the last file of this form." in text
    assert "Rows that are stored already" in text  # the plan repeats what the first file brought
    assert desk.page.get_by_role("button", name="Import 2 files").is_enabled()
    assert visit.complaints == []
    assert visit.strangers() == []
