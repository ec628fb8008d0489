"""The steps of understanding alone: tables of a sheet, columns of a table, totals against cells."""

import pytest

from tests.ingest.drawn import laid_out
from visitstats.ingest.coded import coded
from visitstats.ingest.columns.crosstab import crosstab
from visitstats.ingest.columns.leaves import leaves
from visitstats.ingest.columns.marks import with_names
from visitstats.ingest.columns.periods import counting
from visitstats.ingest.columns.register import roles
from visitstats.ingest.figures import sort_figures
from visitstats.ingest.fromabove import is_repetition, repeated_marks
from visitstats.ingest.labels import label
from visitstats.ingest.model import Sheet, Workbook
from visitstats.ingest.registers import sort_rows
from visitstats.ingest.tables.find import find_tables
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.understand import understand


def tables(drawing: str) -> list[Found]:
    return find_tables(Grid(laid_out("2016", drawing.strip("\n").split("\n"))))


def places(found: list[Found]) -> list[tuple]:
    """First and last row of the header, first and last column: as the spreadsheet numbers and letters them."""
    heads = [(one.grid, one.head) for one in found]
    return [(g.number(h.top), g.number(h.bottom), g.letter(h.left), g.letter(h.right)) for g, h in heads]


# ---------- tables


def test_a_head_of_several_rows_with_merged_cells_is_one_head():
    (found,) = tables("""
Сведения о посещениях за 2016 год|<|<|<
Регион|Количество посещений|<|Итого
^|МВД|МОН|^
Акмолинская область|4|2|6
Актюбинская область|3|1|4
""")
    assert places([found]) == [(2, 3, "A", "D")]
    assert [text for _, text in found.own_titles] == ["Сведения о посещениях за 2016 год"]
    assert (found.blocks[0].first, found.blocks[0].last) == (3, 4)


def test_tables_side_by_side_are_apart_and_keep_their_own_titles():
    left, right = tables("""
План посещений|<||Проведённые посещения|<
Регион|Запланировано||Регион|Кол-во посещений
Абай|4||Абай|3
Астана|6||Астана|6
""")
    assert places([left, right]) == [(2, 2, "A", "B"), (2, 2, "D", "E")]
    assert [text for _, text in left.own_titles] == ["План посещений"]
    assert [text for _, text in right.own_titles] == ["Проведённые посещения"]


def test_one_table_under_another_ends_before_the_title_of_the_next():
    above, below = tables("""
Регион|Кол-во посещений
Абай|4
Итого|4
¹ без гауптвахт

Таблица 2. По видам
Вид|Кол-во посещений
специальные|4
""")
    assert places([above, below]) == [(1, 1, "A", "B"), (7, 7, "A", "B")]
    assert [text for _, text in below.own_titles] == ["Таблица 2. По видам"]


def test_rows_of_a_wide_table_are_no_titles_of_a_narrow_one_below():
    above, below = tables("""
Год|Вид|Количество посещений|<|<
^|^|МВД|МОН|КНБ
1|2|3|4|5
2018|Периодические|5|1|-
2018|Специальные|2|1|1
2019|Периодические|5|1|-

Вид|Кол-во посещений
специальные|4
""")
    assert (above.numbering, above.blocks[0].first, above.blocks[0].last) == ([2], 3, 5)
    assert below.own_titles == []


def test_a_note_beside_a_table_is_one_of_its_rows():
    (found,) = tables("""
|Регион|Кол-во посещений|
|Абай|4|
|Астана|6|

Источник: отчёты групп
|||Исполнитель Ким
""")
    rows = sort_figures(found, crosstab(leaves(found)))
    assert ([one.kind for one in rows], found.closing) == (["data", "data"], [3, 4, 5])
    assert [found.blank(row) for row in found.closing] == [True, False, False]


def test_a_repeated_head_under_a_new_region_continues_its_table_and_under_a_new_year_does_not():
    drawing = "{}\nДата|Учреждение\n5.03|СИЗО\n\n{}\nДата|Учреждение\n6.03|ИВС"
    (one,) = tables(drawing.format("Акмолинская область", "Атырауская область"))
    assert len(one.blocks) == 2
    assert len(tables(drawing.format("2015 год", "2016 год"))) == 2


