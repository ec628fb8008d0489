"""From what a sign-in service says of a person to an actor: a name for the log, and a role from a list or a claim."""

import logging
import threading
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from visitstats.access.actor import NO_ROLE, ROLES, Actor
from visitstats.settings import settings
from visitstats.warehouse import audit as log
from visitstats.warehouse.audit import NAME

AHEAD_SECONDS = 300  # by which the service's clock may be ahead of ours

logger = logging.getLogger(__name__)
_guard = threading.Lock()
_ended: set[str] | None = None


@dataclass(frozen=True)
class Roles:
    """Who has which role: `people` by name, `groups` by a value of `claim`; `person` is the claim that names people."""

    person: str = "email"
    claim: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


class RolesUnreadable(ValueError):  # noqa: N818  a sentence to a person, not a fault
    """The list of roles cannot be used; the message says why, in English, for the person who starts the server."""


def roles() -> Roles:
    """The list of roles as it stands in its file now. Raises RolesUnreadable."""
    path = Path(settings().roles_file)
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise RolesUnreadable(f"The list of roles {path.name} cannot be read: {problem}") from problem
    groups, people = _table(read, "groups", path), _table(read, "people", path)
    if not groups and not people and not read.get("claim"):
        raise RolesUnreadable(f"The list of roles {path.name} gives nobody a role.")
    people = {_folded(name): role for name, role in people.items()}
    return Roles(str(read.get("person", "email")), str(read.get("claim", "")), groups, people)


def _table(read: Mapping[str, Any], name: str, path: Path) -> dict[str, str]:
    found = read.get(name, {})
    if not isinstance(found, dict) or any(role not in ROLES for role in found.values()):
        raise RolesUnreadable(f"The part [{name}] of {path.name} gives each name one of: {', '.join(ROLES)}.")
    return found


def actor_of(claims: Mapping[str, Any]) -> Actor | None:
    """Who has signed in; None for nobody and for a sign-in that has ended.

    A person without a role, or without a usable name, is an actor who may do nothing. The list of roles is read anew
    at each call, so that a change of it holds at once; where it cannot be read, nobody has a role.
    """
    if not claims.get("is_logged_in") or not _in_time(claims) or key(claims) in _signed_out():
        return None
    try:
        listed = roles()
    except RolesUnreadable as problem:
        logger.error("%s", problem)
        listed = Roles()
    name = _name(claims, listed.person)
    return Actor(name, _role(name, claims, listed) if name else NO_ROLE)


def end(claims: Mapping[str, Any]) -> None:
    """Sign-out: this sign-in counts no longer, in no window and with no copy of its cookie."""
    actor = actor_of(claims)
    if actor is not None:
        _signed_out().add(key(claims))
        log.append(actor.name, "sign_out", key(claims))


def key(claims: Mapping[str, Any]) -> str:
    """What tells one sign-in from every other, also of the same person; it gives nothing away."""
    parts = [str(claims.get(name, "")) for name in ("iss", "sub", "iat", "nonce", "at_hash")]
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


def _signed_out() -> set[str]:
    """The keys of ended sign-ins: those of this run, and those that the log has from before it."""
    global _ended
    with _guard:
        if _ended is None:
            _ended = {event["what"] for event in log.events() if event["action"] == "sign_out"}
        return _ended


def _in_time(claims: Mapping[str, Any]) -> bool:
    """Whether the sign-in is not older than the settings allow."""
    signed_in = claims.get("iat")
    if isinstance(signed_in, bool) or not isinstance(signed_in, int | float):
        return False
    return -AHEAD_SECONDS <= time.time() - signed_in <= settings().signin_hours * 3600


def _name(claims: Mapping[str, Any], claim: str) -> str:
    """The name for the log; an address that the service has not checked is none."""
    value = _claim(claims, claim)
    if not isinstance(value, str) or (claim == "email" and claims.get("email_verified") is False):
        return ""
    name = _folded(value)
    return name if NAME.fullmatch(name) else ""


def _folded(name: str) -> str:
    return name.strip().lower()


def _role(name: str, claims: Mapping[str, Any], listed: Roles) -> str:
    """The role of the list; else the widest that the claim gives; else none."""
    if name in listed.people:
        return listed.people[name]
    given = _claim(claims, listed.claim) if listed.claim else None
    values = given if isinstance(given, list) else [given]
    known = listed.groups or {role: role for role in ROLES}
    found = {known[value] for value in values if isinstance(value, str) and value in known}
    return max(found, key=ROLES.index, default=NO_ROLE)


def _claim(claims: Mapping[str, Any], path: str) -> Any:
    """A claim by its name, or by a path such as realm_access.roles."""
    if path in claims:
        return claims[path]
    value: Any = claims
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
