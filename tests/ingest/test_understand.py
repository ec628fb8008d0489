"""A workbook to what it means: layouts of registers and tables of figures, each as small as its rule."""

import datetime
from collections import Counter
from typing import Any

import pytest

from visitstats.ingest.answer import answer
from visitstats.ingest.labels import label
from visitstats.ingest.model import Refused, Sheet, Understanding, Workbook
from visitstats.ingest.understand import understand

HEADER = ["№", "Дата", "Регион", "Учреждение", "Ведомство", "Вид посещения"]


def read(
    *sheets: list[list[Any]], names: list[str] | None = None, file: str = "файл.xlsx", **more: Any
) -> Understanding:
    """Sheets given as rows, understood."""
    titles = names or [f"Лист{number}" for number in range(1, len(sheets) + 1)]
    return understand(
        Workbook(file, "xlsx", [Sheet(n, rows, **more) for n, rows in zip(titles, sheets, strict=True)]), ""
    )


def counts(understanding: Understanding, table: int = 0) -> dict[tuple, int]:
    """Year, region, ministry, kind -> visits of one table."""
    found: Counter[tuple] = Counter()
    for one in answer(understanding)["tables"][table]["counts"]:
        found[one["year"], one["region"], one["ministry"], one["visit_kind"]] += one["visits"]
    return dict(found)


def problems(understanding: Understanding) -> set[tuple[int | None, str]]:
    """Row and problem."""
    return {(one.row, one.problem) for one in understanding.problems}


def left_out(understanding: Understanding) -> set[tuple[int, str]]:
    """Row and reason, without blank rows."""
    return {(one.row, one.reason) for one in understanding.left_out if one.reason != "blank"}


def test_a_register_with_titles_numbers_of_columns_total_and_signature() -> None:
    found = read(
        [
            ["Реестр посещений по ЗКО", None, None, None, None, None],
            HEADER,
            [1, 2, 3, 4, 5, 6],
            [1, "12.03.2016", "ЗКО", "СИЗО № 1", "МВД", "периодическое"],
            [2, "13.03.2016", "ЗКО", "ПТД", "МЗ", "специальное"],
            ["Всего: 2", None, None, None, None, None],
            [None, "Руководитель группы", None, None, "Иванова Е. В.", None],
        ]
    )
    assert counts(found) == {(2016, "KZ-27", "interior", "periodic"): 1, (2016, "KZ-27", "health", "special"): 1}
    assert (found.outcome, left_out(found)) == ("ready", {(3, "heading"), (6, "total"), (7, "note")})


def test_problems_set_a_row_aside_and_an_unknown_kind_does_not() -> None:
    found = read(
        [
            HEADER,
            [1, "31.06.2016", "ЗКО", "СИЗО № 1", "МВД", "периодическое"],
            [2, "13.03.2016", "Рудный", "СИЗО № 2", "МВД", "периодическое"],
            [3, "14.03.2016", "ЗКО", "СИЗО № 3", "Министерство юстиции", "периодическое"],
            [4, "15.03.2016", "ЗКО", "СИЗО № 4", None, "тематическое"],
            [5, "15.03.2016", "ЗКО", "сизо №4", "МВД", None],
            [6, None, "ЗКО", "СИЗО № 5", "МВД", "специальное"],
        ]
    )
    assert counts(found) == {(2016, "KZ-27", "interior", None): 1}
    assert problems(found) == {
        (2, "date_invalid"),
        (3, "region_unknown"),
        (4, "ministry_unknown"),
        (5, "kind_unknown"),
        (6, "kind_unknown"),
        (6, "duplicate_row"),
        (7, "date_missing"),
    }


def test_headings_merged_cells_and_columns_filled_only_at_a_change() -> None:
    rows = [
        ["Посещения, 2019 год", None, None, None],
        ["№", "Число", "Область", "Учреждение"],
        ["Январь", None, None, None],
        [1, 11, "Жамбылская область", "СИЗО № 1"],
        [2, 16, None, "ПТД"],
        ["Февраль", None, None, None],
        [3, 5, "Кызылординская", "ЦОССУ № 3"],
        [4, 6, None, "Гауптвахта"],
    ]
    found = read(rows, merges=[(4, 3, 5, 3), (7, 3, 8, 3), (3, 1, 3, 4), (6, 1, 6, 4)])
    assert counts(found) == {
        (2019, "KZ-31", "interior", None): 1,
        (2019, "KZ-31", "health", None): 1,
        (2019, "KZ-43", "labour", None): 1,
        (2019, "KZ-43", "defence", None): 1,
    }
    assert answer(found)["tables"][0]["months"] == {"2019-01": 2, "2019-02": 2}