def test_the_name_of_the_labels_below_the_members_belongs_to_the_head():
    (found,) = tables("""
ministry|interior|health
region
Akmola|3|2
Astana|1|4
""")
    assert places([found]) == [(1, 2, "A", "C")]


def test_an_index_of_a_data_frame_is_no_column():
    head = ["Дата", "Регион", "Учреждение"]
    rows = [
        [None, "Реестр", "Unnamed: 1", None],
        [0, None, None, None],
        [1, *head],
        [2, "01.02.2023", "Астана", "СИЗО"],
    ]
    (found,) = find_tables(Grid(Sheet("1", rows)))
    assert (found.head.top, found.head.left, found.blocks[0].first) == (2, 1, 3)


SIGNED = """
    Дата|Регион|Учреждение
    12.03.2021|Павлодар|СИЗО
    13.03.2021|Павлодар|ИВС

    {}
"""


@pytest.mark.parametrize(
    "line",
    [
        "d:2021-04-01||",
        "01.04.2021|Руководитель группы|",
        "Исполнитель: ______|01.04.2021|И. О. Фамилия",
        "||3",
        "МВД|Министерство внутренних дел|",
    ],
)
def test_signatures_dates_and_keys_below_a_blank_row_close_a_table(line):
    (found,) = tables(SIGNED.format(line))
    assert (found.blocks[0].last, found.closing) == (2, [3, 4])


@pytest.mark.parametrize(
    "line", ["14.03.2021|Павлодар|ПТД", "14.03.2021||неизвестно", "|Павлодар|ИВС", "15.03.2021|СКО|"]
)
def test_a_row_like_those_above_a_blank_row_belongs_to_the_table(line):
    (found,) = tables(SIGNED.format(line))
    assert (found.blocks[0].last, found.closing) == (4, [])


def test_rows_below_a_total_that_are_no_parts_of_it_close_a_table():
    (found,) = tables("""
        Регион|2020|2021
        Павлодар|3|4
        СКО|1|2
        Итого|4|6
        в том числе МВД|1|1
        П.|план|
    """)
    assert (found.blocks[0].last, found.closing) == (4, [5])


def test_a_sheet_without_a_head_has_no_table():
    assert tables("Акмолинская область|12\nАтырауская область|7") == []


# ---------- columns


def columns_of(drawing: str):
    (found,) = tables(drawing)
    return found, leaves(found)


def role_of(drawing: str) -> dict[str, str]:
    """Letter of a number column -> its role."""
    found, columns = columns_of(drawing)
    return {found.grid.letter(one.leaf.column): one.role for one in crosstab(columns).values}


def test_a_register_knows_its_columns_by_header_and_by_content():
    found, columns = columns_of("""
№|Дата отчёта|Посещено|Регион|Что|Ведомство|Участников
1|2016-05-01|05.03.2016|Акмолинская|СИЗО № 1|МВД|3
2|2016-05-01|06.03.2016|Атырауская|ИВС № 2|МВД|4
""")
    given = roles(columns, found.grid)
    letters = {meaning: found.grid.letter(column) for meaning, column in given.of.items()}
    assert letters == {"date": "C", "region": "D", "institution": "E", "ministry": "F"}
    assert all(one.why is not None for one in given.columns if one.meaning in letters)


def letters_of(drawing: str) -> dict[str, str]:
    """Meaning -> letter of its column in a register."""
    found, columns = columns_of(drawing)
    given = roles(with_names(found, columns), found.grid)
    return {meaning: found.grid.letter(column) for meaning, column in given.of.items()}


def test_of_plan_and_fact_the_fact_is_the_date_or_the_number():
    dates = letters_of("Учреждение|План|Факт\nСИЗО|05.03.2016|06.03.2016\nИВС|07.03.2016|08.03.2016")
    assert dates == {"institution": "A", "date": "C"}
    numbers = letters_of("Месяц|Учреждение|План|Факт\nмай|СИЗО № 1|3|2\nмай|ИВС № 2|4|4")
    assert numbers["count"] == "D"


