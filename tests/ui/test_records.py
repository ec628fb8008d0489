"""Records: filters, pages of the table, text of files as text, and the cells of a row."""

from tests.ui.conftest import opened, words
from tests.ui.made_up import NASTY
from visitstats.ui import data


def test_all_rows_are_counted_and_a_screenful_is_shown(demonstration):
    test = opened("records")
    assert "1,207 rows, 1,207 visits" in words(test)
    assert len(test.dataframe[0].value) == 50


def test_a_row_names_file_sheet_and_row(demonstration):
    row = opened("records").dataframe[0].value.iloc[0]
    assert row["File"] == "register_2016.xlsx"
    assert row["Sheet"] == "Visits"
    assert int(row["Row"]) >= 5


def test_search_finds_text_as_typed(demonstration):
    test = opened("records", search="HYPERLINK")
    found = test.dataframe[0].value
    assert set(found["Institution"]) == {NASTY}
    assert not test.exception


def test_nothing_found_is_said(demonstration):
    test = opened("records", search="no such institution")
    assert test.info
    assert not test.dataframe


def test_the_cells_of_a_row_are_kept(demonstration):
    first = data.ask("records", limit=1, offset=0)
    cells = data.ask("origin", visit_id=int(first["visit_id"].iloc[0]))
    assert set(cells["column"]) == {"A", "B"}
    assert "<i>Region</i>" in set(cells["text"])


def test_files_of_all_rows_are_made_when_asked_for(demonstration):
    test = opened("records", ministries="health")
    assert not test.get("download_button")
    test.button(key="prepare_records").click().run()
    assert not test.exception
    assert len(test.get("download_button")) == 2
