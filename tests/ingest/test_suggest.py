"""Suggestions name what is alike, keep silent about what is not, and never decide."""

import pytest

from visitstats.ingest.suggest import MOST, suggest


@pytest.mark.parametrize(
    ("dimension", "text", "code"),
    [
        ("region", "Акм-ая", "KZ-11"),
        ("region", "Pvl", "KZ-55"),
        ("region", "Костанайсская обл.", "KZ-39"),
        ("region", "Караганд.", "KZ-35"),
        ("region", "Mañğystau", "KZ-47"),
        ("ministry", "Мин. здравохранения", "health"),
        ("visit_kind", "переодическое", "periodic"),
        ("institution_kind", "псих. диспансер", "psychiatric"),
    ],
)
def test_the_likeliest_code_stands_first(dimension, text, code):
    found = suggest(dimension, text)
    assert found[0].code == code
    assert len(found) <= MOST
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


@pytest.mark.parametrize("text", ["Байконыр", "Прочие", "н/д", "", "ВКО", "12", "г. Рудный"])
def test_what_is_like_nothing_gets_no_suggestion(text):
    assert suggest("region", text) == []


def test_a_region_out_of_its_time_suggests_its_kin_and_almaty_both_of_its_meanings():
    assert [one.code for one in suggest("region", "Туркестанская область")] == ["KZ-YUZ"]
    assert {one.code for one in suggest("region", "ЮКО")} == {"KZ-61", "KZ-79"}
    assert {one.code for one in suggest("region", "Almaty")} == {"KZ-75", "KZ-19"}
