"""A register of a year without a published figure goes in through the page and is found again everywhere."""

import io
import json
import os
import subprocess
import sys
from datetime import date, timedelta

import openpyxl
import pytest

from tests.browser.conftest import ROOT
from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

VISITS = 12


def register_of_2018() -> bytes:
    """A plain register: a title, one header row, twelve visits in Pavlodar region."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Журнал"
    sheet.append(["Журнал превентивных посещений за 2018 год"])
    sheet.append(["№", "Дата посещения", "Регион", "Учреждение", "Ведомство", "Вид посещения"])
    for number in range(1, VISITS + 1):
        day = date(2018, 2, 5) + timedelta(days=7 * number)
        name = f"Учебная колония № {number}"
        sheet.append([number, day, "Павлодарская область", name, "МВД", "периодическое"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_register_of_2018_is_imported_and_found_with_its_rows(visit, server):
    desk = Desk(visit)
    page = desk.page
    desk.drop({"name": "pavlodar 2018.xlsx", "mimeType": "application/octet-stream", "buffer": register_of_2018()})
    desk.step("Preview")
    assert "12" in visit.text().split()
    desk.choose("Sending group", "not stated")
    desk.press("Import the data", "12 visits counted.")

    visit.open("/?lang=en&year=2018")
    assert "recorded so far" in visit.text()
    drawn = visit.plot().inner_text()
    assert "680" in drawn
    assert "12" in drawn.split()

    visit.open("/records?lang=en&years=2018")
    page.get_by_text("pavlodar 2018.xlsx").first.wait_for(state="attached", timeout=150_000)
    assert visit.complaints == []
    assert visit.strangers() == []

    answers = ask(server.database)
    assert answers[2018]["visits"] == VISITS
    assert answers[2018]["qualifier"] == "recorded_so_far"
    assert (answers[2016]["visits"], answers[2016]["change"]) == (680, 153)


def ask(database) -> dict:
    """What the command line answers from the copy while the dashboard runs."""
    command = [sys.executable, "-m", "visitstats", "ask", "visits_by_year", "--format", "json"]
    environment = {**os.environ, "VISITSTATS_DATABASE": str(database)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return {row["year"]: row for row in json.loads(run.stdout)}
