"""Reading: workbooks against bare calamine, text against DuckDB's own reader, a register against one second."""

import csv
import datetime
import gc
import io
import random
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import python_calamine
import xlsxwriter

from benchmarks.timing import Row, compare, seconds
from visitstats.ingest.isolation import File, understand_file, understand_files
from visitstats.ingest.read import read_workbook

HEAD = ["№", "Дата", "Регион", "Ведомство", "Учреждение", "Тип", "Вид посещения", "Участников", "Рекомендаций"]
REGIONS = ["Астана", "Акмолинская область", "Костанайская область", "Павлодарская область", "Атырауская область"]
MINISTRIES = ["Министерство внутренних дел", "Министерство здравоохранения", "Министерство обороны", "КНБ"]
KINDS = ["периодическое", "промежуточное", "специальное"]


def records(number: int) -> list[list[object]]:
    """A register of so many visits to 3,400 institutions, the same at each call."""
    chance = random.Random(2016)
    first = datetime.date(2014, 1, 1)
    institutions = [f"Учреждение № {n} г. Город{n % 77}" for n in range(3_400)]
    return [
        [
            n,
            first + datetime.timedelta(chance.randrange(4_000)),
            chance.choice(REGIONS),
            chance.choice(MINISTRIES),
            chance.choice(institutions),
            f"тип {n % 12}",
            chance.choice(KINDS),
            n % 9,
            n % 20,
        ]
        for n in range(1, number + 1)
    ]


def as_xlsx(rows: list[list[object]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet("Реестр")
    for number, row in enumerate([HEAD, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def as_csv(rows: list[list[object]], delimiter: str = ",") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows([HEAD, *rows])
    return target.getvalue()


def run() -> list[Row]:
    rows = records(1_000_000)
    found = [_workbook(as_xlsx(rows[:100_000]))]
    text, legacy = as_csv(rows).encode(), as_csv(rows, ";").encode("cp1251")
    small = as_xlsx(rows[:200])
    del rows
    gc.collect()
    found += [_text(text), _legacy(legacy, text)]
    return [*found, *_isolated(small)]


def _workbook(data: bytes) -> Row:
    def bare() -> object:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    return compare("read xlsx, 100,000 rows", lambda: read_workbook(data, "x.xlsx"), "calamine to_python", bare, 1.2)


def _text(data: bytes) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(data)
        engine = duckdb.connect()

        def theirs() -> object:
            return engine.execute("create or replace table t as from read_csv($path)", {"path": str(path)})

        return compare("read csv, 1M rows", _quietly(data), "duckdb read_csv", theirs, 4.0, 3)


def _legacy(data: bytes, same: bytes) -> Row:
    return compare("read csv windows-1251, 1M rows", _quietly(data), "the same in utf-8", _quietly(same), 1.8, 3)


def _quietly(data: bytes) -> Callable[[], None]:
    """Reads as the child does, which looks for no cycles."""

    def work() -> None:
        gc.disable()
        try:
            read_workbook(data, "x.csv")
        finally:
            gc.enable()

    return work


def _isolated(small: bytes) -> list[Row]:
    one = statistics.median(seconds(lambda: understand_file(small, "Реестр.xlsx")) for _ in range(5))
    files = [File(small, f"Реестр {n}.xlsx") for n in range(30)]
    many = statistics.median(seconds(lambda: understand_files(files)) for _ in range(3))
    return [
        Row("understand a register of 200 rows, with its child", one, "one second", 1.0, one, 1.0),
        Row("understand 30 registers of 200 rows", many, "30 alone", one * 30, many / (one * 30), 0.5),
    ]
