"""What the checks say in words is true of their tables, and the same in three languages."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.comparisons.registers import register
from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import editions, mandate
from visitstats.texts import LANGUAGES, use_language
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits import checks, reconciliation
from visitstats.ui.exhibits import editions as editions_shown
from visitstats.ui.exhibits import mandate as mandate_shown

EMPTY = dict.fromkeys(("institution_kind", "ministry_code", "valid_from", "valid_before"))


@pytest.fixture
def data(duckdb_store: Path) -> Iterator[None]:
    editions.freeze("Empty", ANALYST)
    source = random.Random(8)
    rows = register(source, 2018, 60)
    reported = figures({(2018, "interior"): 30, (2018, "health"): 9}, ("year", "ministry"), 2)
    more = table([visit(2, "2016-01-12", visits=600)], 3)
    access.commit_import(understood(table(rows), reported, more), ANALYST)
    listed = [
        {"source_row": row["row"], "institution": row["institution"] + "!" * (place % 3 == 0)}
        | EMPTY
        | {"region_code": row["region_code"] or "KZ-11"}
        for place, row in enumerate(rows)
    ]
    mandate.import_list("list.csv", "1", listed, ANALYST)
    yield
    use_language("en")


def numbers(text: str) -> list[int]:
    return sorted(int(found.replace(",", "").replace("\u00a0", "")) for found in re.findall(r"\d[\d,\u00a0]*", text))


def said(make: Callable[[], Exhibit]) -> tuple[list[int], Exhibit]:
    """The numbers of the title, if they are the same in each language; and the exhibit in English."""
    found = {}
    for code in LANGUAGES:
        use_language(code)
        found[code] = make()
    titles = {code: numbers(re.sub(r"[.,]\d", "", one.title)) for code, one in found.items()}
    assert titles["kk"] == titles["ru"] == titles["en"], {code: one.title for code, one in found.items()}
    assert len({one.title for one in found.values()}) == len(LANGUAGES)
    return titles["en"], found["en"]


def test_reconciliation_counts_the_years_and_the_parts_that_differ(data: None) -> None:
    title, shown = said(lambda: reconciliation.by_year(warehouse.ask("reconciliation"), ""))
    compared = shown.table[shown.table["Difference"] != ""]
    assert title == sorted([int((compared["Difference"] == "0").sum()), len(compared)])
    answer = warehouse.ask("reconciliation_parts", year=2018)
    title, shown = said(lambda: reconciliation.parts(answer, 2018, ""))
    differing = int((~shown.table["Difference"].isin(["0", ""])).sum())
    assert differing > 0
    assert title == sorted([2018, differing, len(shown.table)])
    title, shown = said(lambda: reconciliation.published(warehouse.ask("published_statements"), ""))
    assert title == [len(shown.table)]


def test_coverage_counts_the_institutions_of_the_list(data: None) -> None:
    answer = warehouse.ask("mandate_coverage", year=2018, within=1)
    title, shown = said(lambda: mandate_shown.coverage(answer, 2018, 1, "region", ""))
    *rows, total = shown.table[["In the mandate", "Visited"]].values.tolist()
    assert [sum(row[place] for row in rows) for place in (0, 1)] == total
    assert 0 < total[1] < total[0]
    assert title == sorted([*total, int(float(f"{100 * total[1] / total[0]:.1f}"))])
    unseen = access.ask(ANALYST, "longest_not_visited", year=2018)
    title, shown = said(lambda: mandate_shown.unvisited(unseen, 2018, ""))
    assert title == [int((shown.table["Last visit"] == "…").sum())]
    title, shown = said(lambda: checks.coverage(warehouse.ask("institutions_visited"), ""))
    last = shown.table.iloc[-1]
    assert title == sorted([last["Year"], last["Institutions visited"], last["Visits with a named institution"]])


def test_what_differs_from_an_edition_is_counted(data: None) -> None:
    found = editions.differences(1, ANALYST)
    title, shown = said(lambda: editions_shown.differences(found, 1, ""))
    assert title == sorted([1, len(shown.table)])
    moved = editions.changed_imports(1, ANALYST)
    title, shown = said(lambda: editions_shown.imports(moved, ""))
    assert title == [len(shown.table)] == [1]
    nothing, shown = said(lambda: editions_shown.differences(found.head(0), 1, ""))
    assert nothing == [1]
    assert shown.table.empty
