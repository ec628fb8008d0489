"""Pictures: SVG and PNG with title, source and date inside."""

import io
import zipfile

import pytest
from lxml import etree
from PIL import Image

from visitstats.export import fonts
from visitstats.export.drawing import Rect, Text
from visitstats.export.picture import pictures, render_png, view_svg
from visitstats.export.slide import WIDTH, slide
from visitstats.export.views import Edition
from visitstats.texts import use_language

KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"


def words(svg: str) -> str:
    root = etree.fromstring(svg.encode())
    return " ".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_picture_says_what_it_shows_and_where_it_is_from(editions: dict[str, Edition], lang: str) -> None:
    with use_language(lang):
        for view in editions[lang].views:
            text = words(view_svg(view))
            assert view.title in text
            assert view.source.split(";")[0] in text
            assert view.shape == "lines" or all(item.text in text for item in view.items)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_nothing_leaves_the_picture(editions: dict[str, Edition], lang: str) -> None:
    with use_language(lang):
        for view in editions[lang].views:
            for mark in slide(view, "2 / 9"):
                if isinstance(mark, Rect):
                    assert -1 <= mark.x <= mark.x + mark.width <= WIDTH + 1
                    assert -1 <= mark.y <= mark.y + mark.height <= 1081
                elif isinstance(mark, Text):
                    assert 0 <= mark.y <= 1080


def test_the_zip_has_both_forms_of_each_view(editions: dict[str, Edition]) -> None:
    with zipfile.ZipFile(io.BytesIO(pictures(editions["kk"]))) as archive:
        names = archive.namelist()
        assert len(names) == 16
        assert names[0] == "1-overview-2016-kk.svg"
        picture = Image.open(io.BytesIO(archive.read("1-overview-2016-kk.png")))
        assert picture.size == (1920, 1080)
        overview = editions["kk"].view("overview")
        assert picture.text["Title"] == overview.title
        assert overview.definition in picture.text["Description"]
        assert overview.filters in picture.text["Description"]
        assert overview.source in picture.text["Source"]
        colours = {picture.convert("RGB").getpixel((5, 5)), picture.convert("RGB").getpixel((1900, 1070))}
        assert colours == {(255, 255, 255)}


def test_the_fonts_hold_all_kazakh_letters() -> None:
    from fontTools.ttLib import TTFont

    for face, weight in (("sans", 400), ("serif", 600)):
        data = fonts.static(face, weight)
        assert data is not None
        letters = TTFont(io.BytesIO(data)).getBestCmap()
        assert not [letter for letter in KAZAKH + "▲▼−–…№≥" if ord(letter) not in letters]


def test_hostile_text_stays_text(poisoned: Edition) -> None:
    for view in poisoned.views:
        root = etree.fromstring(view_svg(view).encode())
        names = {etree.QName(element).localname for element in root.iter()}
        assert names <= {"svg", "title", "desc", "defs", "pattern", "line", "rect", "text", "polyline", "circle"}
    assert render_png(
        [Text(10, 50, poisoned.title, 40)], (400, 80), {"ground": "#FFFFFF", "ink": "#000000", "total": "#000"}
    )
