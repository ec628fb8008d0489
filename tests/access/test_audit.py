"""The audit log: every change, export, sign-in and refusal, only added to, without a text that somebody typed."""

import datetime
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access, warehouse
from visitstats.access import Actor, Denied, editions, mandate, published, signin, stories
from visitstats.access import imports as control
from visitstats.settings import ROOT
from visitstats.texts import use_language
from visitstats.ui import audit_words
from visitstats.warehouse import audit as log
from visitstats.warehouse import location, refusals, sql
from visitstats.warehouse.published import Statement

ADMIN = Actor("administrator@example.org", "administrator")
NAME = "Иванов Иван Иванович.xlsx"


@pytest.fixture(autouse=True)
def forget_refusals() -> None:
    refusals._seen.clear()


def newest() -> tuple[str, str, str, dict[str, int]]:
    found = access.audit_log(ADMIN).iloc[0]
    return found["actor"], found["action"], found["what"], found["counts"]


def test_every_change_is_noted_with_who_what_and_counts(duckdb_store: Path) -> None:
    rows = [visit(2, "2018-01-12"), visit(3, "2018-02-12"), visit(4, "2018-02-12", set_aside=True)]
    done: list[tuple[Callable[[], object], str, str, dict[str, int]]] = [
        (
            lambda: access.commit_import(understood(table(rows), name=NAME), ANALYST),
            "import",
            "import 1",
            {"visits": 2},
        ),
        (lambda: access.withdraw(1, ANALYST), "withdraw", "import 1", {"visits": 2}),
        (lambda: access.restore(1, ANALYST), "restore", "import 1", {"visits": 2}),
        (lambda: access.mark_complete(2018, ANALYST), "complete", "year 2018", {}),
        (lambda: access.mark_incomplete(2018, ANALYST), "incomplete", "year 2018", {}),
    ]
    for work, action, what, counts in done:
        work()
        actor, noted, about, counted = newest()
        assert (actor, noted, about) == (ANALYST.name, action, what)
        assert counts.items() <= counted.items()
    assert "Иван" not in access.audit_log(ADMIN).to_csv()


def test_decisions_lists_editions_and_stories_are_noted_by_number_and_rows(duckdb_store: Path) -> None:
    access.commit_import(understood(table([visit(2, "2018-01-12"), visit(3, "2018-02-12", set_aside=True)])), ANALYST)
    (waits,) = (int(number) for number in warehouse.ask("waiting_rows")["visit_id"])
    statement = Statement(2018, 5, "visits", datetime.date(2019, 3, 1), "Иванов Иван, report")
    place = {"source_row": 2, "institution": "Иванов", "region_code": "KZ-11"}
    place |= dict.fromkeys(("institution_kind", "ministry_code", "valid_from", "valid_before"))
    done: list[tuple[Callable[[], object], str, str, dict[str, int]]] = [
        (lambda: control.discard_waiting([waits], "no_visit", ANALYST), "discard", "decision 1", {"rows": 1}),
        (lambda: control.take_back(1, ANALYST), "take_back", "decision 1", {"rows": 1}),
        (lambda: access.decide("region", "Иванов", "KZ-11", ANALYST), "decide", "decision 1", {}),
        (lambda: access.withdraw_decision(1, ANALYST), "take_back_decision", "decision 1", {}),
        (lambda: editions.freeze("Иванов", ANALYST), "freeze", "edition 1", {}),
        (lambda: mandate.import_list(NAME, "1", [place], ANALYST), "list_mandate", "list 1", {"rows": 1}),
        (lambda: mandate.withdraw_list(1, ANALYST), "withdraw_list", "list 1", {}),
        (lambda: mandate.restore_list(1, ANALYST), "restore_list", "list 1", {}),
        (lambda: published.add(statement, ANALYST), "publish", "year 2018", {}),
        (lambda: published.withdraw(1, ANALYST), "unpublish", "figure 1", {}),
        (lambda: stories.create("Иванов", [], ANALYST), "story_create", "story 2", {}),
        (lambda: stories.delete(2, ANALYST), "story_delete", "story 2", {}),
    ]
    for work, *expected in done:
        work()
        assert newest() == (ANALYST.name, *expected)
    assert "Иван" not in access.audit_log(ADMIN).to_csv()
    for language in ("kk", "ru", "en"):
        with use_language(language):
            said = [audit_words.about(action, what) for _, action, what, _ in done]
            assert all(re.search("[12]", text) for text in said)
            assert language == "en" or not re.search("[A-Za-z]", "".join(said))


def test_no_change_can_pass_the_log_by() -> None:
    """Each transaction begins in `ledger.change`, which writes the log; no statement takes a row out of it."""
    sources = {path: path.read_text("utf-8") for path in (ROOT / "visitstats" / "warehouse").glob("*.py")}
    begins = [path.stem for path, text in sources.items() if re.search(r"[\"']BEGIN\b", text)]
    # Without a row: in build the tables of an empty store, in lake the turn among processes.
    known = {"ledger", "preview", "backup", "recovery", "move", "build", "lake"}
    assert set(begins) <= known, "a transaction outside ledger.change"
    everything = [*sources.values(), *(path.read_text("utf-8") for path in sql.QUERIES.rglob("*.sql"))]
    against = re.compile(r"\b(UPDATE|DELETE\s+FROM|TRUNCATE|DROP\s+TABLE(\s+IF\s+EXISTS)?)\s+(ledger|audit)\b", re.I)
    assert not [text[:80] for text in everything if against.search(text)]
    assert not [name for name, text in sources.items() if name.stem == "audit" and re.search(r"truncate|unlink", text)]


