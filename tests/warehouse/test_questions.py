"""Each question keeps what its four header lines promise."""

import re
from pathlib import Path

import duckdb
import pytest

from visitstats import warehouse
from visitstats.warehouse import connect, question
from visitstats.warehouse.sql import QUERIES

NAMES = sorted(warehouse.questions())


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_of_the_header(duckdb_store: Path, name: str) -> None:
    asked = warehouse.find(name)
    empty = {each: None for each, _ in asked.params}
    with connect.cursor() as own:
        described = own.execute(f"DESCRIBE {asked.sql}", empty).fetchall()
    assert [(column, kind) for column, kind, *_ in described] == list(asked.columns)
    assert warehouse.ask(name).columns.tolist() == [column for column, _ in asked.columns]


@pytest.mark.parametrize("name", NAMES)
def test_the_header_is_in_words_and_lists_the_parameters(name: str) -> None:
    asked = warehouse.find(name)
    assert asked.question.endswith("?")
    assert asked.grain
    (statement,) = duckdb.extract_statements(asked.sql)
    assert {each for each, _ in asked.params} == statement.named_parameters
    assert len(asked.sql.splitlines()) <= 75


@pytest.mark.parametrize("text", ["SELECT 1", "-- question: What?\n-- grain: one row\nSELECT 1"])
def test_a_file_without_its_header_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must begin with"):
        question._read("wrong", text)


def test_a_question_or_parameter_that_does_not_exist_is_named(duckdb_store: Path) -> None:
    with pytest.raises(warehouse.NotFound, match="no question secrets"):
        warehouse.ask("secrets")
    with pytest.raises(warehouse.NotFound, match="visits_by_month has no parameter week"):
        warehouse.ask("visits_by_month", week=[1])


@pytest.mark.parametrize("text", ["' OR 1=1 --", "x'; DROP TABLE visits; --", "%", "_", "\\", "Қ' \" $years"])
def test_text_from_a_reader_is_only_ever_a_value(duckdb_store: Path, text: str) -> None:
    assert warehouse.ask("visits_by_month", regions=[text]).empty
    assert warehouse.ask("records", search=text, ministries=[text], kinds=[text]).empty
    assert not warehouse.ask("visits_by_year").empty


def test_the_schema_leans_on_nothing_that_a_lake_lacks() -> None:
    lacking = re.compile(
        r"\b(PRIMARY KEY|FOREIGN KEY|REFERENCES|UNIQUE|CHECK|SEQUENCE|NEXTVAL|ENUM|CREATE TYPE|INDEX|GENERATED"
        r"|ON CONFLICT)\b",
        re.IGNORECASE,
    )
    for path in QUERIES.rglob("*.sql"):
        statements = re.sub(r"--.*", "", path.read_text("utf-8"))
        assert lacking.search(statements) is None, path.name
        assert len(path.read_text("utf-8").splitlines()) <= 75, path.name


def test_no_query_has_a_window_without_a_partition() -> None:
    # DuckDB 1.5 fails now and then at such a window over a union: https://github.com/duckdb/duckdb/issues/22352
    without = re.compile(r"OVER\s*\((?!\s*PARTITION)", re.IGNORECASE)
    found = [path.name for path in QUERIES.rglob("*.sql") if without.search(path.read_text("utf-8"))]
    assert found == []
