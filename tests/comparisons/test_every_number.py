"""Each number on each page can be worked out again from what opens behind it."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.ui.conftest import demonstration, empty, opened, patched
from tests.ui.made_up import REGIONS, register
from visitstats import access
from visitstats.access import LOCAL, editions, mandate, write
from visitstats.access.read import NAMING
from visitstats.ingest.isolation import File, understand_files
from visitstats.ui import behind, cards, data, exhibit
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.filters import Chosen

__all__ = ["demonstration", "empty", "patched"]
EXAMPLES = Path(__file__).resolve().parents[1] / "spreadsheets"
Shown = tuple[Any, Chosen, access.Actor]
# Lists that name what differs; and columns that name, or are worked out from others beside them.
LISTS = {"published", "unvisited", "edition_differences", "edition_imports"}
WORKED_OUT = {"Year", "Change, %", "Difference", "Share", "Share, %", "Visits per institution"}
DIGITS = re.compile(r"[−-]?\d+")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Shown]:
    """Everything that pages show while a test runs: exhibits and cards, the choices, and who reads."""
    seen: list[Shown] = []

    def noting(function: Any) -> Any:
        def noted(what: Any, view: Any, **how: Any) -> None:
            seen.append((what, view.chosen, data.actor()))
            function(what, view, **how)

        return noted

    monkeypatch.setenv("VISITSTATS_QUERY_SECONDS", "600")  # a busy machine is no reason to fail
    monkeypatch.setattr(exhibit, "show", noting(exhibit.show))
    monkeypatch.setattr(cards, "show", noting(cards.show))
    return seen


def number_in(text: Any) -> int:
    """The number that stands in a cell of a table: 680, "680", "> 500", "−9"."""
    if not isinstance(text, str):
        return int(text)
    return int(DIGITS.findall(re.sub(r"[\u00a0,+]", "", text))[0].replace("−", "-"))


def cells_of(one: Exhibit) -> Iterator[behind.Cell]:
    """Every number of an exhibit that opens; those of its table are compared with the table as they come."""
    for several in one.cells:
        yield from (cell for cell in (several if isinstance(several, tuple) else (several,)) if cell)
    for column, cells in one.columns.items():
        assert len(cells) == len(one.table), (one.key, column)
        for text, cell in zip(one.table[column], cells, strict=True):
            if cell is None:
                continue
            assert (0 if pd.isna(text) else number_in(text)) == cell.amount, (one.key, column, cell)
            yield cell


def closed(one: Exhibit) -> list[str]:
    """The columns of a table that hold numbers and open nothing."""
    numbers = one.table.select_dtypes("number").dropna(axis="columns", how="all").columns
    return [str(name) for name in numbers if not any(one.columns.get(str(name), ()))]


def check(shown: list[Shown], patch: pytest.MonkeyPatch, most: int = 1000) -> dict[str, int]:
    """How many numbers of each exhibit were worked out again: all, or `most` of each, drawn by chance."""
    counts: dict[str, int] = {}
    chance = random.Random(2016)
    for what, chosen, reader in shown:
        patch.setattr(data, "actor", lambda reader=reader: reader)
        key = "cards" if isinstance(what, list) else what.key
        if key not in {"cards", *LISTS}:
            assert set(closed(what)) <= WORKED_OUT, (key, closed(what))
        several = [card.opens for card in what if card.opens] if isinstance(what, list) else list(cells_of(what))
        several = list({repr(cell): cell for cell in several}.values())
        several = several if len(several) <= most else chance.sample(several, most)
        counts[key] = counts.get(key, 0) + len(several)
        for cell in several:
            if reader.publication and cell.question in NAMING:
                with pytest.raises(access.Denied):
                    behind.answer(cell, chosen)
                continue
            assert behind.counted(cell, behind.answer(cell, chosen)) == cell.amount, (key, cell)
    return counts


PAGES: list[tuple[str, dict[str, str]]] = [
    ("overview", {"year": "2016"}),
    ("trends", {"year": "2016"}),
    ("trends", {"year": "2016", "ministries": "health,interior", "kinds": "periodic"}),
    ("ministries", {"year": "2016"}),
    ("ministries", {"year": "2016", "regions": "KZ-11,KZ-75"}),
    *(("regions", {"year": "2016", "reading": reading}) for reading in ("recorded", "common", "present")),
    ("regions", {"year": "2016", "kinds": "special"}),
    *(("changes", {"year": "2016", "other": "2015", "by": by}) for by in ("ministry", "region", "visit_kind")),
    ("changes", {"year": "2016", "other": "2015", "span": "q1"}),
    ("changes", {"year": "2016", "other": "2015", "by": "region", "ministries": "interior", "kinds": "periodic"}),
    ("changes", {"year": "2016", "other": "2015", "ministries": "labour"}),
    ("checks", {"year": "2016"}),
    ("checks", {"year": "2016", "by": "group"}),
]
EVERY = {"cards", "years", "changes", "months", "period", "mandate", "ministries", "ministry_months", "kinds", "tiles",
         "regions", "region_changes", "two_periods", "two_periods_each", "completeness", "reconciliation",
         "coverage"}  # fmt: skip


@pytest.fixture(scope="module")
def listed(demonstration: None) -> None:
    """The demonstration data with a list of the institutions in the mandate, some of them visited."""
    names = [(f"Demonstration colony {place}", REGIONS[place % 16]) for place in range(120)]
    empty = dict.fromkeys(("institution_kind", "ministry_code", "valid_from", "valid_before"))
    rows = [{"source_row": row, "institution": name, "region_code": code} | empty
            for row, (name, code) in enumerate(names, start=2)]  # fmt: skip
    mandate.import_list("list.csv", "1", rows, LOCAL)


def test_demonstration_data_alone(listed: None, shown: list[Shown], monkeypatch: pytest.MonkeyPatch) -> None:
    for page, params in PAGES:
        assert not opened(page, **params).exception
    counts = check(shown, monkeypatch)
    assert {key for key, count in counts.items() if count} >= EVERY, counts
    assert sum(counts.values()) > 900


def test_an_edition_and_a_view_for_publication(
    listed: None, shown: list[Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    editions.freeze("Report", LOCAL)
    number = write.commit_import(register(2018, 30), LOCAL)
    for page in ("overview", "ministries", "regions", "changes", "checks"):
        for how in ({"edition": "1"}, {"edition": "1", "publication": "1"}):
            assert not opened(page, year="2016", **how).exception
    assert all(reader.edition == 1 for _what, _chosen, reader in shown)
    counts = check(shown, monkeypatch, most=12)
    assert {key for key, count in counts.items() if count} >= {"cards", "tiles", "two_periods", "mandate", "coverage"}
    assert sum(counts.values()) > 150, counts
    write.withdraw(number, LOCAL)


@pytest.fixture
def everything(empty: None) -> None:
    """All example files in one database, as far as they are understood; a table without a year is one of 2019."""
    files = [File(path.read_bytes(), path.name) for path in sorted((EXAMPLES / "files").iterdir())]
    for one in understand_files(files):
        if one.outcome != "refused" and one.tables:
            years = {table.number: 2019 for table in one.tables}
            access.commit_import(one, LOCAL, years=years)


def test_all_example_files_together(everything: None, shown: list[Shown], monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(data.ask("breakdown_years")) > 5
    for year in ("2016", "2022"):
        for page in ("overview", "trends", "ministries", "regions", "checks"):
            assert not opened(page, year=year).exception
    for span in ("year", "h1"):
        assert not opened("changes", year="2022", other="2021", span=span, by="region").exception
    counts = check(shown, monkeypatch, most=12)
    assert sum(counts.values()) > 150, counts
