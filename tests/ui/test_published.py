"""Published figures and differences from the page of checks: added, corrected, explained, taken back."""

import pytest

from tests.ui.conftest import opened, words
from visitstats.ui import data


def press(test, label):
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception


@pytest.fixture(scope="module", autouse=True)
def database(demonstration):
    """All tests of this file follow each other in one database."""


def test_a_figure_is_added_with_its_source_and_stands_on_the_overview():
    test = opened("checks")
    test.selectbox(key="published_year").set_value(2019)
    test.number_input(key="published_number").set_value(470)
    test.text_input(key="published_title").set_value("Consolidated report for 2019")
    test.text_input(key="published_url").set_value("https://example.org/report")
    press(test, "Add the figure")
    assert test.success[0].value.startswith("Added")
    text = words(opened("overview", year="2019"))
    assert "470 visits in 2019" in text
    assert "Consolidated report for 2019" in text
    listed = data.ask("published_statements")
    assert listed.loc[listed["statement"] == "added_1", "actor"].tolist() == ["local"]


def test_a_name_of_a_person_is_refused():
    test = opened("checks", "ru")
    test.selectbox(key="published_year").set_value(2018)
    test.number_input(key="published_number").set_value(400)
    test.text_input(key="published_title").set_value("Сообщил Ахметов Серик Болатович, тел. +7 701 123 45 67")
    press(test, "Добавить показатель")
    assert "Уберите его" in test.warning[0].value
    assert "added_2" not in set(data.ask("published_statements")["statement"])


def test_a_correction_replaces_the_number_and_is_taken_back():
    test = opened("checks")
    test.selectbox(key="published_replaces").set_value("visits_2016")
    test.number_input(key="published_number").set_value(681)
    test.text_input(key="published_title").set_value("Erratum")
    press(test, "Add the figure")
    assert "681 visits in 2016, 154 more than in 2015" in words(opened("overview", year="2016"))
    test = opened("checks")
    test.selectbox(key="added").set_value(2)
    press(test, "Take the figure back")
    assert "680 visits in 2016, 153 more than in 2015" in words(opened("overview", year="2016"))


def test_a_difference_is_explained_by_name_and_day():
    test = opened("checks", "kk")
    test.selectbox(key="note_year").set_value(2015)
    test.text_input(key="note_reason").set_value("Жазбалар толық")
    press(test, "Сақтау")
    table = next(frame.value for frame in test.dataframe if "Себебі" in frame.value)
    row = table[table["Жыл"] == 2015].iloc[0]
    assert (row["Себебі"], row["Күйі"]) == ("Жазбалар толық", "түсіндірілген")
    assert row["Кім"].startswith("local, ")


def test_two_spellings_are_joined_and_taken_back():
    test = opened("checks")
    test.toggle(key="spellings_open").set_value(True).run()
    assert "No names that look alike are left." in words(test)
    test.selectbox(key="another_of_KZ-11_en").select_index(1).run()
    before = dict(data.ask("institutions_visited").set_index("year")["institutions"])
    test.button(key="any_True").click().run()
    assert not test.exception
    said = next(frame.value for frame in test.dataframe if "They are" in frame.value)
    assert said[["Region", "They are", "Decided by"]].values.tolist() == [["Akmola", "one institution", "local"]]
    after = dict(data.ask("institutions_visited").set_index("year")["institutions"])
    assert {year: before[year] - after[year] for year in before} == {2015: 1, 2016: 1}
    press(test, "Take back")
    assert dict(data.ask("institutions_visited").set_index("year")["institutions"]) == before
