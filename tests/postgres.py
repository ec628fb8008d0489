"""A PostgreSQL of the tests' own: made from Debian's packages, reached by a socket only, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = "/usr/lib/postgresql"
ADVICE = "PostgreSQL is not installed: sudo apt-get install postgresql"
OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=200 -c unix_socket_directories={folder}"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, or None if PostgreSQL is not installed."""
    found = sorted(Path(PLACES).glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    named = shutil.which("pg_ctl")
    return Path(named).resolve().parent if named else None


@contextmanager
def cluster() -> Iterator[str]:
    """A running server; gives what a connection needs but the name of a database: `host=... user=...`."""
    folder = Path(tempfile.mkdtemp(prefix="vs-pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    run(owner, "initdb", "-D", data, "-U", "visitstats", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = OPTIONS.format(folder=folder)
    run(owner, "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"host={folder} user=visitstats"
    finally:
        run(owner, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def create_database(server: str, name: str) -> str:
    """A new empty database; gives its connection text."""
    host = server.split()[0].removeprefix("host=")
    bin_ = programs()
    assert bin_
    subprocess.run([bin_ / "createdb", "-h", host, "-U", "visitstats", name], check=True, capture_output=True)
    return f"dbname={name} {server}"


def run(owner: str | None, name: str, *arguments: object) -> None:
    """Run a program of PostgreSQL, which refuses to work for root."""
    bin_ = programs()
    assert bin_
    command = [str(bin_ / name), *map(str, arguments)]
    subprocess.run(command, check=True, user=owner, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def _owner() -> str | None:
    """The user that a server runs as where the tests run as root."""
    return "postgres" if os.geteuid() == 0 else None