def test_marks_under_the_names_of_kinds_are_one_column_of_names():
    found, columns = columns_of("Дата|Учреждение|период.|спец.\n5.03.2016|СИЗО|+|\n6.03.2016|ИВС||+\n7.03.2016|ПТД|+|")
    kinds = with_names(found, columns)[2]
    assert kinds.own.meaning == "visit_kind"
    assert kinds.cells == ["период.", "спец.", "период."]
    numbers = columns_of("Регион|период.|спец.\nАбай|1|2\nАстана|1|1")
    assert with_names(*numbers) == numbers[1]


@pytest.mark.parametrize("text", ["-//-", '— " —', "//", "''", "то же", "Ditto"])
def test_a_mark_of_repetition_holds_what_stands_above(text):
    cells = repeated_marks(coded(["МВД", text, None, "МОН"]))
    assert [cells.at(place) for place in range(4)] == ["МВД", "МВД", None, "МОН"]
    assert not is_repetition("-")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Регион|План|Факт|%", {"B": "plan", "C": "value", "D": "ignored"}),
        ("Регион|2015|2016|Итого", {"B": "value", "C": "value", "D": "total"}),
        ("Регион|I квартал|I полугодие|9 месяцев", {"B": "total", "C": "total", "D": "value"}),
        ("Регион|Кол-во учреждений|Кол-во посещений|Доля", {"B": "ignored", "C": "value", "D": "ignored"}),
    ],
)
def test_of_numbers_side_by_side_only_those_of_visits_count(header, expected):
    found = role_of(f"{header}\nАбай|1|2|3\nАстана|4|5|9")
    assert {letter: found.get(letter, "ignored") for letter in expected} == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(1, 3), (4, 6), (1, 6)], [True, True, False]),  # the half-year is a sum of its quarters
        ([(1, 3), (1, 6), (1, 9), (1, 12)], [False, False, False, True]),  # running totals: the longest
        ([(1, 1), (2, 2), None], [True, True, True]),
    ],
)
def test_of_periods_sums_of_others_do_not_count(spans, expected):
    assert counting(spans) == expected


# ---------- rows


def kinds_of(drawing: str) -> list[str]:
    found, columns = columns_of(drawing)
    table = crosstab(columns)
    return [one.kind for one in sort_figures(found, table)]


def test_rows_of_figures_are_told_apart():
    drawing = """
Ведомство|2015|2016
1|2|3
Министерство внутренних дел, всего|5|6
в т.ч. КУИС|3|4
полиция|2|2

Минздрав|1|1
Итого|6|7
Примечание: без повторных
"""
    assert kinds_of(drawing) == ["data", "part", "part", "blank", "data", "total"]


def test_footnotes_that_name_a_region_or_a_ministry_head_nothing():
    found, columns = columns_of("""
Регион|МВД|МЗ
Абай|3|1
¹ включая учреждения КУИС
Области бывшего ЮКО: 2018
""")
    assert [one.kind for one in sort_figures(found, crosstab(columns))] == ["data"]
    assert found.closing == [2, 3]


def test_rows_of_a_register_are_told_apart():
    (found,) = tables("""
№|Дата|Учреждение|Вид
1|2|3|4
Акмолинская область|<|<|<
1|05.03.2016|СИЗО|периодическое
№|Дата|Учреждение|Вид
2|06.03.2016|ИВС|специальное
Итого: 2|||
Руководитель группы ________|||
""")
    register = sort_rows(found, roles(leaves(found), found.grid))
    assert found.numbering == [1]
    assert [row.kind for row in register.rows] == ["heading", "data", "header", "data", "total"]


# ---------- totals


