"""Six hundred hostile texts in every place of every export, each export made once: they stay text, as typed."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from docx import Document
from lxml import etree, html

from tests.export.answers import Answers
from tests.export.packages import CELLS, chart_references, check_package, formulas, hyperlinks, parts, workbooks_inside
from tests.hostile.strings import HOSTILE, INJECTIONS
from tests.warehouse.conftest import built, duckdb_store
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access
from visitstats.access import LOCAL, stories
from visitstats.export.choice import MORE, READY, ready
from visitstats.export.data import Sheet, csv_bytes, xlsx_bytes
from visitstats.export.formats import Order, make
from visitstats.export.picture import render_png, view_svg
from visitstats.export.powerpoint import deck
from visitstats.export.ready import chosen_sets
from visitstats.export.report import report
from visitstats.export.safe import FORMULA_SIGNS, one_line, plain
from visitstats.export.story import story
from visitstats.export.views import Edition, Series, View
from visitstats.export.workbook import workbook
from visitstats.reference.palette import LIGHT

__all__ = ["built", "duckdb_store"]

TEXTS = [*HOSTILE, *INJECTIONS]
DRAWN = {"svg", "title", "desc", "defs", "pattern", "line", "rect", "text", "polyline", "circle"}


def poisoned(view: View, take: Iterator[str]) -> View:
    """The view with another text in each place where text of the data can stand."""

    def lines(series: Series) -> Series:
        items = tuple(replace(item, label=next(take), text=next(take), note=next(take)) for item in series.items)
        return replace(series, name=next(take), items=items)

    frame = view.frame.copy()
    for column in view.columns:
        if column.form == "text":
            frame[column.key] = pd.Series([next(take) for _row in frame.index], index=frame.index, dtype=object)
    panels = tuple(
        replace(one, name=next(take), text=next(take), this=lines(one.this), before=one.before and lines(one.before))
        for one in view.panels
    )
    words: dict[str, Any] = {key: next(take) for key in ("title", "subtitle", "source", "definition", "alt", "filters")}
    columns = tuple(replace(one, label=f"{next(take)}{place}") for place, one in enumerate(view.columns))
    series = tuple(panel.this for panel in panels) or tuple(lines(one) for one in view.series)
    notes = tuple(next(take) for _place in range(9))
    return replace(view, frame=frame, series=series, panels=panels, columns=columns, notes=notes, legend=(), **words)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Every view that there is, twice, with each text in some place of it and each in the notes of one."""
    (made,) = chosen_sets(("en",), ready((*READY, *MORE)), 2016, Answers())
    assert {view.shape for view in made.views} >= {"years", "lines", "bridge", "rows", "tiles", "stacked", "panels"}
    take = cycle(TEXTS)
    views = tuple(poisoned(view, take) for view in (*made.views, *made.views))
    return replace(made, title=next(take), subtitle=next(take), office=next(take), views=views)


def shown(edition: Edition) -> set[str]:
    """Every text that a reader is to see: titles, subtitles, notes."""
    return {plain(text) for view in edition.views for text in (view.title, view.subtitle, *view.notes)}


def flat(text: str) -> str:
    return " ".join(one_line(text).split())


def test_there_is_room_for_each_text_in_the_set(edition: Edition) -> None:
    spent = 0
    for view in edition.views:
        items = [item for series in view.series for item in series.items]
        spent += 3 * len(items) + len(view.columns) + len(view.notes) + 6
    assert spent > len(TEXTS)


def test_of_a_deck(edition: Edition) -> None:
    data = deck([edition])
    check_package(data)
    assert all(CELLS.fullmatch(text) for text in chart_references(data))
    for book in workbooks_inside(data):
        assert formulas(book) == []
        assert hyperlinks(book) == []
    found = " ".join(
        flat("".join(etree.fromstring(part).itertext()))
        for name, part in parts(data).items()
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide"))
    )
    squeezed = found.replace(" ", "")
    assert not [text for text in shown(edition) if flat(text).replace(" ", "") not in squeezed]


