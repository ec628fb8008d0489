"""The page Present: each format has its button, and the button makes the file of what is chosen."""

import io
import zipfile

import pytest
from pptx import Presentation

from tests.ui.conftest import opened
from visitstats.access import LOCAL, Actor, Denied
from visitstats.export.formats import Order
from visitstats.ui import exporting


def test_every_format_has_a_button_that_makes_its_file(demonstration):
    test = opened("present", "kk", year="2016")
    assert not test.exception
    buttons = [button.proto for button in test.get("download_button")]
    assert [button.label for button in buttons] == ["Жүктеп алу"] * 6
    made = exporting.maker("deck", Order(("kk",), 2016), LOCAL)()
    slides = Presentation(io.BytesIO(made)).slides
    assert slides[1].shapes.title.text.startswith("2016 жылы 680 бару жүзеге асырылды")


def test_the_records_come_as_data_to_those_who_may_read_them(demonstration):
    made = exporting.maker("data", Order(("ru",), 2016), LOCAL)()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "Источник: демонстрационные реестры, 2016 год" in archive.read("readme-ru.txt").decode()
    with pytest.raises(Denied):
        exporting.maker("data", Order(("ru",), 2016), Actor("somebody", "presenter"))()


def test_who_may_not_export_gets_no_file(demonstration):
    with pytest.raises(Denied):
        exporting.maker("deck", Order(("kk",), 2016), Actor("somebody", "viewer"))()
