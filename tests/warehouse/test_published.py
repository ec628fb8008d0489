"""Published figures added and corrected: what holds, what stays listed, and how it is undone."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.making import ANALYST
from visitstats import access, warehouse
from visitstats.access import published
from visitstats.access.actor import Actor
from visitstats.access.published import Statement

DAY = datetime.date(2024, 11, 8)


def headline(year: int) -> tuple[Any, ...]:
    answer = warehouse.ask("headline_by_year")
    row = answer[answer["year"] == year].iloc[0]
    return int(row["visits"]), row["qualifier"], row["source_title"]


def statement(year: int, number: int, counts: str = "visits", **more: Any) -> Statement:
    return Statement(
        **({"year": year, "number": number, "counts": counts, "stated_on": DAY, "source_title": "Report"} | more)
    )


def standings(year: int) -> dict[str, tuple[str, bool]]:
    answer = warehouse.ask("published_statements")
    rows = answer[(answer["year"] == year) & (answer["dimension"] == "total") & answer["counts"].isin(published.COUNTS)]
    return {row.statement: (row.standing, bool(row.in_force)) for row in rows.itertuples()}


def test_of_two_statements_the_later_one_holds(duckdb_store: Path) -> None:
    published.add(statement(2019, 470), ANALYST)
    assert headline(2019) == (470, "exact", "Report")
    published.add(statement(2019, 471, stated_on=datetime.date(2020, 1, 1)), ANALYST)
    assert headline(2019)[0] == 470
    published.add(statement(2019, 472), ANALYST)
    assert headline(2019)[0] == 472
    published.add(statement(2017, 540), ANALYST)
    assert headline(2017) == (540, "exact", "Report")
    answer = warehouse.ask("visits_by_year").set_index("year")
    assert answer.loc[2017, "change"] == 540 - 680


def test_a_corrected_figure_stays_listed_and_comes_back(duckdb_store: Path) -> None:
    early = datetime.date(2017, 1, 1)
    number = published.add(statement(2016, 681, stated_on=early, replaces="visits_2016"), ANALYST)
    assert headline(2016) == (681, "exact", "Report")
    assert standings(2016) == {"visits_2016": ("corrected", False), "added_1": ("stated", True)}
    listed = warehouse.ask("year_sources", year=2016)
    assert set(listed["standing"]) >= {"corrected", "stated"}
    assert [one for one in warehouse.ask("conflicts")["year"] if one == 2016] == []
    again = published.add(statement(2016, 682, stated_on=early, replaces="added_1"), ANALYST)
    assert headline(2016)[0] == 682
    with pytest.raises(warehouse.Refusal, match="take back the correction first"):
        published.withdraw(number, ANALYST)
    published.withdraw(again, ANALYST)
    published.withdraw(number, ANALYST)
    assert headline(2016)[0] == 680
    assert standings(2016) == {
        "visits_2016": ("stated", True),
        "added_1": ("withdrawn", False),
        "added_2": ("withdrawn", False),
    }


def test_a_bound_and_a_part_of_a_year_are_never_exact(duckdb_store: Path) -> None:
    published.add(statement(2021, 450, "visits_lower_bound"), ANALYST)
    published.add(statement(2022, 300, "visits_partial_year", as_of=datetime.date(2022, 9, 1)), ANALYST)
    assert headline(2021)[:2] == (450, "at_least")
    assert headline(2022)[:2] == (300, "to_date")


WRONG: list[tuple[Statement, str]] = [
    (statement(2019, 0), "above zero"),
    (statement(2012, 5), "from 2013"),
    (statement(2027, 5), "from 2013"),
    (statement(2019, 5, "complaints"), "whole number of visits"),
    (statement(2019, 5, stated_on=datetime.date(2027, 1, 1)), "still to come"),
    (statement(2019, 5, source_title=" "), "Name the source"),
    (statement(2019, 5, source_url="javascript:alert(1)"), "https://"),
    (statement(2019, 5, "visits_partial_year"), "up to which day"),
    (statement(2019, 5, as_of=datetime.date(2019, 3, 1)), "up to which day"),
    (statement(2019, 5, "visits_partial_year", as_of=datetime.date(2020, 3, 1)), "up to which day"),
    (statement(2019, 5, replaces="visits_2016"), "of the same year"),
    (statement(2023, 5, replaces="nothing"), "of the same year"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG)
def test_a_figure_that_cannot_be_is_refused(duckdb_store: Path, wrong: Statement, words: str) -> None:
    version = warehouse.data_version()
    with pytest.raises(warehouse.Refusal, match=words):
        published.add(wrong, ANALYST)
    assert warehouse.data_version() == version


def test_a_difference_is_explained_and_opened_again(duckdb_store: Path) -> None:
    def last(year: int) -> list[Any]:
        answer = warehouse.ask("reconciliation")
        return answer.loc[answer["year"] == year, ["note_state", "reason", "noted_by"]].values.tolist()[0]

    assert last(2015) == [None, None, None]
    published.note(2015, "explained", "One visit was counted twice in 2016", ANALYST)
    assert last(2015) == ["explained", "One visit was counted twice in 2016", "analyst"]
    published.note(2015, "accepted", "", ANALYST)
    published.note(2015, "open", "", ANALYST)
    assert last(2015) == ["open", None, "analyst"]
    for state, reason in (("settled", "x"), ("explained", " ")):
        with pytest.raises(warehouse.Refusal):
            published.note(2015, state, reason, ANALYST)


def test_who_may_not_reconcile_is_refused(duckdb_store: Path) -> None:
    for actor in (Actor("p", "presenter"), Actor("a", "analyst", edition=1)):
        with pytest.raises(access.Denied):
            published.add(statement(2019, 5), actor)
        with pytest.raises(access.Denied):
            published.note(2015, "open", "", actor)
        with pytest.raises(access.Denied):
            published.withdraw(1, actor)
