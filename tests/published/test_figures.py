"""The published figures: every row of the collected ones, in a tidy form with words in three languages."""

import csv
import datetime
from pathlib import Path

from visitstats.reference.published import PUBLISHED
from visitstats.reference.units import name, published_figures, visit_kinds

COLLECTED = Path(__file__).parent / "published_figures.csv"
SAME = ("year", "dimension", "number", "counts", "standing", "source_title", "source_url", "note")
BOUNDS = {
    "visits_lower_bound": {"at_least"},
    "visits_partial_year": {"part"},
    "visits_planned": {"plan"},
    "institutions_planned": {"plan"},
    "visits_cumulative": {"cumulative"},
    "visits_typical": {"about"},
    "visits": {"exact"},
}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_collected_row_is_there_unchanged():
    tidy = rows(PUBLISHED)
    collected = rows(COLLECTED)
    assert len(tidy) == len(collected) == 23
    for mine, theirs in zip(tidy, collected, strict=True):
        assert {column: mine[column] for column in SAME} == {column: theirs[column] for column in SAME}


def test_breakdowns_have_the_code_of_their_value():
    codes = {"Planned": "planned", "Special": "special", "Kind not named in the source (remainder)": ""}
    for mine, theirs in zip(rows(PUBLISHED), rows(COLLECTED), strict=True):
        assert mine["code"] == (codes[theirs["value_name"]] if theirs["dimension"] == "visit_kind" else "")
    assert {figure.code for figure in published_figures().values()} <= {None, *visit_kinds()}


def test_the_bound_fits_what_is_counted():
    for figure in published_figures().values():
        assert figure.bound in BOUNDS.get(figure.counts, {"exact", "at_least", "about"}), figure.key


def test_periods_lie_in_their_year():
    for figure in published_figures().values():
        if figure.period_from and figure.period_to:
            assert figure.period_from < figure.period_to
            assert figure.period_from.year == figure.period_to.year == figure.year
    part = published_figures()["visits_2020_to_september"]
    assert (part.as_of, part.number) == (datetime.date(2020, 9, 1), 323)


def test_of_two_statements_the_later_one_is_told_apart():
    earlier, later = published_figures()["visits_2015_stated_2016"], published_figures()["visits_2015"]
    assert (earlier.number, later.number) == (528, 527)
    assert earlier.stated_year < later.stated_year == later.stated_on.year


def test_the_numbers_agree_with_each_other():
    number = {key: figure.number for key, figure in published_figures().items()}
    assert number["visits_2016"] - number["visits_2015"] == number["increase_2016"]
    kinds = [number[f"visits_2023_{kind}"] for kind in ("planned", "special", "not_stated")]
    assert sum(kinds) == number["visits_2023"]


def test_every_figure_is_worded_in_three_languages():
    for key, figure in published_figures().items():
        for lang in ("kk", "ru", "en"):
            assert name("figure", key, lang, "label")
            assert name("figure", key, lang, "source")
            assert bool(name("figure", key, lang, "note")) == bool(name("figure", key, "en", "note"))
        assert figure.source_url.startswith("https://")


def test_the_strip_beside_the_series_has_no_yearly_visits():
    strip = [figure for figure in published_figures().values() if figure.also_published]
    assert [figure.number for figure in sorted(strip, key=lambda figure: figure.also_published)] == [
        1262,
        3000,
        474,
        500,
    ]
    assert not {figure.counts for figure in strip} & {"visits", "visits_lower_bound", "visits_partial_year"}
