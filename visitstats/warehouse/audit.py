"""The log beside the database: sign-ins, exports and refusals, each a line that is on disk before its answer goes out.

Changes of the data are written into the database itself, in the transaction that makes them; see `ledger.change`.
"""

import json
import os
import re
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from visitstats.settings import settings
from visitstats.warehouse.location import database_file

END = ".audit.jsonl"
MOST_BYTES = 4 * 1024 * 1024  # of the end of the log are read for the page: some 30,000 events
WORDS = re.compile(r"[A-Za-z0-9 _.,:;=/+-]{0,120}")
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{0,200}")

_guard = threading.Lock()


def log_file(name: str | None = None) -> Path:
    """Where the log of a database stands: beside it, or in data/ where the database is on another machine."""
    database = database_file(name)
    return database.with_name(database.name + END) if database else settings().root / "data" / f"visits{END}"


def checked(what: str) -> str:
    """Codes and numbers as they are. Raises ValueError for anything that could be a text somebody typed."""
    if not WORDS.fullmatch(what):
        raise ValueError("the audit log holds codes and numbers only")
    return what


def append(actor: str, action: str, what: str = "", counts: Mapping[str, int] | None = None) -> None:
    """Add one event, and return when it is on the disk. `counts` are whole numbers by name."""
    if not NAME.fullmatch(actor):
        raise ValueError("a name in the audit log is one line")
    moment = datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
    event = {"at": moment, "actor": actor, "action": checked(action), "what": checked(what)}
    line = json.dumps(event | {"counts": {name: int(n) for name, n in (counts or {}).items()}}, ensure_ascii=False)
    with _guard:
        _write([line], log_file())


def lines(path: Path | None = None) -> list[str]:
    """The whole lines of the log as they stand in its file, the oldest first."""
    try:
        held = (path or log_file()).read_bytes()
    except FileNotFoundError:
        return []
    return [line.decode("utf-8", "replace") for line in held.split(b"\n") if _event(line)]


def add_lines(others: Sequence[str], path: Path | None = None) -> None:
    """Add lines of the same log from elsewhere that are not there yet; on disk when this returns."""
    with _guard:
        known = set(lines(path))
        fresh = [line for line in others if line not in known]
        if fresh:
            _write(fresh, path or log_file())


def _write(added: Sequence[str], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    place = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        _write_all(place, _start(place) + "".join(f"{line}\n" for line in added).encode())
        os.fsync(place)
    finally:
        os.close(place)


def _write_all(place: int, data: bytes) -> None:
    while data:
        data = data[os.write(place, data) :]


def _start(place: int) -> bytes:
    """A line break first where the last line was cut off by a power cut."""
    size = os.fstat(place).st_size
    if not size:
        return b""
    os.lseek(place, size - 1, os.SEEK_SET)
    return b"" if os.read(place, 1) == b"\n" else b"\n"


def events() -> list[dict[str, Any]]:
    """The latest events in the order in which they came; `at` is a moment. A line that was cut off is left out."""
    try:
        with log_file().open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - MOST_BYTES))
            latest = file.read().split(b"\n")[1 if size > MOST_BYTES else 0 :]
    except FileNotFoundError:
        return []
    return [event for event in map(_event, latest) if event]


def _event(line: bytes) -> dict[str, Any] | None:
    try:
        event = json.loads(line)
        return event | {"at": datetime.fromisoformat(event["at"])}
    except (ValueError, TypeError, KeyError):
        return None
