"""A hundred strings that try to be SQL, in every parameter of every question and in every choice of every page.

`make test` spreads the strings over the parameters and pages, each string once for each kind of choice; with
VISITSTATS_HOSTILE=all every parameter and every page gets every string.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.browser.conftest import Server, start_server, stop_server
from tests.hostile.strings import HOSTILE, INJECTIONS
from tests.server.talking import run_page, session, xsrf
from tests.warehouse.conftest import built, duckdb_store
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import LOCAL
from visitstats.ui.address import NAMES
from visitstats.ui.menu import TITLES

__all__ = ["built", "duckdb_store"]

pytestmark = pytest.mark.timeout(900)

EVERYTHING = os.environ.get("VISITSTATS_HOSTILE") == "all"
UNKNOWN = "no-such-code"
SEVERAL = ("years", "ministries", "regions", "kinds")
WRONG = ("This page cannot be shown", "Something went wrong", "Parser Error", "Binder Error", "Conversion Error")


def test_there_are_as_many_as_promised():
    assert len(INJECTIONS) == len(set(INJECTIONS)) == 100
    assert len(HOSTILE) == len(set(HOSTILE)) == 500


def test_no_string_changes_what_a_question_answers(duckdb_store: Path) -> None:
    rows = [visit(number, f"2018-01-{number:02}", institution=f"Colony {number}") for number in range(2, 9)]
    access.commit_import(understood(table(rows)), ANALYST)
    before = warehouse.data_version(), len(access.ask(LOCAL, "records", limit=100, offset=0))
    single = iter(range(1_000_000))
    for name, question in warehouse.questions().items():
        for parameter, kind in question.params:
            if kind == "VARCHAR[]":
                expected = answered(name, parameter, [UNKNOWN])
                assert answered(name, parameter, [UNKNOWN, *INJECTIONS]) == expected, (name, parameter)
            elif kind == "VARCHAR":
                expected = answered(name, parameter, UNKNOWN)
                for text in INJECTIONS if EVERYTHING else INJECTIONS[next(single) % 12 :: 12]:
                    found = answered(name, parameter, text)
                    assert found == expected or parameter == "search", (name, parameter, text)
    assert (warehouse.data_version(), len(access.ask(LOCAL, "records", limit=100, offset=0))) == before


def answered(name: str, parameter: str, value: Any) -> list[list[Any]]:
    return access.ask(LOCAL, name, **{parameter: value}).astype(object).fillna("").to_numpy().tolist()


def test_a_search_finds_what_was_typed_and_nothing_else(duckdb_store: Path) -> None:
    names = [text for text in INJECTIONS if text.strip() == text and len(text) < 200 and text.isprintable()]
    rows = [visit(n, "2018-01-12", institution=text) for n, text in enumerate(names, start=2)]
    access.commit_import(understood(table(rows)), ANALYST)
    for text in names:
        found = access.ask(LOCAL, "records", search=text, limit=1000, offset=0)["institution"].tolist()
        assert text in found
        assert all(text.casefold() in one.casefold() for one in found), text


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    running: Server = start_server(tmp_path_factory.mktemp("hostile"))
    yield running
    stop_server(running)


def choices(start: int) -> dict[str, str]:
    """A string for each choice in the address, each choice another one; several of a kind get all of them."""
    single = [name for name in NAMES if name not in (*SEVERAL, "lang")]
    texts = {name: INJECTIONS[(start + 37 * place) % len(INJECTIONS)] for place, name in enumerate(single)}
    return {"lang": "en"} | texts | dict.fromkeys(SEVERAL, ",".join(INJECTIONS))


def test_no_string_in_the_address_breaks_a_page(server) -> None:
    pages, token = list(TITLES), xsrf(server.url)
    for number in range(len(INJECTIONS)) if EVERYTHING else range(0, len(INJECTIONS), 3):
        for page in pages if EVERYTHING else [pages[number % len(pages)]]:
            with session(server.url, token=token) as socket:
                _number, sent = run_page(socket, page, urlencode(choices(number)))
            assert "FINISHED_SUCCESSFULLY" in sent, (page, number)
            assert not [word for word in WRONG if word in sent], (page, number)
            assert f'body: "{TITLES[page]}"' in sent, (page, number)
    assert server.process.poll() is None
