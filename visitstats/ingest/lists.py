"""A list of institutions from a file: read in the child process, checked here again, stored by those who may."""

import hashlib
import json
from typing import Any

from visitstats.access import Actor
from visitstats.access import mandate as store
from visitstats.ingest import personal
from visitstats.ingest.childprocess import Child, Limits, Stop
from visitstats.ingest.mandate import InstitutionList

TEXTS = ("institution", "region_code", "institution_kind", "ministry_code", "valid_from", "valid_before")


def read_list(data: bytes, name: str) -> InstitutionList:
    """What a file holds as a list; `refused` says why it holds none. Raises RuntimeError as reading does."""
    limits = Limits()
    clean_name, sha256 = personal.clean_file_name(name), hashlib.sha256(data).hexdigest()
    answer = b""
    if len(data) <= limits.file_mb << 20:
        job = {"name": clean_name, "password": None, "size": len(data), "list": True}
        answer = Child(limits, Stop()).answer(job, data)
    found = _unpacked(answer[1:]) if answer[:1] == b"L" else InstitutionList(refused="corrupt")
    found.file, found.sha256 = clean_name, sha256
    return found


def _unpacked(answer: bytes) -> InstitutionList:
    """The list, with the shape of every row checked: the child may have been taken over by what it read."""
    try:
        plain = json.loads(answer)
        rows = [_checked(row) for row in plain.get("rows", [])]
        problems = [(int(row), str(problem)) for row, problem in plain.get("problems", [])]
        return InstitutionList(rows=rows, problems=problems, refused=str(plain.get("refused", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return InstitutionList(refused="corrupt")


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    if any(row[name] is not None and not isinstance(row[name], str) for name in TEXTS):
        raise ValueError("not a list of institutions")
    return {"source_row": int(row["source_row"])} | {name: row[name] for name in TEXTS}


def commit_list(found: InstitutionList, actor: Actor) -> int:
    """Store a list; returns its number. Raises access.Denied, warehouse.Refusal."""
    return store.import_list(found.file, found.sha256, found.rows, actor)
