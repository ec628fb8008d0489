"""Every promise of docs/security.md names a test or a command that there is."""

import re
from pathlib import Path

from proofs.report import Proof

ROOT = Path(__file__).resolve().parents[2]


def test_every_promise_names_a_test_or_a_command_that_there_is() -> None:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    part = text[text.index("## Promises") :].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")][2:]
    commands = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 20
    for promise, proof in rows:
        named = re.findall(r"`([^`]+)`", proof)
        assert named, promise
        for name in named:
            known = name.removeprefix("make ") in commands or (ROOT / "tests" / name).exists()
            assert known, (promise, name)


def test_a_proof_that_tried_nothing_or_found_something_does_not_hold() -> None:
    assert Proof("a", 2, 2, 0, 1.0, 5.0).held
    wrong = [
        Proof("a", 0, 0, 0),
        Proof("a", 2, 1, 0),
        Proof("a", 2, 2, 0, 6.0, 5.0),
        Proof("a", 2, 2, 0, findings=("b",)),
    ]
    assert not any(each.held for each in wrong)
