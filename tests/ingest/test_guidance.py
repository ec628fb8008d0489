"""What a person says about a file holds in place of what the program finds; saying nothing changes nothing."""

import datetime
from pathlib import Path

import pytest

from visitstats.ingest.guidance import AUTO, NONE, NOTHING, Guidance, TableGuide, from_plain, to_plain, value_key
from visitstats.ingest.model import Sheet, Workbook
from visitstats.ingest.read import read_workbook
from visitstats.ingest.templates import template_of
from visitstats.ingest.understand import understand
from visitstats.ingest.wire import pack, unpack

FILES = Path(__file__).resolve().parents[1] / "spreadsheets" / "files"
HEAD = ["№", "Дата", "Регион", "Учреждение", "Ведомство", "Вид"]


def register(
    *regions: str | None, year: int = 2019, title: str = "Журнал посещений", head: list | None = None
) -> Workbook:
    rows: list[list] = [[title], head or HEAD]
    for number, region in enumerate(regions, 1):
        day = datetime.date(year, 3, number)
        rows.append([number, day, region, f"Учреждение № {number}", "МВД", "периодическое"])
    return Workbook("Книга.xlsx", "xlsx", [Sheet("Лист1", [row + [None] * (6 - len(row)) for row in rows])])


def regions(workbook: Workbook, guidance: Guidance = NOTHING) -> list[tuple[str | None, bool]]:
    (table,) = understand(workbook, "", guidance).tables
    return [(row["region_code"], row["set_aside"]) for row in table.rows.to_pylist()]


def decision(text: str, code: str, dimension: str = "region") -> Guidance:
    return Guidance(values={(dimension, value_key(text)): code})


@pytest.mark.parametrize(
    "name", ["Сведения 2021.xlsx", "Бару журналы 2023.xlsx", "Регионы 2021-2023.csv", "Посещения 2014-2015 запад.xlsx"]
)
def test_an_empty_guidance_changes_nothing(name: str) -> None:
    data = (FILES / name).read_bytes()
    plain = pack(understand(read_workbook(data, name), "x"))
    assert pack(understand(read_workbook(data, name), "x", from_plain(to_plain(Guidance())))) == plain


def test_a_decision_counts_all_rows_of_its_text_and_only_those() -> None:
    book = register("Акм-ая", "Павлодарская область", "акм-ая ", "Pvl")
    assert regions(book) == [(None, True), ("KZ-55", False), (None, True), (None, True)]
    decided = regions(book, decision("Акм-ая", "KZ-11"))
    assert decided == [("KZ-11", False), ("KZ-55", False), ("KZ-11", False), (None, True)]
    assert regions(book) == [(None, True), ("KZ-55", False), (None, True), (None, True)]  # nothing is kept in memory


def test_it_is_said_which_decisions_answered() -> None:
    codes = {"Акм-ая": "KZ-11", "Павлодарская область": "KZ-10", "Pvl": "KZ-55"}
    both = Guidance(values={("region", value_key(text)): code for text, code in codes.items()})
    found = understand(register("Акм-ая", "Павлодарская область"), "", both)  # the second is known without it
    assert found.used == [("region", "акм ая")]
    assert unpack(pack(found)).used == found.used
    assert understand(register("Акм-ая"), "").used == []


def test_not_stated_is_an_answer_and_blank_cells_can_be_answered() -> None:
    assert regions(register("Акм-ая", "г. Астана"), decision("Акм-ая", NONE)) == [(None, False), ("KZ-71", False)]
    blank = Guidance(values={("region", ""): "KZ-59"})
    assert regions(register(None, "г. Астана", "-"), blank) == [("KZ-59", False), ("KZ-71", False), ("KZ-59", False)]


def test_a_fixed_name_is_not_decided_away_and_time_still_holds() -> None:
    assert regions(register("Павлодарская область", "x y"), decision("Павлодарская область", "KZ-11"))[0] == (
        "KZ-55", False
    )  # fmt: skip
    assert regions(register("ЮКО", "ЮКО"), decision("ЮКО", "KZ-61")) == [("KZ-61", False)] * 2
    early = understand(register("Туркст.", "Туркст.", year=2016), "", decision("Туркст.", "KZ-61"))
    assert {one.problem for one in early.problems} == {"region_not_in_force"}


def test_ministries_and_kinds_are_decided_too() -> None:
    book = register("г. Астана", "г. Астана")
    for row in book.sheets[0].rows[2:]:
        row[4], row[5] = "УФСИН", "тематич."
    values = {("ministry", "уфсин"): "interior", ("visit_kind", "тематич"): NONE}
    found = understand(book, "", Guidance(values=values))
    assert found.problems == []
    assert found.tables[0].rows["ministry_code"].to_pylist() == ["interior"] * 2
    assert found.tables[0].rows["visit_kind"].to_pylist() == [None] * 2


def crosstab() -> Workbook:
    rows = [
        ["Посещения за 2019 год", None, None],
        ["Регион", "МВД", "Прочее вед."],
        ["Акмолинская область", 3, 4],
        ["Акм-ая-2", 5, 6],
        ["Павлодарская область", 1, 2],
    ]
    return Workbook("Свод.xlsx", "xlsx", [Sheet("Свод", [list(row) for row in rows])])


