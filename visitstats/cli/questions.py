"""ask QUESTION, questions, origin ID: what the database answers."""

import argparse
import datetime
from typing import Any

from visitstats import access, warehouse
from visitstats.cli.database import Failed, reading, say
from visitstats.cli.output import FORMATS, write
from visitstats.texts import mark


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    ask = commands.add_parser("ask", help="answer a question: ask QUESTION [--PARAM VALUE]")
    ask.add_argument("question", metavar="QUESTION", help="a name that `questions` lists")
    ask.add_argument("--format", choices=FORMATS, default="table")
    ask.set_defaults(run=run_ask, takes_parameters=True)
    listing = commands.add_parser("questions", help="list the questions with their parameters and columns")
    listing.set_defaults(run=run_questions)
    origin = commands.add_parser("origin", help="show the cells from which a recorded visit comes")
    origin.add_argument("visit_id", type=int, metavar="ID")
    origin.add_argument("--format", choices=FORMATS, default="table")
    origin.set_defaults(run=run_origin)


def run_ask(arguments: argparse.Namespace) -> int:
    """Print the answer to one question."""
    try:
        question = warehouse.find(arguments.question)
        params = _params(question.name, dict(question.params), arguments.parameters)
    except warehouse.Refusal as refusal:
        say(str(refusal))
        return 2
    return _answer(arguments, question.name, params)


def run_origin(arguments: argparse.Namespace) -> int:
    """Print the cells of one recorded visit."""
    return _answer(arguments, "origin", {"visit_id": arguments.visit_id})


def run_questions(arguments: argparse.Namespace) -> int:
    """List every question with its header; needs no database."""
    del arguments
    for name, question in warehouse.questions().items():
        print(f"{name}\n    {question.question}\n    {question.grain}")
        for word, pairs in (("params", question.params), ("columns", question.columns)):
            print(f"    {word}: " + (", ".join(f"{each} {kind}" for each, kind in pairs) or "none"))
        print()
    return 0


def _answer(arguments: argparse.Namespace, name: str, params: dict[str, Any]) -> int:
    try:
        with reading():
            write(access.ask(access.LOCAL, name, **params), arguments.format, arguments.lang)
    except Failed:
        return 1
    return 0


def _params(name: str, kinds: dict[str, str], words: list[str]) -> dict[str, Any]:
    """`--years 2015,2016 --search text` as values of the question's types."""
    params: dict[str, Any] = {}
    rest = list(words)
    while rest:
        word, equals, value = rest.pop(0).partition("=")
        param = word.removeprefix("--").replace("-", "_")
        if not word.startswith("--") or param not in kinds:
            raise warehouse.NotFound(mark("The question {question} has no parameter {name}."), question=name, name=word)
        if not equals:
            value = rest.pop(0) if rest else ""
        params[param] = _value(word, value, kinds[param])
    return params


def _value(word: str, text: str, kind: str) -> Any:
    try:
        if kind.endswith("[]"):
            return [_value(word, each.strip(), kind[:-2]) for each in text.split(",") if each.strip()]
        if kind in ("INTEGER", "BIGINT"):
            return int(text)
        return datetime.date.fromisoformat(text) if kind == "DATE" else text
    except ValueError:
        raise warehouse.Refusal(mark("The value of {name} cannot be {value}."), name=word, value=text) from None
