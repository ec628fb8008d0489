"""What is said of two periods holds in three languages: the same numbers, and parts that add up."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from tests.comparisons.registers import register
from tests.drawn import by_plotly
from tests.warehouse.making import ANALYST, table, understood
from visitstats import access, warehouse
from visitstats.charts.theme import Look
from visitstats.export import comparing
from visitstats.export.choice import Filters
from visitstats.periods import months_of
from visitstats.reference import breaks
from visitstats.texts import LANGUAGES, use_language
from visitstats.ui.comparison import DIMENSIONS, Comparison
from visitstats.ui.comparison_words import cards, cautions, obstacles, sentence
from visitstats.ui.exhibits import two_periods

SIGNED = re.compile(r"(?:^|[ \u00a0])([+−]\d[\d\u00a0,]*|0)(?=[;.]|$)")


@pytest.fixture
def two_years(duckdb_store: Path) -> Iterator[None]:
    source = random.Random(11)
    rows = [row for year in (2018, 2022) for row in register(source, year, 150, year * 1000)]
    access.commit_import(understood(table(rows)), ANALYST)
    for year in (2018, 2022):
        access.mark_complete(year, ANALYST)
    yield
    use_language("en")


def asked(comparison: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    first, last = months_of(comparison.span) or (None, None)
    months = {"first_month": first, "last_month": last}
    years = [comparison.other, comparison.year]
    basis = warehouse.ask("comparison_basis", years=years, dimension=comparison.dimension, **months)
    basis = basis.set_index("year").loc[years].reset_index()
    more = {"added": comparison.added, "joined": breaks.joined_visit_kinds(["planned"], ["periodic"])}
    parts = warehouse.ask(
        "comparison_parts",
        year=comparison.year,
        other=comparison.other,
        dimension=comparison.dimension,
        **more,
        **months,
    )
    return basis, parts


def numbers(text: str) -> list[int]:
    return [int(re.sub(r"[\u00a0,]", "", found).replace("−", "-")) for found in SIGNED.findall(text)]


@pytest.mark.parametrize("span", ["year", "h2", "q1"])
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_sentence_adds_up_and_says_the_same_in_each_language(two_years: None, dimension: str, span: str) -> None:
    comparison = Comparison(2022, 2018, span, dimension)
    basis, parts = asked(comparison)
    said = {}
    for code in LANGUAGES:
        use_language(code)
        text = sentence(comparison, basis, parts)
        said[code] = numbers(text)
        *listed, total = said[code]
        assert sum(listed) == total == int(parts["change"].sum()), text
        assert {str(amount) for amount in basis["visits"][1:]} <= set(re.findall(r"\d+", text)), text
    assert said["kk"] == said["ru"] == said["en"]


def test_the_sentence_begins_with_what_the_filters_choose(two_years: None) -> None:
    chosen = Comparison(2022, 2018, "year", "region", Filters(ministries=("health",), kinds=("special", "periodic")))
    comparison = comparing.widened(chosen, warehouse.ask)
    basis, parts = (ask(comparison, warehouse.ask) for ask in (comparing.basis_of, comparing.parts_of))
    said = []
    for code in LANGUAGES:
        use_language(code)
        text = sentence(comparison, basis, parts)
        assert text.startswith(comparison.filters.in_words())
        said.append(numbers(text))
        assert sum(said[-1][:-1]) == said[-1][-1] == int(basis["visits"].diff().iloc[1])
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_table_and_the_chart_hold_every_part(two_years: None, dimension: str) -> None:
    comparison = Comparison(2022, 2018, "year", dimension)
    basis, parts = asked(comparison)
    shown = two_periods.changes(parts, basis, comparison, Look(), "")
    *rows, total = shown.table.iloc[:, 3].tolist()
    assert sum(rows) == total == int(basis["visits"].diff().iloc[1])
    drawn = [float(amount) for bar in by_plotly(shown.figure.drawing).data for amount in bar.x]
    moved = [abs(amount) for amount in rows if amount]
    if len(moved) <= two_periods.MOST_STEPS:
        assert drawn == [basis["visits"][0], *drawn[1:-1], basis["visits"][1]]
        assert sorted(drawn[1:-1]) == sorted(moved)
    else:
        assert sum(drawn) == total


def test_the_comparable_part_leaves_out_what_entered_the_mandate(two_years: None) -> None:
    comparison = Comparison(2022, 2018, "year", "ministry")
    basis, parts = asked(comparison)
    outside = parts[parts["part"] == "added"]
    assert int(outside["later"].sum()) > 0
    whole, shared = cards(comparison, basis, parts)[2:]
    assert numbers(whole.value) == [int(parts["change"].sum())]
    assert numbers(shared.value) == [int(parts["change"].sum()) - int(outside["change"].sum())]


OBSTACLES = [("year", 2017, 2016), ("year", 2020, 2016), ("year", 2014, 2016), ("year", 2019, 2016), ("m3", 2015, 2016)]


@pytest.mark.parametrize(("span", "year", "other"), OBSTACLES)
def test_what_may_not_be_compared_is_said_in_each_language(two_years: None, span: str, year: int, other: int) -> None:
    comparison = Comparison(year, other, span, "ministry")
    basis, _parts = asked(comparison)
    texts = []
    for code in LANGUAGES:
        use_language(code)
        texts.append(obstacles(comparison, basis))
    assert len({len(said) for said in texts}) == 1
    assert all(texts[0])
    assert len({said[0] for said in texts}) == len(LANGUAGES)


def test_cautions_name_borders_and_what_was_taken_together(two_years: None) -> None:
    comparison = Comparison(2022, 2018, "year", "region")
    assert "Regions are compared on common borders." in cautions(comparison, *asked(comparison))
    kinds = Comparison(2022, 2018, "year", "visit_kind")
    together = "What was one thing in one of the two periods is taken together."
    assert together in cautions(kinds, *asked(kinds))