def test_every_change_has_words_on_the_page() -> None:
    """The codes of changes, as the warehouse gives them to `change`, all have a text."""
    spoken = re.compile(
        r"\b(?:change\(own, [\w.=\"]*|_changed\(|_remember\(.*|_withdraw\(.*|_set_state\(.*|_mark_year\(.*)"
    )
    codes = {
        code
        for path in (ROOT / "visitstats" / "warehouse").glob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if spoken.search(line)
        for code in re.findall(r"\"([a-z_]{4,})\"", line)
    }
    assert {"import", "withdraw", "freeze", "story_change"} <= codes
    columns = {"withdrawn", "in_force", "action", "actor", "first_name", "second_name"}
    assert codes - columns <= set(audit_words.DONE)


def test_a_change_that_fails_leaves_no_line_and_a_refused_one_does(duckdb_store: Path) -> None:
    before = len(access.audit_log(ADMIN))
    with pytest.raises(warehouse.NotFound):
        access.withdraw(99, ANALYST)
    assert len(access.audit_log(ADMIN)) == before
    with pytest.raises(Denied):
        access.withdraw(99, Actor("viewer@example.org", "viewer"))
    assert newest() == ("viewer@example.org", "refused", "withdraw", {"times": 1})


def test_an_export_is_noted_with_its_size_and_only_for_those_who_may(duckdb_store: Path) -> None:
    assert access.export(Actor("p", "presenter"), "deck", lambda: b"12345") == b"12345"
    assert newest() == ("p", "export", "deck", {"bytes": 5})
    with pytest.raises(Denied):
        access.export(Actor("v", "viewer"), "deck", lambda: pytest.fail("must not be made"))
    assert newest()[:3] == ("v", "refused", "export")


def test_files_leave_the_pages_through_the_log_only() -> None:
    sources = [*(ROOT / "visitstats" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    handing = [path for path in sources if "st.download_button(" in path.read_text("utf-8")]
    assert handing
    for path in handing:
        assert "access.export(" in path.read_text("utf-8"), f"{path.name} hands out files that nobody notes"


def test_only_an_administrator_reads_the_log(duckdb_store: Path) -> None:
    for role in ("viewer", "presenter", "analyst", ""):
        with pytest.raises(Denied):
            access.audit_log(Actor("a", role))


@pytest.mark.parametrize("what", [NAME, "a\nb", "имя", 'x"y', "a" * 121, "<b>"])
def test_a_text_that_somebody_typed_is_refused(duckdb_store: Path, what: str) -> None:
    with pytest.raises(ValueError, match="codes and numbers only"):
        access.audit(ADMIN, "export", what)
    assert not any(event["what"] == what for event in log.events())


def test_repeated_refusals_do_not_fill_the_disk(duckdb_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(refusals.time, "monotonic", lambda: clock[0])
    for _ in range(500):
        refusals.refused("", "upload")
    assert [event["counts"] for event in log.events()] == [{"times": 1}]
    clock[0] += 61
    refusals.refused("", "upload")
    assert [event["counts"]["times"] for event in log.events()] == [1, 500]


def test_a_line_that_was_cut_off_is_left_behind_and_the_next_is_whole(duckdb_store: Path) -> None:
    access.audit(ADMIN, "export", "first")
    with log.log_file().open("ab") as file:
        file.write(b'{"at": "2026-11-21T10:00:00", "actor": "x", "act')
    access.audit(ADMIN, "export", "second")
    assert [event["what"] for event in log.events()] == ["first", "second"]


def test_lines_of_several_threads_stay_whole(duckdb_store: Path) -> None:
    several = [threading.Thread(target=access.audit, args=(ADMIN, "export", f"n {n}")) for n in range(24)]
    for one in several:
        one.start()
    for one in several:
        one.join()
    assert {event["what"] for event in log.events()} == {f"n {n}" for n in range(24)}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_what_was_answered_is_in_the_log_after_kill_9(duckdb_store: Path) -> None:
    warehouse.close()
    code = """
import sys
from tests.warehouse.making import ANALYST, table, understood, visit
from visitstats import access
number = 0
while True:
    number += 1
    access.export(ANALYST, f"number {number}", lambda: b"x")
    access.commit_import(understood(table([visit(2, "2018-01-12")]), name=f"{number}.xlsx"), ANALYST)
    print(number, flush=True)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    answered = 5 + len(process.stdout.read().split())
    process.wait(30)
    found = access.audit_log(ADMIN)
    assert answered <= (found["action"] == "export").sum() <= answered + 1
    assert answered <= (found["action"] == "import").sum() <= answered + 1


def test_signing_out_is_remembered_by_a_server_that_starts_anew(
    duckdb_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = tmp_path / "roles.toml"
    roles.write_text('[people]\n"a@example.org" = "viewer"\n', "utf-8")
    monkeypatch.setenv("VISITSTATS_ROLES_FILE", str(roles))
    monkeypatch.setattr(signin, "_ended", None)
    now = signin.time.time()
    claims = {"is_logged_in": True, "iat": now, "sub": "1", "email": "a@example.org"}
    assert signin.actor_of(claims) == Actor("a@example.org", "viewer")
    signin.end(claims)
    assert signin.actor_of(claims) is None
    monkeypatch.setattr(signin, "_ended", None)
    assert signin.actor_of(claims) is None
    assert signin.actor_of(claims | {"nonce": "another"}) is not None
    assert json.loads(log.log_file().read_text("utf-8").splitlines()[-1])["action"] == "sign_out"
    assert location.database_file() == duckdb_store
