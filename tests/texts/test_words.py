"""Texts, numbers, dates and Kazakh endings in the three languages."""

import csv
import datetime
import re
from dataclasses import dataclass, field

import pytest

from tests.texts.extraction import ROOT
from visitstats import texts
from visitstats.texts import _, ngettext, number, use_language
from visitstats.texts.kazakh import CASES, WITHIN
from visitstats.texts.months import MONTHS

N = "\u00a0"
MAY = datetime.date(2016, 5, 16)


@pytest.fixture(scope="module")
def glossary():
    with (ROOT / "data" / "reference" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def in_all(make):
    """What `make` gives in Kazakh, Russian and English."""
    spoken = []
    for code in texts.LANGUAGES:
        with use_language(code):
            spoken.append(make())
    return spoken


def test_the_language_is_given_back():
    use_language("ru")
    with use_language("kk"):
        assert texts.language() == "kk"
    assert texts.language() == "ru"
    use_language("en")


def test_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="de"):
        use_language("de")


def test_texts_are_looked_up_and_unknown_ones_stay_english():
    assert in_all(lambda: _("Regions")) == ["Өңірлер", "Регионы", "Regions"]
    assert in_all(lambda: _("A text {that} nobody translated", that=1)) == ["A text 1 nobody translated"] * 3


def test_counted_texts_take_the_form_of_the_number():
    forms = {1: "1 посещение", 3: "3 посещения", 11: "11 посещений", 680: "680 посещений"}
    with use_language("ru"):
        assert {n: ngettext("{n} visit", "{n} visits", n) for n in forms} == forms
        assert ngettext("{n} visit", "{n} visits", 29.5) == "29,5 посещения"
    with use_language("kk"):
        assert [ngettext("{n} visit", "{n} visits", n) for n in (1, 680)] == ["1 бару", "680 бару"]
    with use_language("en"):
        assert [ngettext("{n} visit", "{n} visits", n) for n in (1, 1262)] == ["1 visit", "1,262 visits"]


def test_numbers_follow_the_language():
    assert in_all(lambda: number(1262)) == [f"1{N}262", f"1{N}262", "1,262"]
    assert in_all(lambda: texts.decimal(29)) == ["29,0", "29,0", "29.0"]
    assert in_all(lambda: texts.percent(0.2903)) == [f"29,0{N}%", f"29,0{N}%", f"29.0{N}%"]
    assert in_all(lambda: texts.signed(153)) == ["+153"] * 3
    assert in_all(lambda: texts.signed(-70)) == ["−70"] * 3
    assert in_all(lambda: texts.signed(0)) == ["0"] * 3
    assert in_all(lambda: texts.signed_percent(-0.1621)) == [f"−16,2{N}%", f"−16,2{N}%", f"−16.2{N}%"]
    assert in_all(lambda: texts.points(0.021)) == [f"+2,1{N}п.{N}т.", f"+2,1{N}п.{N}п.", f"+2.1{N}p.p."]


def test_a_rounded_nothing_has_no_sign():
    with use_language("en"):
        assert texts.signed_percent(-0.0001) == f"0.0{N}%"


def test_bounds_are_worded():
    assert in_all(lambda: texts.more_than(500)) == ["500-ден астам", "более 500", "more than 500"]
    assert in_all(lambda: texts.at_least(500)) == ["кемінде 500", "не менее 500", "at least 500"]


def test_dates_are_those_of_the_style_page(glossary):
    def spoken(key):
        return [glossary[key][code] for code in texts.LANGUAGES]

    assert in_all(lambda: texts.date_text(MAY)) == spoken("time.date")
    assert in_all(lambda: texts.on_date(MAY)) == spoken("time.on_date")
    assert in_all(lambda: texts.since(datetime.date(2022, 6, 8))) == spoken("time.since")
    assert in_all(lambda: texts.until(datetime.date(2020, 9, 1))) == spoken("time.until")
    assert in_all(lambda: texts.in_year(2016)) == spoken("time.in_year")
    assert in_all(lambda: texts.of_year(2016)) == spoken("time.of_year")
    assert in_all(lambda: texts.for_year(2016)) == spoken("time.for_year")
    assert in_all(lambda: texts.compared_with(2015)) == spoken("time.with_year")
    assert in_all(lambda: texts.from_to(2015, 2023)) == spoken("time.from_to")
    assert in_all(lambda: texts.year_range(2015, 2023)) == spoken("time.years")
    assert in_all(lambda: texts.date_short(MAY)) == ["16.05.2016", "16.05.2016", "16 May 2016"]
    assert in_all(lambda: texts.month_year(2016, 5)) == ["2016 жылғы мамыр", "май 2016 года", "May 2016"]
    assert in_all(lambda: texts.month_range(2016, 1, 6))[:2] == ["2016 жылғы қаңтар–маусым", "январь–июнь 2016 года"]
    september = datetime.date(2020, 9, 1)
    assert in_all(lambda: texts.as_of(september))[:2] == [
        "2020 жылғы 1 қыркүйектегі жағдай бойынша",
        "по состоянию на 1 сентября 2020 года",
    ]


