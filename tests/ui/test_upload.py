"""The desk: what was understood is shown, decided once, foreseen, stored once, and recognised when it comes again."""

from dataclasses import replace

import pyarrow as pa
import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from tests.ui.conftest import opened, words
from tests.ui.made_up import register
from tests.warehouse import making
from visitstats import access
from visitstats.access import LOCAL
from visitstats.ingest.content import Content
from visitstats.ingest.isolation import Stopped
from visitstats.ingest.model import Problem, RowView, SheetView, Understanding
from visitstats.texts import use_language
from visitstats.ui import data
from visitstats.ui.desk import correcting, reading, sheet
from visitstats.ui.understood import meaning_in_words

READ: dict[str, Understanding] = {}
ASKED: list = []


@pytest.fixture
def understood(monkeypatch):
    """Stands in for the reading of files, which has tests of its own."""

    def answer(content: Content, name: str, password=None, *, guidance, stop, views) -> Understanding:
        ASKED.append((name, guidance, password))
        if name not in READ:
            raise Stopped
        one = READ[name]
        one = one(guidance) if callable(one) else one
        one.sha256 = content.sha256
        return one

    monkeypatch.setattr(reading, "understand_file", answer)


def dropped(lang: str, *names: str):
    test = opened("upload", lang)
    for name in names:
        test.file_uploader[0].upload(name, f"{name} {lang}".encode())
    return test.run()


def click(test, label: str):
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


def field(test, label: str):
    return next(one for one in test.selectbox if one.label == label)


def unknown(guidance, year: int = 2018) -> Understanding:
    """A register of which ten rows wait for a region until somebody decides."""
    one = register(year, 12, "unknown.xlsx")
    view = [RowView(9, "waiting", ["5", "Акм-ая", "···"], 1), RowView(40, "total", ["Итого", "2", None], 1)]
    one.views = [SheetView("Visits", ["A", "B", "C"], view, 40)]
    if guidance.values.get(("region", "акм ая")) == "KZ-11":
        return one
    aside = [number < 10 for number in range(12)]
    rows = one.tables[0].rows
    rows = rows.set_column(rows.schema.get_field_index("set_aside"), "set_aside", pa.array(aside))
    one.tables = [replace(one.tables[0], rows=rows, fingerprint="f")]
    one.problems = [Problem("Visits", row, "B", "region_unknown", "Акм-ая", 1) for row in range(9, 19)]
    one.outcome = "review"
    return one


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_refused_file_says_why_and_what_to_do(demonstration, understood, lang):
    READ["bad.xlsx"] = Understanding("bad.xlsx", "", "refused", "empty")
    test = dropped(lang, "bad.xlsx")
    assert not test.exception
    assert len(test.warning[0].value) > 20
    assert not [button for button in test.button if button.proto.type == "primary"]


def test_a_protected_file_is_read_again_with_its_password(demonstration, understood):
    READ["secret.xlsx"] = Understanding("secret.xlsx", "", "refused", "password_protected")
    test = dropped("en", "secret.xlsx")
    test.text_input[0].input("open sesame")
    READ["secret.xlsx"] = register(2019, 3, "secret.xlsx")
    click(test, "Open")
    assert ASKED[-1][2] == "open sesame"
    assert "Needs review" not in words(test)


def test_one_decision_answers_for_all_rows_and_is_remembered(demonstration, understood):
    READ["unknown.xlsx"] = unknown
    test = dropped("en", "unknown.xlsx")
    assert "Акм-ая" in words(test)
    assert "left out: total row" in words(test)
    click(test, "Go on to the values")
    assert "10 rows: region not recognised “Акм-ая”" in words(test)
    box = next(one for one in test.selectbox if one.label == "Region")
    assert box.value == "leave"
    assert box.options[1].startswith("Akmola Region – similar (")
    box.set_value("KZ-11").run()
    (one,) = access.ask(LOCAL, "decisions", state="in_force").to_dict("records")
    assert (one["text"], one["code"], one["actor"]) == ("акм ая", "KZ-11", "local")
    test.switch_page("../../pages/about.py").run()
    test.switch_page("../../pages/upload.py").run()
    assert "10 rows" in words(test)
    click(test, "Go on to the preview")
    assert "Rows that wait" not in words(test)
    click(test, "Take back")
    assert access.ask(LOCAL, "decisions", state="in_force").empty


def test_a_register_is_foreseen_imported_once_and_known_again(demonstration, understood):
    READ["new.xlsx"] = register(2018, 7, "new.xlsx")
    READ["new.xlsx"].tables[0] = replace(READ["new.xlsx"].tables[0], fingerprint="abc")
    test = dropped("en", "new.xlsx")
    test.segmented_control[0].set_value("preview").run()
    change = next(frame.value for frame in test.dataframe if "Recorded visits" in frame.value)
    assert change.iloc[0].tolist()[:3] == [2018, "… → 7", "… → 7"]
    button = next(one for one in test.button if one.label == "Import the data")
    assert button.disabled
    next(one for one in test.selectbox if one.label == "Sending group").set_value("GROUP-11").run()
    click(test, "Import the data")
    assert test.success[0].value == "7 visits counted."
    assert data.ask("imports")["group_code"].iloc[0] == "GROUP-11"
    years = data.ask("visits_by_year").set_index("year")
    assert years.loc[2018, ["visits", "qualifier"]].tolist() == [7, "recorded_so_far"]
    again = dropped("en", "new.xlsx")
    assert "counted already" in again.info[0].value
    sibling = dropped("ru", "new.xlsx")  # other bytes, the same form: nothing is asked
    assert sibling.segmented_control[0].value == "preview"
    assert next(one for one in sibling.selectbox if "Группа" in one.label).value == "GROUP-11"
    assert not next(one for one in sibling.button if one.label == "Принять данные").disabled


