"""The questions of queries/questions: their headers, and how they are asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd

from visitstats.settings import today
from visitstats.texts import mark
from visitstats.warehouse import editions
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import EngineStopped, NotFound
from visitstats.warehouse.frames import to_frame
from visitstats.warehouse.limit import limited
from visitstats.warehouse.sql import files

HEADER = ("question", "grain", "params", "columns")


@dataclass(frozen=True)
class Question:
    """One file of queries/questions: what it answers, its parameters and columns as (name, SQL type), and its SQL."""

    name: str
    question: str
    grain: str
    params: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    sql: str
    statement: duckdb.Statement


@lru_cache(maxsize=1)
def questions() -> Mapping[str, Question]:
    """Every question by its name."""
    return {path.stem: _read(path.stem, path.read_text("utf-8")) for path in files("questions")}


def ask(name: str, /, *, edition: int | None = None, **params: Any) -> pd.DataFrame:
    """The answer to a question, with the columns of its header; a parameter not given is NULL (all).

    `edition` is the number of the edition that answers; none: the statistics of today.

    `today` is filled from the settings, in an edition with its day. Raises NotFound for what does not exist: a
    question, parameter or edition; EngineStopped, TooLong.
    """
    try:
        return _ask(name, edition, params)
    except EngineStopped:  # perhaps another query's doing: once more, on the database opened anew
        return _ask(name, edition, params)


def _ask(name: str, edition: int | None, params: Mapping[str, Any]) -> pd.DataFrame:
    question = find(name)
    values: dict[str, Any] = {each: None for each, _ in question.params}
    for given, value in params.items():
        if given not in values:
            raise NotFound(mark("The question {question} has no parameter {name}."), question=name, name=given)
        values[given] = value
    with cursor() as own:
        day = today() if edition is None else editions.enter(own, edition)
        if "today" in values and values["today"] is None:
            values["today"] = day
        with limited(own):
            answer = own.execute(question.statement, values).to_arrow_table()
    return to_frame(answer)


def find(name: str) -> Question:
    """The question of this name; raises NotFound."""
    if name not in questions():
        raise NotFound(mark("There is no question {name}."), name=name)
    return questions()[name]


def _read(name: str, text: str) -> Question:
    """A question from its file; raises ValueError if one of the four header lines is missing or wrong."""
    header = {}
    for line, word in zip(text.splitlines(), HEADER, strict=False):
        if not line.startswith(f"-- {word}:"):
            raise ValueError(f"{name}.sql: line {HEADER.index(word) + 1} must begin with '-- {word}:'")
        header[word] = line.removeprefix(f"-- {word}:").strip()
    (statement,) = duckdb.extract_statements(text)
    params, columns = (_typed(header[word]) for word in ("params", "columns"))
    if {each for each, _ in params} != statement.named_parameters:
        raise ValueError(f"{name}.sql: its parameters are {sorted(statement.named_parameters)}")
    return Question(name, header["question"], header["grain"], params, columns, text, statement)


def _typed(text: str) -> tuple[tuple[str, str], ...]:
    """`$years INTEGER[], $limit BIGINT` as pairs; `none` as no pair."""
    return () if text == "none" else tuple((a, b) for a, b in re.findall(r"\$?(\w+) ([A-Z]+(?:\[\])?)", text))
