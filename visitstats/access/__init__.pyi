from .actor import ALLOWED, LOCAL, NO_ROLE, ROLES, Actor, Denied, may, needs, require
from .decisions import (
    decide,
    decide_blank,
    remember_template,
    spell,
    withdraw_decision,
    withdraw_spelling,
    withdraw_template,
)
from .events import audit, audit_log, export
from .read import ask
from .write import commit_import, mark_complete, mark_incomplete, restore, withdraw

__all__ = [
    "ALLOWED",
    "LOCAL",
    "NO_ROLE",
    "ROLES",
    "Actor",
    "Denied",
    "ask",
    "audit",
    "audit_log",
    "commit_import",
    "decide",
    "decide_blank",
    "export",
    "mark_complete",
    "mark_incomplete",
    "may",
    "needs",
    "remember_template",
    "require",
    "restore",
    "spell",
    "withdraw",
    "withdraw_decision",
    "withdraw_spelling",
    "withdraw_template",
]
