"""Five hundred hostile texts in cells, headers, sheet and file name, from the upload to every page: they stay text."""

import io
import re

import openpyxl
import pytest

from tests.browser.conftest import Server, start_server, stop_server, visit_of
from tests.browser.desk import Desk
from tests.hostile.strings import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SHEET = "<img src=x onerror=alert(1)>"
FILE = "<svg onload=alert(1)> [x](https___evil.example) $x$ =1+1 2018.xlsx"
SHOWING = ("overview", "regions", "records", "imports", "checks", "administration")
STEPS = ("Tables", "Columns", "Values", "Problems", "Preview")
PLANTED = """() => {
    const wanted = ['a[href*="evil"]', 'img[src*="evil"]', 'img[src$="/x"]', 'iframe', 'object', 'base', 'form',
        '[onerror]', '[onload]', '[onfocus]', '[ontoggle]', '[onmouseover]', 'meta[http-equiv="refresh"]']
    return [...document.querySelectorAll(wanted.join(','))].map(one => one.outerHTML.slice(0, 200))
        .filter(html => html.includes('evil') || /\\son\\w+=|srcdoc|alert/.test(html))
}"""


def register() -> bytes:
    """A register of 2018 whose institutions, title, headers and sheet are hostile."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["Журнал <script>alert(1)</script> превентивных посещений за 2018 год"])
    sheet.append(["Дата посещения", "Регион", "Учреждение", "Ведомство", *map(clean, HOSTILE[:120:40])])
    for number, text in enumerate(HOSTILE):
        sheet.append([f"{number % 28 + 1:02}.{number % 12 + 1:02}.2018", "Павлодарская область", "", "МВД"])
        cell = sheet.cell(sheet.max_row, 3)
        cell.value, cell.data_type = clean(text) or "x", "s"
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def clean(text: str) -> str:
    """What a workbook can hold of a text."""
    return ILLEGAL.sub("", text)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    running: Server = start_server(tmp_path_factory.mktemp("markup"))
    yield running
    stop_server(running)


def test_hostile_texts_open_no_dialog_ask_nobody_and_plant_nothing(browser, server):
    dialogs: list[str] = []
    for visit in visit_of(browser, server):
        visit.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        desk = Desk(visit)
        desk.drop({"name": FILE, "mimeType": "application/octet-stream", "buffer": register()})
        assert "<svg onload=alert(1)>" in visit.text()
        for step in STEPS:
            if desk.page.get_by_role("radio", name=step).count():
                desk.step(step)
                look(visit, step)
        desk.choose("Sending group", "not stated")
        desk.press("Import the data", "counted.")
        for name in SHOWING:
            visit.open(
                f"/{'' if name == 'overview' else name}?lang=en&year=2018&years=2018"
                + ("&search=<" if name == "records" else "")
            )
            look(visit, name)
        assert dialogs == []
        assert visit.strangers() == []
        assert visit.complaints == []


def look(visit, place: str) -> None:
    """What must not be on a page, wherever hostile texts are shown."""
    assert visit.page.evaluate(PLANTED) == [], place
    assert visit.page.locator('[data-testid="stException"]').count() == 0, place
    assert "Something went wrong" not in visit.text(), place
