"""What was decided once and is remembered: unknown texts, the forms of senders, spellings of institutions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import duckdb

from visitstats.texts import mark
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import NotFound
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.refresh import refresh_institutions
from visitstats.warehouse.turns import WRITING


@dataclass(frozen=True)
class _Kind:
    """The statements for one kind of remembered things: each is known by a number and withdrawn by its state."""

    known: str  # number and state of the one that says just the same
    highest: str
    replace: str
    insert: str
    state: str
    withdraw: str
    follow: Callable[[duckdb.DuckDBPyConnection], None] = lambda _own: None  # what the numbers do then
    word: str = "decision"  # before its number in the audit log


DECISIONS = _Kind(
    """SELECT decision_id FROM decisions
    WHERE state = 'in_force' AND dimension = $dimension AND text = $text AND code = $code""",
    "SELECT coalesce(max(decision_id), 0) FROM decisions",
    """UPDATE decisions SET state = 'withdrawn'
    WHERE state = 'in_force' AND dimension = $dimension AND text = $text""",
    """INSERT INTO decisions (decision_id, dimension, text, spelled, code, actor, decided_at, state)
    VALUES ($number, $dimension, $text, $spelled, $code, $actor, $decided_at, 'in_force')""",
    "SELECT state FROM decisions WHERE decision_id = $number",
    "UPDATE decisions SET state = 'withdrawn' WHERE decision_id = $number",
)
TEMPLATES = _Kind(
    """SELECT template_id FROM templates WHERE state = 'in_force' AND fingerprint = $fingerprint
    AND group_code IS NOT DISTINCT FROM $group_code AND guide IS NOT DISTINCT FROM $guide""",
    "SELECT coalesce(max(template_id), 0) FROM templates",
    """UPDATE templates SET state = 'withdrawn' WHERE state = 'in_force' AND fingerprint = $fingerprint
    AND (group_code IS NULL OR group_code IS NOT DISTINCT FROM $group_code)""",
    """INSERT INTO templates (template_id, fingerprint, group_code, title, guide, actor, decided_at, state)
    VALUES ($number, $fingerprint, $group_code, $title, $guide, $actor, $decided_at, 'in_force')""",
    "SELECT state FROM templates WHERE template_id = $number",
    "UPDATE templates SET state = 'withdrawn' WHERE template_id = $number",
    word="form",
)
SPELLINGS = _Kind(
    """SELECT spelling_id FROM spellings WHERE state = 'in_force' AND region_code = $region_code
    AND first_key = $first_key AND second_key = $second_key AND same = $same""",
    "SELECT coalesce(max(spelling_id), 0) FROM spellings",
    """UPDATE spellings SET state = 'withdrawn' WHERE state = 'in_force' AND region_code = $region_code
    AND first_key = $first_key AND second_key = $second_key""",
    """INSERT INTO spellings (spelling_id, region_code, first_key, second_key, first_name, second_name, same, actor,
    decided_at, state) VALUES ($number, $region_code, $first_key, $second_key, $first_name, $second_name, $same,
    $actor, $decided_at, 'in_force')""",
    "SELECT state FROM spellings WHERE spelling_id = $number",
    "UPDATE spellings SET state = 'withdrawn' WHERE spelling_id = $number",
    refresh_institutions,
)


def decide(dimension: str, text: str, spelled: str, code: str, actor: str) -> int:
    """Remember what a folded text stands for, in place of what was decided before; returns the decision's number."""
    values = {"dimension": dimension, "text": text, "spelled": spelled, "code": code}
    return _remember(DECISIONS, values, "decide", actor)


def withdraw_decision(decision_id: int, actor: str) -> None:
    """Take a decision back: files read from now on do not know it. Raises NotFound."""
    _withdraw(DECISIONS, decision_id, "take_back_decision", actor)


def remember_template(fingerprint: str, group_code: str | None, title: str, guide: str | None, actor: str) -> int:
    """Remember a form of a group, in place of what was known of it; returns the template's number."""
    values = {"fingerprint": fingerprint, "group_code": group_code, "title": title, "guide": guide}
    return _remember(TEMPLATES, values, "remember_template", actor)


def withdraw_template(template_id: int, actor: str) -> None:
    """Forget a form: files read from now on do not know it. Raises NotFound."""
    _withdraw(TEMPLATES, template_id, "take_back_template", actor)


def spell(region_code: str, spellings: dict[str, str], same: bool, actor: str) -> int:
    """Remember that two spellings (key -> name) within a region are one institution, or two; returns its number."""
    (first_key, first), (second_key, second) = sorted(spellings.items())
    values = {"region_code": region_code, "first_key": first_key, "second_key": second_key, "same": same}
    return _remember(SPELLINGS, values | {"first_name": first, "second_name": second}, "spell", actor)


def withdraw_spelling(spelling_id: int, actor: str) -> None:
    """Take back what was said of two spellings. Raises NotFound."""
    _withdraw(SPELLINGS, spelling_id, "take_back_spelling", actor)


def _remember(kind: _Kind, values: dict[str, Any], action: str, actor: str) -> int:
    """Add an entry in place of the one in force; where that says the same already, nothing is changed."""

    def work() -> int:
        with WRITING, cursor() as own:
            if known := _ask(own, kind.known, values):
                return int(known[0][0])
            number = int(_ask(own, kind.highest, {})[0][0]) + 1
            entry = {**values, "number": number, "actor": actor, "decided_at": now()}
            with change(own, actor, action) as note:
                note.what = f"{kind.word} {number}"
                _ask(own, kind.replace, values)
                _ask(own, kind.insert, entry)
                kind.follow(own)
            return number

    return tried_again(work)


def _withdraw(kind: _Kind, number: int, action: str, actor: str) -> None:
    def work() -> int:
        with WRITING, cursor() as own:
            found = _ask(own, kind.state, {"number": number})
            if not found:
                raise NotFound(mark("There is no remembered entry {number}."), number=number)
            if found[0][0] == "in_force":
                with change(own, actor, action) as note:
                    note.what = f"{kind.word} {number}"
                    _ask(own, kind.withdraw, {"number": number})
                    kind.follow(own)
            return number

    tried_again(work)


def _ask(own: duckdb.DuckDBPyConnection, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Run a statement with those of the values that it names."""
    return own.execute(statement, {name: value for name, value in values.items() if f"${name}" in statement}).fetchall()
