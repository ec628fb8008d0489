"""What is kept for all readers: made once, also when several ask at once, and never after it went wrong."""

import threading
import time

import pytest

from tests.ui.conftest import charts, opened
from visitstats.access import Actor
from visitstats.ui import data, shelf
from visitstats.ui.shelf import Shelf, Turns


def test_a_thing_is_made_once_for_many_who_ask_at_the_same_moment():
    made, kept, start = [], Shelf(3), threading.Barrier(8)

    def ask():
        start.wait()
        assert kept.get("a", lambda: made.append(1) or "thing") == "thing"

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert made == [1]


def test_what_goes_wrong_is_not_kept():
    kept = Shelf(3)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 2) == 2


def test_the_longest_unused_goes_first_and_all_can_be_let_go():
    kept = Shelf(2)
    for key in "abac":
        kept.get(key, lambda key=key: key)
    assert kept.get("a", lambda: "again") == "a"
    assert kept.get("b", lambda: "again") == "again"
    shelf.clear_all()
    assert kept.get("a", lambda: "again") == "again"


def test_only_so_many_make_things_at_a_time_and_one_may_need_another():
    kept, turns, busy, most, start = Shelf(99), Turns(2), [], [], threading.Barrier(6)

    def inner(number: int) -> int:
        time.sleep(0.02)
        return number

    def outer(number: int) -> int:
        busy.append(number)
        most.append(len(busy))
        found = kept.get(("inner", number // 2), lambda: inner(number // 2), turns)  # two need the same
        busy.remove(number)
        return found

    def ask(number: int) -> None:
        start.wait()
        assert kept.get(("outer", number), lambda: outer(number), turns) == number // 2

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert not any(one.is_alive() for one in threads)
    assert max(most) == 2
    assert len(most) == 6


def test_a_turn_is_given_back_when_the_making_goes_wrong():
    kept, turns = Shelf(3), Turns(1)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0, turns)
    made: list[int] = []
    other = threading.Thread(target=lambda: made.append(kept.get("b", lambda: 2, turns)))
    other.start()
    other.join(30)
    assert made == [2]


def test_each_role_and_language_has_a_page_of_its_own(demonstration, monkeypatch):
    told: list[str] = []

    @data.kept
    def page(year: int) -> str:
        told.append(data.actor().role)
        return f"{year} {data.actor().role}"

    for role in ("analyst", "viewer", "analyst"):
        monkeypatch.setattr(data, "person", lambda role=role: Actor("somebody", role))
        assert page(2016) == f"2016 {role}"
    assert told == ["analyst", "viewer"]


def test_a_page_in_another_language_is_not_taken_for_this_one(demonstration):
    assert not set(charts(opened("trends", "kk", year="2016"))) & set(charts(opened("trends", "ru", year="2016")))
