"""A view for publication: no name of an institution on any page or in any file, and no list of those not visited."""

import dataclasses
import io
import zipfile
from functools import partial

import pytest

from tests.ui.conftest import opened, words
from visitstats import access
from visitstats.access import LOCAL, mandate
from visitstats.export.dataset import dataset
from visitstats.export.formats import FORMATS, Order, make
from visitstats.ui import data, menu

NAME = "Demonstration colony"
PUBLIC = dataclasses.replace(LOCAL, publication=True)
EMPTY = dict.fromkeys(("institution_kind", "ministry_code", "valid_from", "valid_before"))


@pytest.fixture(scope="module")
def listed(demonstration):
    rows = [{"source_row": n, "institution": f"{NAME} {n}", "region_code": "KZ-11"} | EMPTY for n in range(90)]
    mandate.import_list("list.csv", "1", rows, LOCAL)


def text_of(test):
    frames = [frame.value.to_csv() for frame in test.dataframe]
    return words(test) + "".join(frames)


@pytest.mark.parametrize("page", menu.TITLES)
def test_no_page_names_an_institution(listed, page):
    test = opened(page, publication="1", year="2016")
    assert not test.exception
    assert NAME not in text_of(test)
    assert "Longest not visited" not in text_of(test)


def test_without_it_analysts_see_names_and_the_longest_not_visited(listed):
    assert NAME in text_of(opened("records"))
    checks = text_of(opened("checks", year="2016"))
    assert f"{NAME} 1" in checks
    assert "of 90 institutions in the mandate were visited" in checks
    assert "of 90 institutions in the mandate were visited" in text_of(opened("checks", year="2016", publication="1"))


def test_a_search_finds_no_institution_by_name(listed):
    assert "1,207 rows" in words(opened("records", publication="1", search=f"{NAME} 7"))


def contents(made):
    if zipfile.is_zipfile(io.BytesIO(made)):
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            return b"".join(contents(packed.read(name)) for name in packed.namelist())
    return made


@pytest.mark.parametrize("kind", FORMATS)
def test_no_file_names_an_institution(listed, kind):
    made = contents(make(kind, Order(("en",), 2016), partial(access.ask, PUBLIC))[0])
    assert made
    assert NAME.encode() not in made
    assert NAME.encode("utf-16-le") not in made


def test_no_file_of_records_names_an_institution(listed):
    asked = {"years": [2016], "limit": 1000, "offset": 0}
    named, public = (contents(dataset(access.ask(actor, "records", **asked), "", None)) for actor in (LOCAL, PUBLIC))
    assert NAME.encode() in named
    assert NAME.encode() not in public


def test_the_records_themselves_come_without_names(listed):
    found = access.ask(PUBLIC, "records", limit=100, offset=0)
    assert len(found) == 100
    assert found["institution"].isna().all()
    with pytest.raises(access.Denied, match="for publication"):
        access.ask(PUBLIC, "origin", visit_id=int(found["visit_id"].iloc[0]))
    assert data.actor().publication is False