def test_a_moment_is_told_in_the_time_of_kazakhstan():
    noon = datetime.datetime(2026, 9, 1, 9, 5, tzinfo=datetime.UTC)
    assert in_all(lambda: texts.moment(noon)) == ["01.09.2026, 14:05", "01.09.2026, 14:05", "1 September 2026, 14:05"]


def test_months_are_those_of_the_glossary(glossary):
    kk_forms = {"genitive": "genitive", "to": "dative", "from": "ablative", "attribute": "attribute"}
    for month in range(1, 13):
        row, at = glossary[f"month.{month:02}"], glossary[f"month.{month:02}.in"]
        for code in texts.LANGUAGES:
            assert MONTHS[code]["full"][month - 1] == row[code]
            assert MONTHS[code]["in"][month - 1] == at[code]
        assert f"short «{MONTHS['ru']['short'][month - 1]}»; kk" in row["note"]
        assert f"short «{MONTHS['kk']['short'][month - 1]}»; small" in row["note"]
        assert f"ru genitive {MONTHS['ru']['genitive'][month - 1]}," in row["note"]
        for form, word in kk_forms.items():
            assert f"{word} {MONTHS['kk'][form][month - 1]}" in row["note"]


def test_kazakh_endings_are_those_of_the_glossary(glossary):
    for key, row in glossary.items():
        found = re.fullmatch(r"kksuffix\.(\d+)", key)
        if found:
            stated = dict(re.findall(r"(\w+) (-\w+)", row["note"]))
            assert {case: texts.kk_suffix(int(found[1]), case) for case in CASES - {WITHIN}} == stated, key


def test_the_last_word_read_aloud_decides():
    dative = {153: "-ке", 150: "-ге", 6: "-ға", 40: "-қа", 12: "-ге", 1000: "-ға", 12_000: "-ға", 1_000_000: "-ға"}
    assert {n: texts.kk_suffix(n, "dative") for n in dative} == dative
    assert texts.kk_suffix(680, "ablative") == "-нен"
    assert texts.kk_suffix(500, "ablative") == "-ден"
    assert [texts.kk_suffix(n, "possessive") for n in (214, 26)] == ["-і", "-сы"]
    assert [texts.kk_suffix(n, WITHIN) for n in (11, 2, 6, 9)] == ["-інде", "-сінде", "-сында", "-ында"]
    for n in range(1001):
        word = n % 10 or n % 100 or (100 if n % 1000 else 1000) if n else 0
        for case in CASES:
            assert texts.kk_suffix(n, case) == texts.kk_suffix(word, case)


def test_a_kazakh_text_may_put_an_ending_on_a_number():
    with use_language("kk"):
        assert f"{number(1153):dative}" == f"1{N}153-ке"
        assert f"{texts.percent(0.29):dative}" == f"29,0{N}%-ға"
        assert _("{n:dative} көп", n=153) == "153-ке көп"
        assert _("{n:dative} көп", n=f"1{N}153") == f"1{N}153-ке көп"
        assert _("{n:dative} көп", n="29,0") == "29,0 көп"


@dataclass(frozen=True)
class Reason:
    text: str
    values: dict = field(default_factory=dict)


def test_a_reason_is_said_with_its_values():
    reason = Reason("{day}: {items}, {why}", {"day": MAY, "items": ["A", "B", "C"], "why": Reason("Regions")})
    assert in_all(lambda: texts.say(reason)) == [
        "16.05.2016: A, B және C, Өңірлер",
        "16.05.2016: A, B и C, Регионы",
        "16 May 2016: A, B and C, Regions",
    ]


def test_a_reason_inside_a_reason_may_come_through_json():
    inner = {"text": "Regions", "values": {}}
    assert in_all(lambda: texts.say(Reason("{why}", {"why": inner}))) == ["Өңірлер", "Регионы", "Regions"]


def test_typed_braces_do_no_harm():
    assert _("Value {value}", value="{x} {0}") == "Value {x} {0}"
