"""Sixteen encodings and shapes of five tables come out right or are asked about: no letter is ever lost silently."""

import pytest

from visitstats.ingest.model import Refused
from visitstats.ingest.read import read_workbook

TABLES = {
    "Russian register": [
        ["№", "Дата", "Регион", "Учреждение", "Вид посещения"],
        ["1", "16.01.2015", "г. Уральск", "ИВС ОП г. Аксай", "периодическое"],
        ["2", "20.01.2015", "Костанайская область", "Психиатрическая больница", "специальное"],
        ["3", "3 февраля 2015 г.", "ЮКО", "Дом ребёнка «Надежда»", "промежуточное"],
    ],
    "Kazakh register": [
        ["Р/с", "Барған күні", "Өңір", "Мекеменің атауы", "Бару түрі"],
        ["1", "10 қаңтар", "Шымкент қаласы", "№ 11 тергеу изоляторы", "мерзімді"],
        ["2", "12.01.", "Жетісу облысы", "Туберкулезге қарсы диспансер", "арнайы"],
        ["3", "3 сәуір", "Солтүстік Қазақстан облысы", "Қалалық ПБ уақытша ұстау изоляторы", "аралық"],
        ["4", "5 шілде", "Маңғыстау облысы", "Һәм үй", "мерзімді"],
    ],
    "Russian register with one Kazakh name": [
        ["Регион", "Посещений", "Дата"],
        ["Астана", "5", "01.02.2024"],
        ["Шымкент\nгород", "1 234,5", "03.02.2024"],
        ["Қызылорда", "3", "04.02.2024"],
    ],
    "Kazakh crosstab": [
        ["Өңір", "2014", "2015", "Барлығы"],
        ["Ақмола облысы", "26", "36", "62"],
        ["Түркістан облысы", "-", "25", "25"],
        ["Шығыс Қазақстан", "12", "14", "26"],
    ],
    "upper-case Russian list": [
        ["ОБЛАСТЬ", "ЧИСЛО ПОСЕЩЕНИЙ"],
        ["ЖАМБЫЛСКАЯ ОБЛАСТЬ", "12"],
        ["СЕВЕРО-КАЗАХСТАНСКАЯ ОБЛАСТЬ", "7"],
    ],
}
TYPED = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноууииАГКНОУУИИ")  # what people type where the letters are missing
SHAPES = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le",
    "cp1251", "kz1048", "ptcp154", "koi8_r", "cp866", "mac_cyrillic", "sep=", "CR only", "NUL",
]  # fmt: skip


def as_text(table, end="\n"):
    quoted = [[f'"{v}"' if "\n" in v else v for v in row] for row in table]
    return end.join(";".join(row) for row in quoted) + end


def shaped(table, shape):
    """The bytes of the table, and the table that must come out."""
    if shape == "sep=":
        return ("sep=;\r\n" + as_text(table, "\r\n")).encode("utf-8-sig"), table
    if shape == "CR only":
        return as_text(table, "\r").encode(), table
    if shape == "NUL":
        return as_text(table).replace("1", "1\0").encode(), table
    if shape in ("cp1251", "koi8_r", "cp866", "mac_cyrillic"):
        table = [[v.translate(TYPED) for v in row] for row in table]
        if shape in ("koi8_r", "cp866", "mac_cyrillic"):
            table = [[v.replace("«", '"').replace("»", '"').replace("№", "N") for v in row] for row in table]
    text = "\n".join(";".join('"' + v.replace('"', '""') + '"' for v in row) for row in table) + "\n"
    return text.encode(shape), table


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_out_right_or_is_asked_about(name, shape):
    data, expected = shaped(TABLES[name], shape)
    try:
        book = read_workbook(data, "table.csv")
    except Refused as refusal:
        assert refusal.reason == "corrupt"  # noqa: PT017
        assert refusal.detail.values["row"] >= 1  # noqa: PT017
        pytest.fail("asked about, though it can be told")
    assert book.sheets[0].rows == expected


@pytest.mark.parametrize("legacy", ["cp1251", "kz1048", "koi8_r", "cp866"])
@pytest.mark.parametrize("legacy_first", [False, True])
def test_two_encodings_in_one_file_are_refused_with_the_line(legacy, legacy_first):
    russian = as_text(TABLES["Russian register"]).replace("№", "N").replace("«", '"').replace("»", '"')
    parts = [russian.encode(), russian.encode(legacy)]
    if legacy_first:
        parts.reverse()
    with pytest.raises(Refused) as refused:
        read_workbook(b"".join(parts), "two.csv")
    assert refused.value.reason == "corrupt"
    assert refused.value.detail.values == {"row": 5}


def test_kazakh_letters_far_down_decide_between_code_pages():
    table = "Регион;Визитов\n" + "Павлодарская область;1\n" * 30_000 + "Қызылорда;1\nӨңір;2\nұлғайту;3\nқаңтар;2\n"
    book = read_workbook(table.encode("kz1048"), "x.csv")
    assert book.encoding == "kz1048"
    assert book.sheets[0].rows[-4][0] == "Қызылорда"
    assert book.sheets[0].rows[-1][0] == "қаңтар"


@pytest.mark.parametrize(
    ("encoding", "cells"),
    [
        ("cp1252", ["Ombudsman’s office – “urgent”", "Café", "€ 5"]),
        ("cp1252", ["Aqtöbe oblysy", "Barý", "5"]),
        ("cp1254", ["Qaraǵandy".replace("ǵ", "ğ"), "Şymkent", "Aqtöbe"]),
        ("mac_roman", ["Ombudsman’s office – “urgent”", "Café", "Aqtöbe"]),
        ("cp1251", ["Colony № 5", "“urgent” – see annex", "5"]),
    ],
)
def test_latin_letters_with_signs_of_the_west(encoding, cells):
    text = "Institution,Remark,Other\n" + ",".join(cells) + "\n"
    book = read_workbook(text.encode(encoding), "x.csv")
    assert book.encoding == encoding
    assert book.sheets[0].rows[1] == cells


def test_a_text_in_no_known_encoding_is_asked_about():
    with pytest.raises(Refused) as refused:
        read_workbook("Região;Número\nÇãõéí;1\nÄÖÜß;2\n".encode("latin-1"), "x.csv")
    assert refused.value.reason == "corrupt"
    assert "{row}" in refused.value.detail.text
