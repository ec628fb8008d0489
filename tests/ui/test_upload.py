"""Upload: what was understood is shown, imported once, recognised when it comes again; bad files say why."""

import hashlib

import pytest

from tests.ui.conftest import opened, words
from tests.ui.made_up import register
from visitstats.ingest.model import Problem, Reason, Understanding
from visitstats.ui import data, upload

READ: dict[str, Understanding] = {}


@pytest.fixture
def understood(monkeypatch):
    """Stands in for the reading of files, which has tests of its own."""

    def answer(content: bytes, name: str, password: str | None = None) -> Understanding:
        one = READ[name]
        one.sha256 = hashlib.sha256(content).hexdigest()
        return one

    monkeypatch.setattr(upload, "understand_file", answer)


def dropped(lang: str, *names: str):
    test = opened("upload", lang)
    for name in names:
        test.file_uploader[0].upload(name, f"{name} {lang}".encode())
    return test.run()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_refused_file_says_why_and_what_to_do(demonstration, understood, lang):
    READ["bad.xlsx"] = Understanding("bad.xlsx", "", "refused", "empty")
    test = dropped(lang, "bad.xlsx")
    assert not test.exception
    assert len(test.warning[0].value) > 20
    assert not [button for button in test.button if button.proto.type == "primary"]


def test_problems_are_grouped_by_cause_with_their_places(demonstration, understood):
    one = register(2018, 5, "visits_2018.xlsx")
    one.outcome = "review"
    one.problems = [Problem("Visits", row, "C", "region_unknown", "Акм-ая", 1) for row in range(9, 19)]
    one.why = [Reason("Subtitle")]
    READ["visits_2018.xlsx"] = one
    test = dropped("en", "visits_2018.xlsx")
    table = next(frame.value for frame in test.dataframe if "Problem" in frame.value)
    assert list(table["Problem"]) == ["Region not recognised"]
    assert list(table["Rows or cells"]) == [10]
    assert "Visits C9 (Акм-ая)" in table["Places"].iloc[0]
    assert "and 4 more" in table["Places"].iloc[0]


def test_a_register_of_a_new_year_is_imported_once(demonstration, understood):
    READ["new.xlsx"] = register(2018, 7, "new.xlsx")
    test = dropped("en", "new.xlsx")
    change = next(frame.value for frame in test.dataframe if "In this file" in frame.value)
    assert change.iloc[0].tolist() == [2018, 0, 7, 7]
    next(button for button in test.button if button.label == "Import the data").click().run()
    assert not test.exception
    assert test.success[0].value == "7 visits counted."
    assert int(data.ask("imports")["import_id"].max()) == 3
    years = data.ask("visits_by_year").set_index("year")
    assert years.loc[2018, ["visits", "qualifier"]].tolist() == [7, "recorded_so_far"]
    assert years.loc[2016, "visits"] == 680
    again = dropped("en", "new.xlsx")
    assert "counted already" in again.info[0].value
    assert "vs-bar" not in words(opened("overview"))