def test_only_rows_that_were_held_count() -> None:
    found = read(
        [
            ["План-график посещений на 2024 год", None, None, None, None],
            ["Дата", "Регион", "Учреждение", "Вид посещения", "Отметка об исполнении"],
            ["04.01.2024", "ЗКО", "СИЗО № 1", "плановое", "проведено"],
            ["05.01.2024", "ЗКО", "СИЗО № 2", "плановое", "отменено"],
            ["06.01.2024", "ЗКО", "СИЗО № 3", "плановое", "запланировано"],
        ]
    )
    assert counts(found) == {(2024, "KZ-27", "interior", "planned"): 1}
    assert left_out(found) == {(4, "not_held"), (5, "not_held")}


def test_blocks_under_regions_are_one_table_and_under_years_two() -> None:
    block = [["Ведомство", "Плановые", "Специальные"], ["МВД", 3, 1], ["Минздрав", 2, None], [None, None, None]]
    regions = read([["Акмолинская область", None, None], *block, ["Атырауская область", None, None], *block])
    years = read([["2021 год", None, None], *block, ["2022 год", None, None], *block])
    assert [len(regions.tables), len(years.tables)] == [1, 2]
    assert counts(regions)[None, "KZ-23", "interior", "planned"] == 3
    assert counts(years, 1)[2022, None, "health", "planned"] == 2


def test_a_crosstab_with_a_wrong_total_and_an_unknown_place() -> None:
    found = read(
        [
            ["Регион", "МВД", "Минздрав", "Итого"],
            ["Акмолинская", 3, 1, 4],
            ["Рудный", 2, 2, 4],
            ["ЗКО", 5, "н/д", 6],
            ["Итого", 10, 3, 14],
        ],
        names=["2016"],
    )
    assert counts(found) == {
        (2016, "KZ-11", "interior", None): 3,
        (2016, "KZ-11", "health", None): 1,
        (2016, "KZ-27", "interior", None): 5,
    }
    assert problems(found) == {(3, "region_unknown"), (4, "count_invalid"), (4, "total_mismatch")}
    waiting = [row for row in found.tables[0].rows.to_pylist() if row["set_aside"] and row["row"] == 4]
    assert [(row["visits"], row["year"] is not None) for row in waiting] == [(None, True)]


def test_of_running_totals_only_the_longest_counts_and_quarters_add_up() -> None:
    running = read(
        [["Ведомство", "3 месяца", "6 месяцев", "9 месяцев", "12 месяцев"], ["МВД", 3, 5, 8, 11]], names=["2020"]
    )
    quarters = read(
        [["Ведомство", "I квартал", "II квартал", "1 полугодие", "Год"], ["МВД", 3, 5, 8, 8]], names=["2020"]
    )
    assert counts(running) == {(2020, None, "interior", None): 11}
    assert counts(quarters) == {(2020, None, "interior", None): 8}


def test_of_plan_and_fact_only_the_fact_counts() -> None:
    found = read([["Исполнение плана за 2022 год", None, None], ["Регион", "план", "факт"], ["ЗКО", 9, 4]])
    assert counts(found) == {(2022, "KZ-27", None, None): 4}


def test_two_tables_side_by_side() -> None:
    found = read(
        [
            ["Посещения за 2021 год", None, None, None, None, None],
            ["Дата", "Область", "Учреждение", None, "Государственный орган", "Посещений"],
            ["19.01.2021", "ЗКО", "СИЗО № 1", None, "МВД", 2],
            ["20.01.2021", "ЗКО", "ПТД", None, "Минздрав", 1],
            ["21.01.2021", "ЗКО", "СИЗО № 1", None, None, None],
        ]
    )
    assert [table.kind for table in found.tables] == ["records", "figures"]
    assert [table["visits"] for table in answer(found)["tables"]] == [3, 3]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Журнал обращений граждан"],
            ["Вх. №", "Дата поступления", "Заявитель", "Область", "Суть обращения"],
            ["1", "06.01.2022", "—", "г. Алматы", "о пенсии"],
        ],
        [["План посещений на 2024 год", None], ["Область", "Количество"], ["ЗКО", 5]],
        [["Расходы на посещения, 2021", None], ["Область", "Сумма, тенге"], ["ЗКО", 500000]],
        [["Количество рекомендаций по областям", None], ["Область", "2021"], ["ЗКО", 5]],
        [HEADER],
    ],
)
def test_what_is_no_table_of_visits(rows: list[list[Any]]) -> None:
    with pytest.raises(Refused) as refusal:
        read(rows, file="книга.xlsx")
    assert refusal.value.reason == "no_visit_table"


def test_what_only_the_files_name_gives_does_not_hold_beside_other_regions() -> None:
    months = [["Месяц", "Посещений"], ["Январь", 3], ["Февраль", 4]]
    regions = [["Область", "Посещений"], ["ЗКО", 3], ["СКО", 4]]
    alone = read(months, file="Отчёт СКО 2022.xlsx")
    beside = read(months, regions, file="Отчёт СКО 2022.xlsx")
    assert counts(alone) == {(2022, "KZ-59", None, None): 7}
    assert counts(beside) == {(2022, None, None, None): 7}