@pytest.mark.parametrize(
    ("total", "mismatch"),
    [("Итого|8|3", []), ("Итого|9|3", [4]), ("Итого|8|", []), ("Итого|8|4", [4])],
)
def test_a_total_of_figures_is_compared_with_its_cells(total, mismatch):
    sheet = laid_out(None, ["Регион|МВД посещений|МЗ посещений", "Абай|5|1", "Астана|3|2", total])
    problems = understand(Workbook("Посещения.csv", "csv", [sheet]), "0").problems
    assert [one.row for one in problems if one.problem == "total_mismatch"] == mismatch


@pytest.mark.parametrize(("stated", "fits"), [(2, True), (3, True), (4, False)])
def test_a_total_of_a_register_may_count_the_rows_set_aside_or_not(stated, fits):
    rows = ["Дата|Регион|Учреждение", "05.03.2016|Абай-Тау|СИЗО", "06.03.2016|Астана|ИВС", "07.03.2016|Астана|СИЗО"]
    sheet = laid_out(None, [*rows, f"Итого: {stated}||"])
    problems = understand(Workbook("Реестр посещений.csv", "csv", [sheet]), "0").problems
    assert ("total_mismatch" not in {one.problem for one in problems}) == fits


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Дата/время", "date"),
        ("Дата/время создания", "other"),
        ("Institution/address", "institution"),
        ("Барған мекеменің атауы", "institution"),
        ("Вышестоящая организация", "ministry"),
        ("Мем. орган", "ministry"),
        ("Вид выезда", "visit_kind"),
        ("Нысан түрі", "institution_kind"),
        ("Проведено/не проведено", "status"),
        ("Количество ПП", "count"),
        ("Год (отчетный)", "year"),
        ("Есепті ай", "month"),
        ("Reporting period", "period"),
        ("№ квартала", "period"),
        ("Месяц проведения посещения", "month"),
        ("Регион, где проведено посещение", "region"),
        ("Область (регион), в которой проведено превентивное посещение", "region"),
        ("Место проведения посещения", "region"),
        ("Наименование учреждения, где проведено посещение", "institution"),
        ("Время посещения", "date"),
        ("Дата отчета", "other"),
        ("Отчет", "other"),
        ("Ведомство (МВД, МЗ, МТСЗН)", "ministry"),
        ("Жауапты министрлік", "ministry"),
        ("Посещение, вид", "visit_kind"),
        ("Совершено посещений", "count"),
        ("Барулардың жалпы саны", "count"),
        ("Число визитов", "count"),
        ("Количество посещений на дому", "other"),
        ("Количество посещений адвокатов", "other"),
        ("Количество непроведенных посещений", "other"),
        ("Планируемое количество посещений", "plan"),
        ("Количество посещений в среднем на группу", "share"),
        ("Visits per 100,000 population", "share"),
        ("Количество колоний", "other"),
        ("Регион рождения", "personal"),
        ("3. Облыс (өңір)", "region"),
        ("Vsego poseshcheniy", "count"),
        ("Naimenovanie uchrezhdeniya", "institution"),
        ("Esepti ai", "month"),
        ("Область расположения учреждения", "region"),
        ("Region where the visit took place", "region"),
        ("On what date was the visit conducted?", "date"),
        ("Қай күні бардыңыз?", "date"),
        ("Дата по факту", "date"),
        ("Каким было посещение?", "visit_kind"),
        ("Who runs the institution?", "ministry"),
        ("Сколько человек опрошено?", "other"),
        ("Кол-во, ед.", "count"),
        ("К-во", "count"),
        ("Per cent of total", "share"),
        ("Өткен жылмен салыстырғанда", "share"),
        ("VisitDate", "date"),
        ("OrgType", "institution_kind"),
        ("КодРегиона", "region"),
        ("ГосОрган", "ministry"),
        ("visit_info/region", "region"),
        ("Общие сведения/Регион", "region"),
        ("response_date", "other"),
        ("Дата приказа о посещении", "other"),
        ("Состоялось ли посещение?", "status"),
    ],
)
def test_what_a_header_asks_for(text: str, meaning: str) -> None:
    found = label(text)
    assert found is not None
    assert found.meaning == meaning
