"""Who acts, in which role, and what each role may do."""

from dataclasses import dataclass

from visitstats.texts import mark, say

ACTIONS = {
    "see": mark("see the figures"),
    "read_records": mark("read the records"),
    "export": mark("export"),
    "import": mark("import files"),
    "withdraw": mark("withdraw and restore imports"),
    "mark_years": mark("mark years complete"),
    "administer": mark("administer the product"),
}
ALLOWED = {
    "viewer": {"see"},
    "presenter": {"see", "export"},
    "analyst": {"see", "export", "read_records", "import", "withdraw", "mark_years"},
    "administrator": set(ACTIONS),
}
ROLES = tuple(ALLOWED)


@dataclass(frozen=True)
class Actor:
    """A person by the name that the ledger keeps, in one of ROLES."""

    name: str
    role: str


# As long as there is no sign-in: the one person at this computer, who may do everything.
LOCAL = Actor("local", "administrator")


class Denied(Exception):  # noqa: N818  a sentence to a reader, not a fault
    """The actor's role does not allow this."""

    def __init__(self, actor: Actor, action: str):
        super().__init__(action)
        self.actor = actor
        self.text = mark("Your role does not allow this: {action}.")
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
    """Whether the actor's role allows the action."""
    return action in ALLOWED.get(actor.role, set())


def require(actor: Actor, action: str) -> None:
    """Raise Denied unless the actor's role allows the action."""
    if not may(actor, action):
        raise Denied(actor, action)