def test_of_a_workbook(edition: Edition) -> None:
    data = workbook(edition)
    check_package(data)
    assert formulas(data) == []
    assert "outside" not in hyperlinks(data)
    assert all(CELLS.fullmatch(text) for text in chart_references(data))
    sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    texts = {flat(cell.value.replace("_x000D_", " ")) for cell in cells if cell.data_type == "s"}  # read as it is kept
    wanted = {flat(text) for view in edition.views for text in view.notes if not edition.repeats(view)}
    assert not wanted - texts - {""}


def test_of_a_report(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    one = render_png([], (1, 1), LIGHT)
    monkeypatch.setattr("visitstats.export.report.render_png", lambda *_: one)
    data = report(edition)
    check_package(data)
    said = {flat(line.text) for line in Document(io.BytesIO(data)).paragraphs}
    assert not {flat(text) for view in edition.views for text in view.notes} - said - {""}


def test_of_a_story(edition: Edition) -> None:
    page = story([edition])
    root = html.fromstring(page)
    assert len(list(root.iter("script"))) == 2
    assert {element.tag for element in root.iter("article", "figure", "svg", "script", "a", "img", "iframe")} == {
        "article", "figure", "svg", "script",
    }  # fmt: skip
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    titles = {flat(title.text or "") for title in root.iter("title")}
    assert {flat(view.title) for view in edition.views} <= titles


def test_of_pictures(edition: Edition) -> None:
    for view in edition.views:
        root = etree.fromstring(view_svg(view).encode())
        assert {etree.QName(element).localname for element in root.iter()} <= DRAWN
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
        assert flat(root[0].text or "") == flat(view.title)


def test_of_a_table_as_it_stands_on_a_page() -> None:
    sheet = Sheet(TEXTS[0], TEXTS[1], TEXTS[2], "", TEXTS[3], pd.DataFrame({TEXTS[4]: TEXTS, "n": range(len(TEXTS))}))
    rows = list(csv.reader(io.StringIO(csv_bytes(sheet).decode("utf-8-sig", "surrogatepass"), newline="")))[1:]
    assert [row[0].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in TEXTS]
    assert not [row[0] for row in rows if row[0].startswith(FORMULA_SIGNS)]
    book = xlsx_bytes(sheet)
    assert formulas(book) == []
    assert hyperlinks(book) == []
    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(book)).worksheets[0].iter_rows(min_row=5)]
    assert {flat(plain(text)) for text in TEXTS} <= {flat(str(cell.value)) for cell in cells} | {""}


def test_of_the_records_of_a_store_and_of_a_story_by_its_name(duckdb_store: Path) -> None:
    names = [text for text in TEXTS if text.strip()]
    rows = [visit(n, f"2018-{n % 12 + 1:02}-{n % 28 + 1:02}", institution=text) for n, text in enumerate(names, 2)]
    file = '=cmd|"/C calc"!A0 <b>.xlsx'
    access.commit_import(understood(table(rows), name=file), ANALYST)
    ask = partial(access.ask, LOCAL)
    data, _name = make("data", Order(("en",), 2018), ask)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = pd.read_parquet(io.BytesIO(archive.read("records.parquet")))
        found = list(csv.DictReader(io.StringIO(archive.read("records.csv").decode("utf-8-sig"), newline="")))
        book = archive.read("records.xlsx")
    assert set(kept["institution"]) == set(names)
    assert set(kept["file_name"]) == {file}
    assert not [value for row in found for value in row.values() if value.startswith(FORMULA_SIGNS)]
    assert {row["file_name"] for row in found} == {f"'{file}"}
    assert {row["institution"].removeprefix("'") for row in found} == {plain(name).removeprefix("'") for name in names}
    assert formulas(book) == []
    assert hyperlinks(book) == []
    number = stories.create(HOSTILE[0], [stories.StoryView("overview", "overview")], LOCAL)
    name = stories.story(number, LOCAL).name
    assert name == HOSTILE[0]
    page, file_name = make("story", Order(("en",), 2018, ready(("overview",)), lambda: name or "", name or ""), ask)
    assert b"<script>alert" not in page
    assert not set(file_name) & set('<>/\\"|?*')
