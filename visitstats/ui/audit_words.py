"""The codes of the audit log in the reader's words."""

from collections.abc import Mapping

from visitstats.access import LOCAL
from visitstats.access.actor import ACTIONS
from visitstats.texts import _, mark, ngettext, number
from visitstats.ui import welcome, words

DONE = {
    "import": mark("Import"),
    "replace": mark("Import replaced by a corrected file"),
    "undo_replace": mark("Replaced import put back"),
    "withdraw": mark("Import withdrawn"),
    "restore": mark("Import restored"),
    "complete": mark("Year marked complete"),
    "incomplete": mark("Year no longer complete"),
    "reference": mark("Reference data loaded"),
    "resolve": mark("Waiting rows decided"),
    "discard": mark("Waiting rows left out"),
    "take_back": mark("Decision about rows taken back"),
    "decide": mark("Decision about a name"),
    "take_back_decision": mark("Decision about a name taken back"),
    "spell": mark("Decision about two spellings"),
    "take_back_spelling": mark("Decision about two spellings taken back"),
    "remember_template": mark("Form of a group remembered"),
    "take_back_template": mark("Form of a group forgotten"),
    "freeze": mark("Edition frozen"),
    "list_mandate": mark("List of institutions imported"),
    "withdraw_list": mark("List of institutions withdrawn"),
    "restore_list": mark("List of institutions restored"),
    "note": mark("Difference explained"),
    "publish": mark("Published figure corrected"),
    "unpublish": mark("Correction of a published figure taken back"),
    "story_create": mark("Story changed"),
    "story_change": mark("Story changed"),
    "story_delete": mark("Story deleted"),
    "story_restore": mark("Story restored"),
    "export": mark("Export"),
    "backup": mark("Backup made"),
    "move": mark("Database copied to another place"),
    "recover": mark("Database put back from a backup"),
    "accept_losses": mark("Losses taken note of"),
    "sign_in": mark("Signed in"),
    "sign_out": mark("Signed out"),
    "refused": mark("Refused"),
}
REFUSED = {
    "request host": mark("request under another address"),
    "request forwarded": mark("request passed on by another server"),
    "request address": mark("request from another computer"),
    "upload": mark("upload of a file"),
    "download": mark("download of a file"),
    "sign_in": mark("sign-in"),
}
NUMBERED = {
    "decision": mark("Decision {n}"),
    "form": mark("Form {n}"),
    "edition": mark("Edition {n}"),
    "list": mark("List {n}"),
    "story": mark("Story {n}"),
    "figure": mark("Published figure {n}"),
}
COUNTED = {
    "visits": mark("visits"),
    "waiting": mark("set aside"),
    "bytes": mark("bytes"),
    "times": mark("times"),
    "rows": mark("rows"),
    "changes": mark("changes"),
}


def period(days: int) -> str:
    """A period of the log by its days; 0 is all."""
    return ngettext("the last {n} day", "the last {n} days", days) if days else _("all")


def person(name: str) -> str:
    """Who it was: a name, this computer where there is no sign-in, or nobody known."""
    if name == LOCAL.name:
        return _("this computer")
    return name or "…"


def action(code: str) -> str:
    """What was done; a code that is not known yet stands as it is."""
    return _(DONE[code]) if code in DONE else code


def about(code: str, what: str) -> str:
    """What it was done to: an import, a year, a right that was refused, a role; else the codes themselves."""
    kind, _space, rest = what.partition(" ")
    if kind == "import" and rest.isdigit():
        return words.imports([int(rest)])
    if kind in NUMBERED and rest.isdigit():
        return _(NUMBERED[kind], n=rest)
    if kind == "year" and rest.isdigit():
        return rest
    if code == "refused":
        text = REFUSED.get(what) or ACTIONS.get(what)
        return _(text) if text else what
    if code == "sign_in":
        return welcome.role(what)
    return "" if code == "sign_out" else what


def counts(counted: Mapping[str, int]) -> str:
    """The counts of an event, those that are not zero."""
    known = [(COUNTED.get(name), amount) for name, amount in counted.items() if amount]
    return ", ".join(f"{_(text)}: {number(amount)}" for text, amount in known if text)
