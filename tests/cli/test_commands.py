"""What the commands print, and what they say when they cannot."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Run
from visitstats import warehouse

KEYS = ["year", "visits", "qualifier", "basis", "as_of", "change", "change_ratio"]


def test_visits_by_year_has_the_seven_keys(typed: Run) -> None:
    done = typed("ask", "visits_by_year", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    years = json.loads(done.stdout)
    assert [each["year"] for each in years] == list(range(2012, 2027))
    assert {tuple(each) for each in years} == {tuple(KEYS)}
    known = {each["year"]: [each[key] for key in KEYS[1:]] for each in years if each["visits"] is not None}
    assert known == {
        2015: [527, "exact", "published", None, None, None],
        2016: [680, "exact", "published", None, 153, 0.2903],
        2017: [500, "at_least", "published", None, None, None],
        2020: [323, "to_date", "published", "2020-09-01", None, None],
        2023: [461, "exact", "published", None, None, None],
    }


def test_every_question_is_listed_and_can_be_asked(run: Run) -> None:
    listed = [line for line in run("questions").stdout.splitlines() if line and not line.startswith(" ")]
    assert {"visits_by_year", "breakdown_basis", "records", "origin", "imports", "status"} <= set(listed)
    done = run("ask", "breakdown_basis", "--years", "2023", "--dimension=visit_kind", "--format", "json")
    assert json.loads(done.stdout)[0]["share"] == 1.0


def test_names_stand_beside_codes_in_the_language(run: Run) -> None:
    done = run("ask", "visits_by_kind", "--years", "2023", "--lang", "ru", "--format", "csv")
    assert done.stdout.splitlines() == [
        "year,visit_kind,visit_kind_name,visits",
        "2023,planned,плановое,422",
        "2023,special,специальное,33",
        "2023,,не указано,6",
    ]


def test_parquet_keeps_whole_numbers_and_dates(typed: Run) -> None:
    done = typed("ask", "visits_by_year", "--format", "parquet", text=False)
    table = pq.read_table(io.BytesIO(done.stdout))  # type: ignore[arg-type]
    assert table.column_names == KEYS
    assert str(table.schema.field("visits").type) == "int64"
    assert str(table.schema.field("as_of").type) == "date32[day]"
    assert table.column("visits").to_pylist()[3:5] == [527, 680]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "secrets"), "There is no question secrets."),
        (("ask", "visits_by_month", "--week", "3"), "The question visits_by_month has no parameter --week."),
        (("ask", "visits_by_month", "--years", "last"), "The value of --years cannot be last."),
        (("imports", "--years", "3"), "unrecognized arguments: --years 3"),
        (("withdraw", "77"), "There is no import 77."),
        (("import", "no-such-file.xlsx"), "no-such-file.xlsx: No such file or directory."),
        (("check", "no-such-file.xlsx"), "no-such-file.xlsx: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run: Run, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr.strip().endswith(message)


def test_a_register_goes_in_opens_its_cells_and_is_withdrawn(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "Реестр 2018.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = [
            ["Дата посещения", "Регион", "Учреждение", "Ведомство"],
            ["12.03.2018", "Акмолинская область", "=HYPERLINK тюрьма", "МВД"],
            ["13.03.2018", "Костанайская область", "Учреждение 2", "МВД"],
        ]
        csv.writer(out).writerows(rows)
    done = run("import", file)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Реестр 2018.csv: import ")
    number = int(done.stdout.split("import ")[1].split(",")[0])
    records = json.loads(run("ask", "records", "--years", 2018, "--format", "json").stdout)
    assert [(each["source_row"], each["region_code"], each["import_id"]) for each in records] == [
        (3, "KZ-39", number),
        (2, "KZ-11", number),
    ]
    cells = json.loads(run("origin", records[1]["visit_id"], "--format", "json").stdout)
    assert {each["column"]: each["text"] for each in cells}["B"] == "Акмолинская область"
    assert "'=HYPERLINK" in run("ask", "records", "--format", "csv").stdout
    years = json.loads(run("ask", "visits_by_year", "--format", "json").stdout)
    assert [years[6][key] for key in KEYS[:4]] == [2018, 2, "recorded_so_far", "records"]
    assert years[4]["visits"] == 680
    assert run("import", file).stderr.startswith(f"Реестр 2018.csv: This file is here already: import {number} of ")
    assert run("withdraw", number).returncode == 0
    years = json.loads(run("ask", "visits_by_year", "--format", "json").stdout)
    assert years[6]["visits"] is None
    assert f"{number}  " in run("imports").stdout
    assert "in force again" in run("restore", number).stdout


def test_while_the_dashboard_runs_questions_are_answered_and_changes_are_not_made(
    typed: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = typed("ask", "visits_by_region", "--format", "json")
    monkeypatch.setenv("VISITSTATS_DATABASE", str(database))
    warehouse.build()  # this process holds the database as the dashboard does
    try:
        number = int(warehouse.ask("imports")["import_id"].max())
        during = typed("ask", "visits_by_region", "--format", "json")
        refused = typed("withdraw", number, "--lang", "ru")
    finally:
        warehouse.close()
    assert (during.returncode, during.stdout) == (0, before.stdout)
    assert during.stderr.strip() == f"The dashboard is running; this is the copy made after import {number}."
    assert refused.returncode == 1
    assert refused.stderr.strip().endswith("страницу «Загрузка файлов».")
