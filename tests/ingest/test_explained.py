"""The answer in words: outcome, tables, problems with their places, in the reader's language."""

from visitstats.ingest.answer import explain
from visitstats.ingest.read import read_workbook
from visitstats.ingest.understand import understand
from visitstats.texts import use_language

REGISTER = """Дата;Регион;Учреждение
12.03.2016;Акмолинская область;СИЗО № 1
31.06.2016;Акмолинская область;СИЗО № 2
14.03.2016;Акм-ая;СИЗО № 3
Итого;;3
"""


def in_words(language):
    with use_language(language):
        return explain(understand(read_workbook(REGISTER.encode(), "Реестр.csv"), "0"))


def test_problems_are_told_with_their_cell_and_value():
    words = in_words("ru")
    assert words.startswith("Реестр.csv: Требует проверки")
    assert "Дата не распознана (1): A3 «31.06.2016»" in words
    assert "Регион не распознан (1): B4 «Акм-ая»" in words
    assert "реестр посещений, 1 посещение" in words
    assert "итоговая строка – 1" in words


def test_each_language_has_its_own_words():
    assert "барулар тізілімі, 1 бару" in in_words("kk")
    assert "register of visits, 1 visit" in in_words("en")
