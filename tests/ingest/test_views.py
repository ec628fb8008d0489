"""A sheet as the desk draws it: what each row is, and which cells are shown."""

from tests.ingest.drawn import laid_out
from visitstats.ingest.model import Workbook
from visitstats.ingest.understand import understand
from visitstats.ingest.views import sheets

SIGNED = """
Исх. № 1-2/3 от 15.03.2022
Реестр посещений по Павлодарской области
№|Дата|Учреждение|Вид
1|2|3|4
1|d:2021-03-02|СИЗО|периодическое
2||ИВС|специальное
3|d:2021-03-09|ПТД|специальное
Итого|3

Руководитель группы|________|И. О. Фамилия|d:2021-04-01
МВД|Министерство внутренних дел
"""


def test_rows_that_close_a_table_are_named_as_notes_and_not_shown():
    sheet = laid_out("2021", SIGNED.strip("\n").split("\n"))
    book = Workbook("Реестр.xlsx", "xlsx", [sheet])
    (view,) = sheets(book, understand(book, ""))
    roles = ["title", "title", "header", "heading", "data", "waiting", "data", "total", "blank", "note", "note"]
    assert [row.role for row in view.rows] == roles
    assert {text for row in view.rows[-2:] for text in row.texts} == {"···", None}
