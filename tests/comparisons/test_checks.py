"""Completeness, reconciliation and conflicts: what is missing is said, and what does not agree is shown."""

import random
from pathlib import Path
from typing import Any

import pandas as pd

from tests.comparisons.registers import register
from tests.drawn import by_plotly
from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.charts.theme import Look
from visitstats.texts import LANGUAGES, use_language
from visitstats.ui.exhibits import checks, reconciliation


def rows(name: str, **params: Any) -> list[list[Any]]:
    answer = warehouse.ask(name, **params)
    return answer.astype(object).where(answer.notna(), None).values.tolist()


def test_conflicts_between_published_statements_are_shown(duckdb_store: Path) -> None:
    assert [row[:7] for row in rows("conflicts")] == [
        [2015, "restated", "visits_2015_stated_2016", 528, "visits_2015", 527, -1],
        [2020, "plan", "institutions_planned_2020", 494, "visits_planned_2020", 500, 6],
        [2023, "parts", "visits_2023_planned", 455, "visits_2023", 461, 6],
    ]
    answer = warehouse.ask("conflicts")
    for code in LANGUAGES:
        use_language(code)
        listed = reconciliation.conflicts(answer)
        assert [numbers for numbers, *_ in listed] == ["528 / 527", "494 / 500", "455 / 461"]
        assert all(address.startswith("http") for *_, address in listed)
    use_language("en")


def test_published_and_recorded_numbers_are_compared_year_by_year(duckdb_store: Path) -> None:
    visits = [
        visit(2, "2016-01-12", visits=700),
        visit(3, "2015-02-12", visits=500),
        visit(4, "2018-02-12"),
        visit(5, "2017-02-12"),
        visit(6, "2020-02-12"),
    ]
    tables = (table(visits), figures({(2021,): 440}, ("year",), 2))
    access.commit_import(understood(*tables), ANALYST)
    answer = warehouse.ask("reconciliation")
    columns = answer[["published", "recorded", "reported", "difference", "state"]].astype(object)
    found = dict(zip(answer["year"], map(tuple, columns.where(columns.notna(), None).values), strict=True))
    assert found == {
        2015: (527, 500, None, -27, "short"),
        2016: (680, 700, None, 20, "over"),
        2017: (500, 1, None, None, "short"),
        2018: (None, 1, None, None, "not_published"),
        2020: (323, 1, None, None, "not_comparable"),
        2021: (None, None, 440, None, "not_published"),
        2023: (461, None, None, None, "not_recorded"),
    }
    shown = reconciliation.by_year(warehouse.ask("reconciliation"), "")
    assert len(shown.table) == len(found)
    assert "0 of 2" in shown.title


def test_a_month_without_visits_is_missing_and_few_visits_are_low(duckdb_store: Path) -> None:
    usual = [visit(month * 10, f"2021-{month:02}-03", visits=4) for month in range(1, 13)]
    now = [visit(500, "2022-01-03", visits=4), visit(501, "2022-02-03"), visit(502, "2022-02-03", "KZ-15")]
    access.commit_import(understood(table([*usual, *now])), ANALYST, "GROUP-11")
    cells = {(code, month): (visits, low) for code, month, visits, _usual, low in rows("completeness", year=2022)}
    assert len(cells) == 20 * 12
    assert cells["KZ-11", 1] == (4, False)
    assert cells["KZ-11", 2] == (1, True)
    assert cells["KZ-11", 3] == (None, True)
    assert cells["KZ-15", 2] == (1, False)
    assert cells["KZ-75", 1] == (None, False)
    by_group = rows("completeness", year=2022, rows="group")
    assert [row[:3] for row in by_group[:3]] == [["GROUP-11", 1, 4], ["GROUP-11", 2, 2], ["GROUP-11", 3, None]]
    assert len(by_group) == 12


def test_the_heat_table_adds_up_to_the_records(duckdb_store: Path) -> None:
    visits = register(random.Random(3), 2019, 80)
    access.commit_import(understood(table(visits)), ANALYST)
    expected = sum(row["visits"] for row in visits)
    for asked in checks.ROWS:
        answer = warehouse.ask("completeness", year=2019, rows=asked)
        basis = warehouse.ask("breakdown_basis", years=[2019])
        shown = checks.completeness(answer, basis, 2019, asked, Look(), "")
        assert int(shown.table.iloc[:, -1].sum()) == expected
        drawn = [mark.text for mark in by_plotly(shown.figure.drawing).layout.annotations if mark.text]
        assert sum(int(text) for text in drawn) == expected


def test_nothing_recorded_gives_words_and_no_figure(duckdb_store: Path) -> None:
    basis = warehouse.ask("breakdown_basis", years=[2019])
    shown = checks.completeness(
        warehouse.ask("completeness", year=2019, rows="group"), basis, 2019, "group", Look(), ""
    )
    assert shown.figure is None
    assert shown.title == "There are no data by month for 2019"
    assert isinstance(checks.coverage(warehouse.ask("institutions_visited"), "").table, pd.DataFrame)
