"""Who acts, in which role, and what each role may do; whatever is refused stands in the audit log."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from visitstats.texts import mark, say
from visitstats.warehouse.refusals import refused

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS = {
    "see": mark("see the figures"),
    "read_records": mark("read the records"),
    "export": mark("export"),
    "import": mark("import files"),
    "withdraw": mark("withdraw and restore imports"),
    "mark_years": mark("mark years complete"),
    "freeze": mark("freeze an edition"),
    "reconcile": mark("explain differences and correct published figures"),
    "list_mandate": mark("import the list of institutions"),
    "see_unvisited": mark("see the institutions that have not been visited for long"),
    "administer": mark("administer the product"),
}
READING = {"see", "export", "read_records", "see_unvisited"}  # what an edition allows: nothing can be changed in it
UNPUBLISHED = {"see_unvisited"}  # what a view for publication leaves out
ALLOWED = {
    "viewer": {"see"},
    "presenter": {"see", "export"},
    "analyst": set(ACTIONS) - {"administer"},
    "administrator": set(ACTIONS),
}
ROLES = tuple(ALLOWED)


@dataclass(frozen=True)
class Actor:
    """A person by the name that the ledger keeps, in one of ROLES, and what the person looks at.

    `edition` is the number of the edition that is open, None for the statistics of today; `publication` leaves out what
    is not published: names of institutions, and which have not been visited for long.
    """

    name: str
    role: str
    edition: int | None = None
    publication: bool = False


NO_ROLE = ""

# As long as there is no sign-in: the one person at this computer, who may do everything.
LOCAL = Actor("local", "administrator")


class Denied(Exception):  # noqa: N818  a sentence to a reader, not a fault
    """The actor's role does not allow this."""

    def __init__(self, actor: Actor, action: str):
        super().__init__(action)
        self.actor = actor
        self.text = mark("Your role does not allow this: {action}.")
        if actor.edition is not None and action not in READING:
            self.text = mark("An edition is open, in which nothing can be changed: {action}.")
        elif actor.publication and action in (*UNPUBLISHED, "read_records"):
            self.text = mark("A view for publication leaves this out: {action}.")
        self.values = {"action": Action(ACTIONS[action])}

    def __str__(self) -> str:
        return say(self)


@dataclass(frozen=True)
class Action:
    """The words for an action, for a sentence."""

    text: str

    @property
    def values(self) -> dict[str, str]:
        """No places to fill."""
        return {}


def may(actor: Actor, action: str) -> bool:
    """Whether the actor's role allows the action; an open edition allows no change."""
    if actor.edition is not None and action not in READING:
        return False
    if actor.publication and action in UNPUBLISHED:
        return False
    return action in ALLOWED.get(actor.role, set())


def require(actor: Actor, action: str) -> None:
    """Raise Denied unless the actor's role allows the action; the refusal is noted."""
    if not may(actor, action):
        refused(actor.name, action)
        raise Denied(actor, action)


def needs(action: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function with a parameter `actor` that is carried out only if the actor's role allows this action."""

    def guard(function: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(function)

        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            require(signature.bind(*args, **kwargs).arguments["actor"], action)
            return function(*args, **kwargs)

        guarded.action = action  # type: ignore[attr-defined]
        return guarded

    return guard
