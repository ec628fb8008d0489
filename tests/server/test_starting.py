"""How the dashboard starts, or does not, and how it stops."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.browser.conftest import ROOT, prepared_store, start_server, stop_server
from tests.server.talking import ask, run_page, session, xsrf
from tests.signin.conftest import ROLES, free_port, secrets
from visitstats.ingest import commit

pytestmark = pytest.mark.timeout(300)

OPEN = "no sign-in is set up"


def refusal(*options: str, **environment: str) -> str:
    """The last words of a dashboard that must not start; it ends with status 1."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(free_port()), *options]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_it_does_not_start_open_to_others_without_sign_in(address):
    assert OPEN in refusal("--server.address", address)


def test_a_variable_opens_it_as_little_as_a_flag(tmp_path):
    assert OPEN in refusal(STREAMLIT_SERVER_ADDRESS="0.0.0.0")


def test_another_program_that_serves_it_opens_it_as_little(tmp_path):
    command = [sys.executable, "-m", "uvicorn", "dashboard:app", "--host", "0.0.0.0", "--port", str(free_port())]
    environment = {**os.environ, "VISITSTATS_DATABASE": str(tmp_path / "visits.duckdb")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 1
    assert OPEN in done.stderr


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"client_secret": ""}, "lacks client_secret"),
        ({"cookie_secret": "short"}, "fewer than 32 characters"),
        ({"redirect_uri": "https://visits.example.org/"}, "followed by /oauth2callback"),
        ({}, "The list of roles"),
    ],
)
def test_a_sign_in_that_is_set_up_in_part_ends_with_a_sentence(tmp_path: Path, changes, words):
    if changes:
        (tmp_path / "roles.toml").write_text(ROLES, "utf-8")
    path = secrets(tmp_path, 8501, "http://127.0.0.1:1", **changes)
    assert words in refusal("--secrets.files", str(path), VISITSTATS_ROLES_FILE=str(tmp_path / "roles.toml"))


def test_it_listens_before_the_engine_is_loaded():
    code = "import sys, visitstats.ui.server; print(*{'duckdb', 'pandas', 'pyarrow'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_reader_who_comes_before_the_demonstration_data_waits_for_them(tmp_path: Path):
    server = start_server(tmp_path, first_start=True, until_ready=False)
    try:
        assert ask(server.url, "/health").body == b"starting"
        with session(server.url, token=xsrf(server.url)) as page:
            sent = run_page(page)[1]
        assert "being made ready" in sent
        assert "680" in sent
        assert ask(server.url, "/health").status == 200
    finally:
        stop_server(server)
    with duckdb.connect(str(server.database), read_only=True) as own:
        brought = own.execute("SELECT count(*) FROM imports").fetchall()
    assert brought == [(len(commit.sample_files()),)]


def test_a_held_database_is_said_on_the_console_and_on_every_page(tmp_path: Path):
    held = "Another program holds the database visits.duckdb."
    first = start_server(tmp_path)
    try:
        second = start_server(tmp_path)
        try:
            assert ask(second.url, "/health").status == 503
            with session(second.url, token=xsrf(second.url)) as page:
                assert held in run_page(page)[1]
            assert held in (tmp_path / "server.log").read_text("utf-8")
        finally:
            stop_server(second)
    finally:
        stop_server(first)


def test_an_error_that_nobody_foresaw_shows_a_sentence_and_no_details(tmp_path: Path):
    shutil.copytree(prepared_store(), tmp_path, dirs_exist_ok=True)
    with duckdb.connect(str(tmp_path / "visits.duckdb")) as own:
        own.execute("DROP VIEW published")
    server = start_server(tmp_path)
    try:
        with session(server.url, token=xsrf(server.url)) as page:
            sent = run_page(page)[1]
        assert "This page cannot be shown now." in sent
        assert not [word for word in ("Catalog Error", "Traceback", "question.py") if word in sent]
        assert "Catalog Error" in (tmp_path / "server.log").read_text("utf-8")
    finally:
        stop_server(server)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_stops_in_order_while_pages_are_open(tmp_path: Path):
    server = start_server(tmp_path)
    try:
        with session(server.url, token=xsrf(server.url)) as page:
            run_page(page)
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(60) in (0, -signal.SIGTERM)
    finally:
        stop_server(server)
    assert server.database.exists()
    assert not server.database.with_name(server.database.name + ".wal").exists()
    assert "Traceback" not in (tmp_path / "server.log").read_text("utf-8")
