"""Five hundred made-up rows hide personal data in odd places; none of it is in any byte that comes out of a file."""

import csv
import io
import os
import random
import tempfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment

from visitstats.ingest.isolation import File, understand_files
from visitstats.ingest.personal.numbers import has_check_digit
from visitstats.ingest.wire import pack

ROWS = 500
STEMS = ["Сейтжан", "Жумабай", "Абдрахман", "Нурпейс", "Тлеубай", "Ескендир", "Бейсен", "Кожамкул", "Мырзагали"]
GIVEN = ["Нурлан", "Айгүл", "Ерлан", "Серик", "Жанар", "Асхат", "Ольга", "Сергей", "Болат", "Динара"]
FATHERS = ["Серікұлы", "Ерланович", "Болатовна", "Маратқызы", "Сергеевич", "Кайратовна"]
PLACES = ["ИВС г. Тараз", "СИЗО № 17", "Колония № 62", "Психиатрическая больница", "Детский дом № 3"]
REGIONS = ["Жамбылская область", "Астана", "Қызылорда облысы", "Павлодарская область"]


class Maker:
    """Makes persons from a fixed seed and remembers every secret."""

    def __init__(self) -> None:
        self.random = random.Random(7)
        self.secrets: set[str] = set()

    def keep(self, secret: str) -> str:
        self.secrets.add(secret)
        return secret

    def iin(self) -> str:
        """A number with a date of birth and the check digit; the seventh digit 6 makes it nobody's today."""
        while True:
            day = f"{self.random.randrange(50, 99)}{self.random.randrange(1, 13):02}{self.random.randrange(1, 28):02}"
            start = day + "6" + f"{self.random.randrange(10_000):04}"
            for last in "0123456789":
                if has_check_digit(start + last):
                    return self.keep(start + last)

    def surname(self) -> str:
        return self.keep(self.random.choice(STEMS) + self.random.choice(["ов", "ев", "ова", "ева", "баев", "беков"]))

    def name(self) -> str:
        """A person's name in one of five forms."""
        surname, given = self.surname(), self.random.choice(GIVEN)
        father = self.random.choice(FATHERS)
        return self.random.choice(
            [
                f"{surname} {given[0]}. {father[0]}.",
                f"{surname} {given[0]}.{father[0]}.",
                f"{surname} {given} {father}",
                f"{given} {surname}",
                f"{given[0]}. {surname}",
            ]
        )

    def phone(self) -> str:
        number = f"700000{self.random.randrange(10_000):04}"
        return f"+7 700 {self.keep('000 ' + number[6:8] + ' ' + number[8:])}"


def hidden(maker: Maker, number: int) -> list[object]:
    """One row of a register with something hidden in it; which cell, depends on the number."""
    day = f"{number % 28 + 1:02}.03.2018"
    place = PLACES[number % 5]
    row: list[object] = [number, day, REGIONS[number % 4], place, "МВД", "периодическое", "", "", 3]
    kind = number % 10
    if kind == 0:
        row[6] = maker.name()
    elif kind == 1:
        row[7] = float(maker.iin())
    elif kind == 2:
        row[3] = f"{place}, нач. {maker.name()}"
    elif kind == 3:
        row[3] = f"{place} ({maker.iin()})"
    elif kind == 4:
        row[7] = f"{maker.name()}, тел. {maker.phone()}"
    elif kind == 5:
        row[2] = maker.name()
    elif kind == 6:
        iin = maker.iin()
        row[4] = f"МВД {iin[:6]} {iin[6:]}"
        maker.secrets.add(iin[:6] + " " + iin[6:])
    elif kind == 7:
        row[5] = f"специальное, {maker.name()}"
    elif kind == 8:
        row[1] = f"{day} {maker.name()}"
    else:
        row[8] = f"{maker.name()} {maker.phone()}"
    return row


HEAD = ["№", "Дата", "Регион", "Учреждение", "Ведомство", "Вид посещения", "Код", "Прочее", "Участников"]


def as_xlsx(maker: Maker, rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = maker.surname() + " 2018"
    sheet.append([f"Реестр, исполнитель {maker.name()}"])
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    sheet.append(["Итого", len(rows), None, None, f"Исполнитель: {maker.name()}, {maker.phone()}"])
    sheet["C5"].comment = Comment(maker.name(), maker.name())
    book.properties.creator = maker.name()
    other = book.create_sheet("Скрытый")
    other.sheet_state = "hidden"
    other.append([*HEAD, maker.name()])
    for row in rows[:50]:
        other.append([*row, maker.name()])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_xls(maker: Maker, rows: list[list[object]]) -> bytes:
    book = xlwt.Workbook(encoding="cp1251")
    sheet = book.add_sheet("Лист1")
    for number, row in enumerate([HEAD, *rows]):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_csv(maker: Maker, rows: list[list[object]]) -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerows([[*HEAD, maker.name()], *rows])
    return target.getvalue().replace(".0;", ";").encode()


@pytest.fixture(scope="module")
def taken():
    """The secrets, and what came out of three files that hold them."""
    maker = Maker()
    rows = [hidden(maker, number) for number in range(1, ROWS + 1)]
    files = [
        File(as_xlsx(maker, rows), f"Отчет {maker.name()} 2018.xlsx", views=True),
        File(as_xls(maker, rows), f"{maker.iin()} реестр 2018.xls", views=True),
        File(as_csv(maker, rows), f"Реестр_{maker.surname()}_2018.csv", views=True),
    ]
    before = set(Path(tempfile.gettempdir()).glob("*"))
    found = understand_files(files)
    made = [path for path in set(Path(tempfile.gettempdir()).glob("*")) - before if path.is_file()]
    return maker.secrets, found, made


def leaks(secrets: set[str], data: bytes) -> list[str]:
    return sorted(
        s for s in secrets if s.encode() in data or s.encode("utf-16-le") in data or s.upper().encode() in data
    )


def test_the_files_are_understood(taken):
    _, found, _ = taken
    assert [one.outcome for one in found] == ["review"] * 3
    assert all(sum(table.rows.num_rows for table in one.tables) >= ROWS - 60 for one in found)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_byte_of_an_understanding_is_personal(taken, number):
    secrets, found, _ = taken
    assert len(secrets) > 300
    left = leaks(secrets, pack(found[number]))
    assert not left, f"{len(left)} of {len(secrets)}: {left[:20]}"
    assert not leaks(secrets, repr(found[number]).encode())


@pytest.mark.skipif(os.name == "nt", reason="other programs write into the folder at the same time")
def test_no_temporary_file_holds_any_of_it(taken):
    secrets, _, made = taken
    for path in made:
        try:
            data = path.read_bytes()
        except OSError:
            continue
        if path.suffix not in (".py", ".pyc"):
            assert not leaks(secrets, data), path