def test_rows_of_earlier_imports_are_offered_and_never_settled_silently(demonstration, understood):
    READ["first.xlsx"] = READ["second.xlsx"] = lambda guidance: unknown(guidance, 2019)
    test = dropped("en", "first.xlsx")
    test.segmented_control[0].set_value("preview").run()
    field(test, "Sending group").set_value("none").run()
    click(test, "Import the data")
    assert test.success[0].value == "2 visits counted. 10 rows are set aside."
    test = dropped("en", "second.xlsx")
    assert test.segmented_control[0].value == "values"
    field(test, "Region").set_value("KZ-11").run()
    number = data.ask("imports")["import_id"].iloc[0]
    assert f"“Акм-ая” – Akmola Region. 6 waiting rows of No.\u00a0{number} say the same." in words(test)
    assert int(data.ask("records_count", years=[2019])["visits"].iloc[0]) == 2
    click(test, "Show which figures move")
    moved = next(frame.value for frame in test.dataframe if "Recorded then" in frame.value)
    assert moved[["Recorded now", "Recorded then"]].values.tolist() == [["2", "8"]]
    click(test, "Decide for 6 rows, too")
    assert test.success[0].value.startswith("Decided for 6 rows. It can be taken back on the page “Imports”")
    assert int(data.ask("records_count", years=[2019])["visits"].iloc[0]) == 8
    assert "say the same" not in words(test)
    click(test, "Take back")


def test_a_year_is_suggested_for_a_form_and_known_of_the_very_file(demonstration, understood):
    def without_year(name: str) -> Understanding:
        return making.understood(making.figures({(None, "interior"): 3}, ("year", "ministry")), name=name)

    READ["form.xlsx"], READ["next.xlsx"] = without_year("form.xlsx"), without_year("next.xlsx")
    test = dropped("en", "form.xlsx")
    test.segmented_control[0].set_value("preview").run()
    field(test, "Sending group").set_value("none").run()
    field(test, "Year of table 1").set_value(2019).run()
    click(test, "Import the data")
    number = int(data.ask("imports")["import_id"].iloc[0])
    test = dropped("en", "next.xlsx")
    test.segmented_control[0].set_value("preview").run()
    assert f"The last file of this form (No.\u00a0{number}) was of 2019." in words(test)
    assert field(test, "Year of table 1").value is None
    assert field(test, "Year of table 1").options[:4] == ["not stated", "2019", "2020", "2026"]
    access.withdraw(number, LOCAL)
    test = dropped("en", "form.xlsx")
    test.segmented_control[0].set_value("preview").run()
    assert field(test, "Year of table 1").value == 2019


def test_a_reading_that_was_stopped_leaves_the_file_to_be_read_later(demonstration, understood):
    test = dropped("en", "stopped.xlsx")
    assert not test.exception
    assert "1 file is not read" in test.warning[0].value
    READ["stopped.xlsx"] = Understanding("stopped.xlsx", "", "refused", "empty")
    click(test, "Read it")
    assert "Refused" in words(test)
    click(test, "Remove")
    assert "stopped.xlsx" not in words(test)


def test_a_file_on_the_desk_is_held_once_and_packed(demonstration, understood, monkeypatch):
    let_go: list[str] = []
    held = MemoryUploadedFileManager.remove_file
    monkeypatch.setattr(
        MemoryUploadedFileManager,
        "remove_file",
        lambda self, session_id, file_id: (let_go.append(file_id), held(self, session_id, file_id)),
    )
    READ["packed.csv"] = register(2018, 998)
    test = opened("upload", "en")
    test.file_uploader[0].upload("packed.csv", b"2018-03-01;visited\n" * 1000)
    test.run()
    assert len(let_go) == 1
    (one,) = test.session_state["desk"].files.values()
    assert len(one.content) == 19_000
    assert one.content.held < 2000
    (table,) = one.understood.tables
    assert table.rows.num_rows == 998
    assert vars(table)["rows"].nbytes < table.rows.nbytes / 3


def test_a_drawn_sheet_shows_no_markup_of_the_file_and_nothing_of_persons():
    one = register(2018, 3)
    rows = [RowView(5, "data", ["1", "<b>x</b>", "···"], 1), RowView(40, "note", ["···", None, None], 1)]
    view = SheetView("Visits", ["A", "B", "C"], rows, 40)
    drawn = sheet.drawn(view, rows, sheet.marked(view, one.tables, []), one.tables[0], "Sheet")
    assert "&lt;b&gt;x" in drawn
    assert 'class="personal">·<' in drawn
    assert "34 rows are not shown" in drawn


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_no_two_meanings_of_a_column_have_the_same_words(lang):
    with use_language(lang):
        for options in (correcting.REGISTER, correcting.FIGURES):
            assert len({meaning_in_words(meaning) for meaning in [*options, "auto"]}) == len(options) + 1
