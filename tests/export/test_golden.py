"""A golden file for each format: what the file of the ready set says, as text. VISITSTATS_GOLDEN=1 writes them anew."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from docx import Document
from lxml import etree
from pptx import Presentation

from tests.export.answers import Answers
from visitstats.export.dataset import dataset
from visitstats.export.picture import pictures, view_svg
from visitstats.export.powerpoint import deck
from visitstats.export.ready import ready_set
from visitstats.export.report import report
from visitstats.export.story import story
from visitstats.export.views import Edition
from visitstats.export.workbook import workbook
from visitstats.texts import use_language

GOLDEN = Path(__file__).with_name("golden")
XML = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


@pytest.fixture(scope="module")
def edition() -> Iterator[Edition]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISITSTATS_TODAY", "2026-11-21")
        yield ready_set("kk", 2016, Answers())


def lines_of_deck(data: bytes) -> Iterator[str]:
    """Texts, tables and the numbers of the charts of each slide, its notes, and what is drawn over charts."""
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        yield f"== slide {number}"
        for shape in slide.shapes:
            if shape.has_chart:
                chart = shape.chart
                yield f"{chart.chart_type}: {' | '.join(str(name) for name in chart.plots[0].categories)}"
                yield from (f"{series.name}: {list(series.values)}" for series in chart.plots[0].series)
            else:
                texts = [element.text or "" for element in shape._element.iter(XML)]
                yield f"{shape.name}: {' | '.join(texts)}"
        if slide.has_notes_slide:
            yield f"notes: {slide.notes_slide.notes_text_frame.text}"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(name for name in package.namelist() if name.startswith("ppt/drawings/")):
            root = etree.fromstring(package.read(name))
            yield f"{name}: {len(root)} {' '.join(element.text or '' for element in root.iter(XML))}"


def lines_of_workbook(data: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        yield f"== {sheet.title} {sheet.page_setup.orientation} {sheet.freeze_panes}"
        for row in sheet.iter_rows():
            cells = [f"{cell.value!r} {cell.number_format}" for cell in row if cell.value is not None]
            if cells:
                yield " | ".join(cells)


def lines_of_report(data: bytes) -> Iterator[str]:
    for block in Document(io.BytesIO(data)).element.body.iter():
        if block.tag.endswith("}p"):
            text = "".join(part.text or "" for part in block.iter() if part.tag.endswith("}t"))
            if text:
                yield text


def lines_of_story(data: bytes) -> Iterator[str]:
    """The marks of each slide; the fonts and the program of the page are left out."""
    page = data.decode()
    for number, picture in enumerate(re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL), 1):
        yield f"== slide {number}"
        yield from picture.replace("><", ">\n<").split("\n")


def lines_of_pictures(edition: Edition) -> Iterator[str]:
    """The marks of each SVG; the PNG beside it is drawn from the same marks."""
    with use_language(edition.language):
        for view in edition.views:
            yield f"== {view.key}"
            yield from view_svg(view).replace("><", ">\n<").split("\n")


def lines_of_data(data: bytes) -> Iterator[str]:
    """The texts, and schema and rows of the Parquet file; the workbook's cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield f"== {name}"
            if name.endswith((".csv", ".txt")):
                yield from archive.read(name).decode("utf-8-sig").splitlines()
            elif name.endswith(".parquet"):
                table = pq.read_table(io.BytesIO(archive.read(name)))
                yield from (f"{field.name}: {field.type}" for field in table.schema)
                yield from map(str, table.to_pylist())
            else:
                sheet = openpyxl.load_workbook(io.BytesIO(archive.read(name))).worksheets[0]
                yield from (str([cell.value for cell in row]) for row in sheet.iter_rows())


RECORDS = pd.DataFrame(
    [
        (1, pd.Timestamp(2016, 5, 16), 2016, 5, "KZ-11", "interior", "special", "colony", "№ 1", 1, 4, "А.ods", "1", 7),
        (2, None, 2016, 6, "KZ-75", None, None, None, "=1+1", 2, 4, "А.ods", "1", 8),
        (3, pd.Timestamp(2016, 7, 1), 2016, 7, None, "health", "periodic", None, None, 1, 4, "А.ods", "2", 9),
    ],
    columns=["visit_id", "date", "year", "month", "region_code", "ministry_code", "visit_kind", "institution_kind",
             "institution", "visits", "import_id", "file_name", "sheet", "source_row"],
).assign(demonstration=True)  # fmt: skip


def records() -> bytes:
    with use_language("kk"):
        return dataset(RECORDS, "Барлық өңірлер; 2016 жыл", 4)


def test_each_format_says_what_its_golden_file_says(edition: Edition) -> None:
    found = {
        "deck": lines_of_deck(deck([edition])),
        "workbook": lines_of_workbook(workbook(edition)),
        "report": lines_of_report(report(edition)),
        "story": lines_of_story(story([edition])),
        "pictures": lines_of_pictures(edition),
        "data": lines_of_data(records()),
    }
    for name, lines in found.items():
        text, file = "\n".join(lines) + "\n", GOLDEN / f"{name}.txt"
        if os.environ.get("VISITSTATS_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), name


def test_the_same_answers_make_the_same_bytes(edition: Edition) -> None:
    one = replace(edition, views=edition.views[:1])
    assert pictures(one) == pictures(one)
    first, second = (zipfile.ZipFile(io.BytesIO(records())) for _time in range(2))
    for name in ("records.csv", "records.parquet", "columns.csv", "readme-kk.txt"):
        assert first.read(name) == second.read(name)
    assert story([edition]) == story([edition])
