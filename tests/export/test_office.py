"""Where LibreOffice is on the machine: every file opens, nothing is missing, the contents tell the right pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from visitstats.export.powerpoint import deck
from visitstats.export.report import report
from visitstats.export.views import Edition
from visitstats.export.workbook import workbook

OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")]


def _pages(data: bytes, name: str, folder: Path) -> int:
    """The pages of the file as LibreOffice prints it."""
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    printed = (folder / name).with_suffix(".pdf").read_bytes()
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_office_opens_what_we_write(editions: dict[str, Edition], lang: str, tmp_path: Path) -> None:
    edition = editions[lang]
    assert _pages(deck([edition]), "deck.pptx", tmp_path) == len(edition.views) + 1
    assert _pages(report(edition), "report.docx", tmp_path) == len(edition.views) + 1
    assert _pages(workbook(edition), "workbook.xlsx", tmp_path) == 9
