"""Who may do what at the desk: four roles, each of which may all that the one before it may, and something more."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """One thing that somebody may do at the desk. Every address of the desk names the one it needs."""

    READ = "read"
    WRITE = "write"
    NUMBERS = "numbers"
    PUBLISH = "publish"
    CORRECT = "correct"
    PICTURES = "pictures"
    RELEASE = "release"
    KILL = "kill"
    ALERTS = "alerts"
    BRIEFINGS = "briefings"
    FRONTS = "fronts"
    APPEALS = "appeals"
    FEEDS = "feeds"
    AUDIT = "audit"
    MONEY = "money"
    REFUND = "refund"
    PEOPLE = "people"
    SITE = "site"


class Role(StrEnum):
    """What a member of staff is; each has one."""

    REPORTER = "reporter"
    SUB_EDITOR = "sub-editor"
    EDITOR = "editor"
    ADMIN = "admin"


RIGHT_WORDS: Mapping[Right, str] = {
    Right.READ: "read the wire and the stories",
    Right.WRITE: "write drafts",
    Right.NUMBERS: "see the numbers",
    Right.PUBLISH: "publish",
    Right.CORRECT: "correct",
    Right.PICTURES: "say how pictures may be used",
    Right.RELEASE: "release what the wire holds",
    Right.KILL: "kill stories",
    Right.ALERTS: "order alerts",
    Right.BRIEFINGS: "order briefings",
    Right.FRONTS: "arrange fronts, and sections, topics and authors",
    Right.APPEALS: "write and start appeals",
    Right.FEEDS: "arrange feeds and quarantine",
    Right.AUDIT: "read the audit log",
    Right.MONEY: "see what readers give",
    Right.REFUND: "send readers’ money back",
    Right.PEOPLE: "manage people",
    Right.SITE: "set up the site",
}
ROLE_WORDS: Mapping[Role, str] = {
    Role.REPORTER: "Reporter",
    Role.SUB_EDITOR: "Sub-editor",
    Role.EDITOR: "Editor",
    Role.ADMIN: "Admin",
}
_REPORTER = frozenset({Right.READ, Right.WRITE, Right.NUMBERS})
_SUB_EDITOR = _REPORTER | {Right.PUBLISH, Right.CORRECT, Right.PICTURES}
_EDITOR = _SUB_EDITOR | {
    Right.RELEASE,
    Right.KILL,
    Right.ALERTS,
    Right.APPEALS,
    Right.BRIEFINGS,
    Right.FRONTS,
    Right.FEEDS,
    Right.AUDIT,
    Right.MONEY,
}
_RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.REPORTER: _REPORTER,
    Role.SUB_EDITOR: _SUB_EDITOR,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: frozenset(Right),
}


def rights_of(role: Role | None) -> frozenset[Right]:
    """What a role may do; who has none may do nothing."""
    return _RIGHTS[role] if role else frozenset()


def roles_with(right: Right) -> tuple[Role, ...]:
    """The roles that have a right, the least of them first."""
    return tuple(role for role in Role if right in _RIGHTS[role])


def lacking(right: Right, role: Role | None) -> str:
    """Say to somebody what is refused, and who may."""
    who = ", ".join(f"{ROLE_WORDS[each].lower()}" for each in roles_with(right))
    what = f"As {ROLE_WORDS[role].lower()} you" if role else "You have no role at this desk, so you"
    return f"{what} may not {RIGHT_WORDS[right]}. That is for: {who}."