def test_headings_of_a_table_of_figures_are_decided() -> None:
    values = {("region", value_key("Акм-ая-2")): "KZ-59", ("ministry", value_key("Прочее вед.")): "health"}
    found = understand(crosstab(), "", Guidance(values=values))
    assert found.problems == []
    rows = found.tables[0].rows.to_pylist()
    assert sum(row["visits"] for row in rows if not row["set_aside"]) == 21
    assert {(row["region_code"], row["ministry_code"]) for row in rows} >= {("KZ-59", "health"), ("KZ-11", "interior")}


def guide(**more) -> TableGuide:
    given = {"sheet": "Лист1", "header_rows": (2, 2), "first_row": 3, "last_row": 99, "kind": "records"}
    return TableGuide(**{**given, "columns": dict.fromkeys("ABCDEF", AUTO), **more})


def test_a_described_table_replaces_the_one_found_at_its_place() -> None:
    book = register("г. Астана", "г. Шымкент", "г. Астана")
    (table,) = understand(book, "", Guidance((guide(first_row=4, last_row=4),))).tables
    assert (table.first_row, table.last_row, table.described) == (4, 4, True)
    assert table.rows["region_code"].to_pylist() == ["KZ-79"]
    (same,) = understand(book, "", Guidance((guide(),))).tables
    assert same.rows.equals(understand(book, "").tables[0].rows)


def test_a_column_means_what_was_said() -> None:
    book = register("г. Астана", "г. Шымкент", head=["№", "Дата", "Объект", "Место", "Ведомство", "Вид"])
    found = understand(book, "", Guidance((guide(columns={**dict.fromkeys("ABCDEF", AUTO), "E": "ignored"}),)))
    assert found.tables[0].rows["ministry_code"].to_pylist() == [None, None]
    meanings = {column.letter: column.meaning for column in found.tables[0].columns}
    assert meanings["E"] == "ignored"


def test_a_column_of_persons_stays_out_whatever_is_said() -> None:
    book = register("г. Астана", "г. Шымкент", head=["№", "Дата", "Регион", "ФИО участника", "Ведомство", "Вид"])
    found = understand(book, "", Guidance((guide(columns={**dict.fromkeys("ABCDEF", AUTO), "D": "institution"}),)))
    assert found.tables[0].rows["institution"].to_pylist() == [None, None]


def test_a_table_can_be_left_out_and_is_listed_apart() -> None:
    found = understand(register("г. Астана"), "", Guidance((guide(kind="ignored"),)))
    assert (found.outcome, found.reason, found.tables) == ("refused", "no_visit_table", [])
    assert [(table.kind, table.first_row) for table in found.apart] == [("ignored", 3)]


def test_a_corrected_form_is_known_again_in_another_row_and_year() -> None:
    book = register("г. Астана", "г. Шымкент")
    (table,) = understand(
        book, "", Guidance((guide(columns={**dict.fromkeys("ABCDEF", AUTO), "E": "ignored"}),))
    ).tables
    template = template_of(table, {"E": "ignored"})
    assert template is not None
    later = register("г. Астана", "г. Шымкент", "г. Астана", year=2020)
    later.sheets[0].rows[0:0] = [["Форма 2"] + [None] * 5, [None] * 6]
    (again,) = understand(later, "", from_plain(to_plain(Guidance(templates=(template,))))).tables
    assert (again.header_rows, again.first_row, again.last_row, again.described) == ((4, 4), 5, 7, True)
    assert again.fingerprint == table.fingerprint
    assert again.rows["ministry_code"].to_pylist() == [None] * 3
    (other,) = understand(register("г. Астана", head=["№", "Дата", "Регион", "Объект", "Ведомство", "Вид"]), "",
                          Guidance(templates=(template,))).tables  # fmt: skip
    assert not other.described


def test_rows_taken_off_the_end_stay_off_in_the_next_file_of_the_form() -> None:
    book = register("г. Астана", "г. Шымкент", "г. Астана")
    (table,) = understand(book, "", Guidance((guide(last_row=4),))).tables
    assert (table.last_row, table.cut) == (4, 1)
    template = template_of(table, {})
    assert template is not None
    later = register(*["г. Астана"] * 9, year=2020)
    (again,) = understand(later, "", Guidance(templates=(template,))).tables
    assert (again.first_row, again.last_row) == (3, 10)


def test_a_known_form_ends_before_the_table_below_it() -> None:
    book = register("г. Астана", "г. Шымкент")
    template = template_of(understand(book, "", Guidance((guide(),))).tables[0], {"E": "ignored"})
    assert template is not None
    book.sheets[0].rows += [[None] * 6, ["Свод"] + [None] * 5, ["Регион", "Количество посещений"] + [None] * 4]
    book.sheets[0].rows += [["г. Астана", 5] + [None] * 4, ["г. Шымкент", 7] + [None] * 4]
    first, second = understand(book, "", Guidance(templates=(template,))).tables
    assert (first.kind, first.last_row, second.kind, second.first_row) == ("records", 4, "figures", 8)
