"""What an actor has the product remember: unknown texts, the forms of senders, spellings of institutions."""

from collections.abc import Mapping

from visitstats.access.actor import Actor, require
from visitstats.reference import loading
from visitstats.reference.spelling import fold
from visitstats.texts import mark
from visitstats.warehouse import Refusal
from visitstats.warehouse import decisions as store

NONE = "none"  # the text is left as not stated
BLANK = "blank"  # before a file's hash
CODES = {
    "region": loading.regions,
    "ministry": loading.ministries,
    "visit_kind": loading.visit_kinds,
    "institution_kind": loading.institution_kinds,
}


def decide(dimension: str, text: str, code: str, actor: Actor) -> int:
    """Say once what an unknown text stands for; returns the decision's number.

    `dimension` is region, ministry, visit_kind or institution_kind; `text` as spelled, after the personal-data check;
    `code` one of the dimension, or none for not stated. Raises Denied, Refusal.
    """
    require(actor, "import")
    if dimension not in CODES or code not in {*CODES[dimension](), NONE} or not fold(text):
        raise Refusal(mark("“{text}” cannot be decided like this."), text=text)
    return store.decide(dimension, fold(text), text, code, actor.name)


def blank_cells(sha256: str) -> str:
    """The text under which the meaning of a file's blank cells is remembered: it holds for this very file only."""
    return f"{BLANK} {sha256}"


def decide_blank(dimension: str, sha256: str, file_name: str, code: str, actor: Actor) -> int:
    """Say what the blank cells of a dimension mean in one file; returns the decision's number. Raises as `decide`."""
    require(actor, "import")
    if dimension not in CODES or code not in {*CODES[dimension](), NONE}:
        raise Refusal(mark("“{text}” cannot be decided like this."), text=file_name)
    return store.decide(dimension, blank_cells(sha256), file_name, code, actor.name)


def withdraw_decision(decision_id: int, actor: Actor) -> None:
    """Take a decision back; it stays listed. Raises Denied, NotFound."""
    require(actor, "import")
    store.withdraw_decision(decision_id, actor.name)


def remember_template(fingerprint: str, group_code: str | None, title: str, guide: str | None, actor: Actor) -> int:
    """Know a form of a group by its headers from now on; returns the template's number.

    `guide` is JSON of `ingest.guidance.Template`, or None where the form is read without corrections; neither it nor
    `title` holds the content of any cell but headers. Raises Denied, Refusal (no such group).
    """
    require(actor, "import")
    if group_code not in {*loading.groups(), NONE, None}:
        raise Refusal(mark("There is no group {code}."), code=group_code)
    return store.remember_template(fingerprint, group_code, title, guide, actor.name)


def withdraw_template(template_id: int, actor: Actor) -> None:
    """Forget a form; it stays listed. Raises Denied, NotFound."""
    require(actor, "import")
    store.withdraw_template(template_id, actor.name)


def spell(region_code: str, spellings: Mapping[str, str], same: bool, actor: Actor) -> int:
    """Say that two spellings of a region are one institution, or two; returns the number of what was said.

    `spellings` are two keys of names with the names as written, as in the question institution_names. Counts of
    different institutions follow; records keep what is written. Raises Denied, Refusal.
    """
    require(actor, "import")
    if region_code not in loading.regions() or len(spellings) != 2 or not all(spellings):
        raise Refusal(mark("Choose two different spellings of one region."))
    return store.spell(region_code, dict(spellings), same, actor.name)


def withdraw_spelling(spelling_id: int, actor: Actor) -> None:
    """Take back what was said of two spellings; it stays listed. Raises Denied, NotFound."""
    require(actor, "import")
    store.withdraw_spelling(spelling_id, actor.name)
