"""The answer in words: outcome, tables, problems with their places, in the reader's language."""

import pytest

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


CROSSTAB = """Регион;2015;2016;Рост, %;Итого
Акмолинская область;5;7;40;12
Жезды;1;2;;3
Итого;6;9;;15
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", ["A «Регион» – регион", "B «2015» – число посещений", "год", "E «Итого» – всего", "никогда"]),
        ("kk", ["A «Регион» – өңір", "B «2015» – барулар саны", "жыл", "E «Итого» – барлығы", "ешқашан"]),
        ("en", ["A “Регион” – region", "B “2015” – number of visits", "year", "E “Итого” – total", "never added"]),
    ],
)
def test_each_column_of_a_table_of_figures_says_what_it_is_and_why(language, said):
    with use_language(language):
        understood = understand(read_workbook(CROSSTAB.encode(), "Посещения.csv"), "0")
        words = explain(understood)
    assert all(one.why for one in understood.tables[0].columns)
    assert [one.meaning for one in understood.tables[0].columns] == ["region", "count", "count", "ignored", "total"]
    for text in said:
        assert text in words


def test_each_column_of_a_register_says_what_it_is_and_why():
    words = in_words("en")
    assert "B “Регион” – region: its header says so: Регион" in words