def test_names_and_free_text_never_reach_the_staged_cells() -> None:
    found = read(
        [
            ["Дата", "Регион", "Учреждение", "ФИО участников", "Телефон", "Примечание"],
            ["12.03.2016", "ЗКО", "СИЗО № 1", "Иванова Е. В.", "+7 700 000 11 22", "жаловался Касымов А. Б."],
        ]
    )
    kept = str(found.tables[0].rows.to_pylist())
    assert "СИЗО № 1" in kept
    assert not any(word in kept for word in ("Иванова", "700", "Касымов"))
    assert {column.letter: column.meaning for column in found.tables[0].columns}["D"] == "personal"


def test_a_compact_pivot_counts_its_inner_rows() -> None:
    found = read(
        [
            ["Сумма по полю Посещений", "Названия столбцов", None, None],
            ["Названия строк", "периодическое", "специальное", "Общий итог"],
            ["ЗКО", 5, 2, 7],
            ["МВД", 3, 2, 5],
            ["Минздрав", 2, None, 2],
            ["СКО", 1, None, 1],
            ["МВД", 1, None, 1],
            ["Общий итог", 6, 2, 8],
        ],
        names=["2019"],
    )
    assert counts(found)[2019, "KZ-27", "interior", "special"] == 2
    assert answer(found)["tables"][0]["visits"] == 8
    assert left_out(found) == {(3, "total"), (6, "total"), (8, "total")}


@pytest.mark.parametrize(
    ("file", "months"),
    [("Отчет 2019 (каз).xlsx", {}), ("Есеп каз-рус 2019.xlsx", {}), ("Қаз 2019.xlsx", {"2019-10": 5})],
)
def test_a_file_said_to_be_in_kazakh_is_not_one_of_october(file: str, months: dict) -> None:
    found = read([["Орган", "Барулар саны"], ["ІІМ", 3], ["ДСМ", 2]], file=file)
    assert answer(found)["tables"][0]["months"] == months


@pytest.mark.parametrize(
    ("header", "numbers", "months"),
    [
        ("Квартал", [1, 2, 4], {}),
        ("Тоқсан", ["I", "II", "IV"], {}),
        ("Полугодие", ["1", "2"], {}),
        ("Месяц", [1, 2], {"2019-01": 3, "2019-02": 3}),
    ],
)
def test_numbers_below_a_header_of_quarters_are_no_months(header: str, numbers: list, months: dict) -> None:
    found = read([["Посещения за 2019 год", None], [header, "Посещений"], *([number, 3] for number in numbers)])
    assert counts(found) == {(2019, None, None, None): 3 * len(numbers)}
    assert answer(found)["tables"][0]["months"] == months


def test_months_in_the_header_that_the_spreadsheet_holds_as_dates() -> None:
    months = [datetime.date(2019, 12, 1), datetime.date(2020, 1, 1)]
    found = read([["Посещения по месяцам", None, None, None], ["Регион", *months, "Итого"], ["ЗКО", 3, 4, 7]])
    header = ["Область", "Учреждение", "Дата посещения", "Дата отчёта"]
    register = read([header, ["ЗКО", "СИЗО № 1", *months], ["СКО", "ПТД", *months]])
    assert answer(found)["tables"][0]["months"] == {"2019-12": 3, "2020-01": 4}
    assert [(table["kind"], table["visits"]) for table in answer(register)["tables"]] == [("records", 2)]


@pytest.mark.parametrize("heading", ["янв.2019", "01.2019", "2019-01"])
def test_a_month_with_its_year_in_one_heading(heading: str) -> None:
    found = read([["Количество посещений", None, None], ["Регион", heading, "02.2020"], ["ЗКО", 3, 4], ["СКО", "-", 2]])
    assert answer(found)["tables"][0]["months"] == {"2019-01": 3, "2020-02": 6}
    assert found.outcome == "ready"


def test_lists_side_by_side_each_under_a_merged_heading_of_its_own() -> None:
    found = read(
        [
            ["По областям, 2021 год", None, None, "По ведомствам, 2021 год", None],
            ["Область", "Посещений", None, "Ведомство", "Посещений"],
            ["ЗКО", 3, None, "МВД", 4],
            ["СКО", 2, None, "Минздрав", 1],
        ],
        merges=[(1, 1, 1, 2), (1, 4, 1, 5)],
    )
    assert counts(found) == {(2021, "KZ-27", None, None): 3, (2021, "KZ-59", None, None): 2}
    assert counts(found, 1) == {(2021, None, "interior", None): 4, (2021, None, "health", None): 1}


def test_an_abbreviation_with_a_stroke_is_a_word_of_its_own():
    assert label("Р/с").meaning == label("№ п/п").meaning == "number"
