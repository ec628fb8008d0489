"""What the views say: findings, gaps, and what is not compared."""

import pandas as pd
import pytest

from tests.export.answers import MINISTRIES, Answers
from tests.texts.extraction import ROOT
from visitstats.export import ready
from visitstats.export.choice import COMPARED, COMPLETENESS, MORE, VIEWS
from visitstats.export.choice import ready as choices_of
from visitstats.export.findings import label
from visitstats.export.layout_panels import scale_of
from visitstats.export.ready import KEYS, chosen_sets, ready_set
from visitstats.export.views import Edition
from visitstats.ui.present_add import SHOWN

TITLES = {
    "kk": "2016 жылы 680 бару жүзеге асырылды, бұл 2015 жылмен салыстырғанда 153-ке көп (+29,0\u00a0%)",
    "ru": "В 2016 году проведено 680 посещений – на 153 больше, чем в 2015 году (+29,0\u00a0%)",
    "en": "680 visits in 2016, 153 more than in 2015 (+29.0\u00a0%)",
}


@pytest.fixture(scope="module")
def more() -> Edition:
    """The views beside the ready set."""
    return chosen_sets(("en",), choices_of(MORE), 2016, Answers())[0]


@pytest.mark.parametrize("lang", TITLES)
def test_the_title_states_the_finding(editions: dict[str, Edition], lang: str) -> None:
    assert editions[lang].view("overview").title == TITLES[lang]


@pytest.mark.parametrize(
    ("year", "title"),
    [
        (2015, "527 visits in 2015"),
        (2017, "More than 500 visits in 2017"),
        (2018, "No data for 2018"),
        (2020, "323 visits in 2020, to 1\u00a0September"),
        (2023, "461 visits in 2023"),
    ],
)
def test_what_is_not_exact_is_not_compared(year: int, title: str) -> None:
    assert ready_set("en", year, Answers()).view("overview").title == title


def test_the_set_is_whole_in_each_language(editions: dict[str, Edition]) -> None:
    for edition in editions.values():
        assert tuple(view.key for view in edition.views) == KEYS


def test_the_chart_and_the_table_have_the_same_numbers(editions: dict[str, Edition]) -> None:
    for view in editions["en"].views:
        if view.shape in ("years", "rows"):
            charted = pd.Series([item.value for item in view.items], dtype="Float64")
            assert charted.equals(view.frame["visits"].astype("Float64")), view.key


def test_gaps_stay_gaps_and_carry_their_marks(editions: dict[str, Edition]) -> None:
    frame = editions["en"].view("overview").frame.set_index("year")
    assert list(frame.index) == list(range(2015, 2024))
    assert frame["visits"].isna().tolist() == [False, False, False, True, True, False, True, True, False]
    assert frame.loc[[2016, 2017, 2018, 2020], "mark"].tolist() == ["", "[e]", "[x]", "[p]"]
    assert frame["change"].dropna().to_dict() == {2016: 153}


def test_the_waterfall_adds_up(editions: dict[str, Edition]) -> None:
    view = editions["en"].view("changes")
    first, *parts, last = (item.value for item in view.items)
    assert (first, last) == (527, 680)
    assert first + sum(parts) == last
    assert sum(n for n in MINISTRIES[2016].values()) == 680
    assert view.title == "Change on 2015: +153; most in internal affairs (+78) and health (+44)"


def test_parts_of_a_year_that_is_not_covered_are_not_compared() -> None:
    edition = ready_set("en", 2016, Answers(covered={2015: 214}))
    assert "changes" not in [view.key for view in edition.views]
    view = edition.view("ministries")
    assert view.frame["change"].isna().all()
    assert "In 2015, records cover 214 of 527 visits (40.6\u00a0%)." in view.notes
    assert "The parts of the two years are not compared: a year is not covered as a whole." in view.notes


def test_a_ministry_has_the_name_of_its_time(editions: dict[str, Edition]) -> None:
    names = list(editions["en"].view("ministries").frame["name"])
    assert names[1] == "Ministry of Healthcare and Social Development"


