"""Roles: every write, and each read of records, takes an actor and asks here first."""

from visitstats.access.actor import ALLOWED, LOCAL, ROLES, Actor, Denied, may, require
from visitstats.access.read import ask
from visitstats.access.write import commit_import, mark_complete, mark_incomplete, restore, withdraw

__all__ = [
    "ALLOWED",
    "LOCAL",
    "ROLES",
    "Actor",
    "Denied",
    "ask",
    "commit_import",
    "mark_complete",
    "mark_incomplete",
    "may",
    "require",
    "restore",
    "withdraw",
]
