"""Imports: chosen by the address, withdrawn and restored after a look at the figures, rows decided and taken back."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import opened, words
from tests.warehouse.making import table, understood, visit
from visitstats import access
from visitstats.access import LOCAL
from visitstats.ingest.model import Problem
from visitstats.texts import LANGUAGES
from visitstats.ui import data


@pytest.fixture(scope="module")
def imported(demonstration) -> int:
    """A register of 2018 with two rows of an unknown region and one that equals a stored row."""
    problems = [Problem("Sheet1", row, "B", "region_unknown", "Акм-ая", 1) for row in (3, 4)]
    rows = [visit(2, "2018-01-12", institution="Colony 1")]
    rows += [visit(row, "2018-02-01", None, f"Colony {row}", set_aside=True) for row in (3, 4)]
    again = [visit(9, "2018-01-12", institution="COLONY 1")]
    one = understood(table(rows), table(again, 2), name="register.xlsx", problems=problems)
    return access.commit_import(one, LOCAL, "GROUP-11")


def press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


def recorded() -> int:
    return int(data.ask("records_count", years=[2018])["visits"].iloc[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_opens_with_an_import(imported, lang):
    for show in ("", "waiting", "years"):
        test = opened("imports", lang, show=show)
        assert not test.exception
        assert test.dataframe


def test_the_address_names_the_import_and_a_withdrawal_is_previewed(imported):
    test = opened("imports", **{"import": str(imported)})
    assert "register.xlsx" in words(test)
    assert test.session_state["address_written"] == {"lang": "en", "import": str(imported)}
    press(test, "Withdraw this import")
    moved = next(frame.value for frame in test.dataframe if "Recorded then" in frame.value).set_index("Year")
    assert moved.loc["2018", ["Recorded now", "Recorded then"]].tolist() == ["1", "—"]
    assert moved.loc["2016", ["Number shown now", "Recorded then"]].tolist() == ["680 (published figure)", "680"]
    assert recorded() == 1
    press(test, "Withdraw the import")
    assert (recorded(), test.success[0].value) == (0, f"No.\u00a0{imported} is withdrawn; it stays listed.")
    press(press(test, "Restore this import"), "Restore the import")
    assert recorded() == 1


def test_one_decision_holds_for_all_rows_of_a_cause_and_is_taken_back(imported):
    test = opened("imports", show="waiting")
    assert "3 rows wait for a decision" in words(test)
    assert "Region not recognised: “Акм-ая” – 2 rows" in words(test)
    meant = next(box for box in test.selectbox if box.label == "What is meant")
    assert meant.options[0] == "Akmola Region"
    meant.select("Akmola Region").run()
    press(test, "Decide for 2 rows")
    assert recorded() == 3
    assert "1 row waits for a decision" in words(test)
    press(test, "Count 1 row as a visit of its own")
    assert recorded() == 4
    for expected in (3, 1):
        press(test, "Take back")
        assert recorded() == expected


def test_a_year_is_marked_complete_after_its_effect_is_shown(imported):
    test = opened("imports", show="years")
    next(box for box in test.selectbox if box.label == "Year").select("2018").run()
    press(press(test, "Mark 2018 complete"), "Confirm")
    assert data.ask("visits_by_year").set_index("year").loc[2018, "qualifier"] == "exact"
    press(press(test, "Take back that 2018 is complete"), "Confirm")
    assert data.ask("visits_by_year").set_index("year").loc[2018, "qualifier"] == "recorded_so_far"


def test_records_of_one_import_lead_back_to_it(imported):
    test = opened("records", only=str(imported))
    assert "1 row, 1 visit" in words(test)
    assert set(test.dataframe[0].value["File"]) == {"register.xlsx"}
    press(test, "Show all imports")
    assert "Show all imports" not in [button.label for button in test.button]
    assert "only" not in test.session_state["address_written"]