def test_a_region_of_the_time_has_its_tile(editions: dict[str, Edition]) -> None:
    view = editions["ru"].view("regions")
    tiles = {item.code: item for item in view.items}
    assert len(tiles) == 16
    assert tiles["KZ-YUZ"].place is not None
    assert tiles["KZ-YUZ"].place.rows == 2
    assert view.legend == ("0–99", "100–199", "200–299", "300–399", "≥ 400")
    assert view.notes[-1] == "Не на карте: Регион не указан (10)."


def test_a_border_is_not_read_as_a_fall(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.export import answers

    regions = {2021: {"KZ-63": 60, "KZ-11": 20}, 2022: {"KZ-63": 20, "KZ-10": 40, "KZ-11": 30}}
    monkeypatch.setattr(answers, "REGIONS", regions)
    monkeypatch.setattr(answers, "VISITS", {2021: 80, 2022: 90})
    monkeypatch.setattr(answers, "QUALIFIERS", {2021: "exact", 2022: "exact"})
    edition = ready_set("en", 2022, Answers(covered={2021: 80, 2022: 90}))
    frame = edition.view("ranking").frame.set_index("name")
    assert frame.loc["Akmola Region", "change"] == 10
    assert frame.loc[["East Kazakhstan Region", "Abai Region"], "change"].isna().all()
    assert "Where the borders of a region changed, the year before is not given." in edition.view("ranking").notes


def test_real_data_are_not_marked_as_demonstration() -> None:
    edition = ready_set("en", 2016, Answers(demonstration=False))
    assert not edition.demonstration
    assert edition.view("ministries").source == "Source: registers of the regional groups, 2015–2016"


def test_only_published_figures_are_listed_as_sources(editions: dict[str, Edition]) -> None:
    frame = editions["en"].view("method").frame
    assert [text.replace("\u00a0", " ") for text in frame["number"]] == ["528", "527", "680", "> 500", "323", "461"]
    assert frame["source"].tolist()[2] == "Kazinform, May 2017"


def test_every_view_is_built_named_shown_and_described() -> None:
    builders = {*ready._BUILDERS, *ready._ASKING, COMPARED, COMPLETENESS}
    assert builders == set(VIEWS)
    assert all(label(view) != view for view in VIEWS)
    assert set(SHOWN.values()) | {"kinds", "method"} == set(VIEWS)
    documents = (ROOT / "docs" / "exports.md").read_text("utf-8")
    assert [view for view in VIEWS if f"\n| {view} | " not in documents] == []


def test_small_charts_share_one_scale_and_keep_the_year_before(more: Edition) -> None:
    view = more.view("ministry_months")
    assert [panel.text for panel in view.panels] == ["430", "22", "39", "118", "71"]
    assert [panel.change.replace("\u00a0", " ") for panel in view.panels] == [
        "▲ +78", "▼ −4", "▲ +8", "▲ +44", "▲ +27",
    ]  # fmt: skip
    assert all(panel.before for panel in view.panels)
    assert scale_of(view) == (25, 75)


def test_months_without_visits_stay_empty_and_few_are_framed(more: Edition) -> None:
    view = more.view("completeness")
    assert [series.name for series in view.series] == ["Karaganda Region", "Akmola Region"]
    assert view.frame["total"].tolist() == [278, 176]
    assert view.series[1].items[11].state == "none"
    assert view.series[0].items[4].state == "recorded_so_far"
    assert view.notes == ("Framed cells: 1.",)


def test_from_january_on_each_month_stands_with_those_before_it(more: Edition) -> None:
    view = more.view("period")
    assert view.title == "January–December 2016: 680 visits, 153 more than in the same period of 2015 (+29.0\u00a0%)"
    assert [item.value for item in view.series[-1].items] == [*range(60, 601, 60), 670, 680]
    assert [item.value for item in view.series[0].items] == [*range(47, 518, 47), 527]
