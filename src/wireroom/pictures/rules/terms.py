"""On what terms a picture may be used: until when, in how many stories, or not at all for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

SOON = timedelta(days=14)
State = Literal["usable", "ending", "used up", "expired", "held"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed. `rights` and `usage` are words for people; the others are enforced.

    `expires_at` is the first moment (aware) at which it may not be shown any more, `most_stories` in how many stories
    it may be published, `held` why nobody may use it for now.
    """

    rights: str = ""
    usage: str = ""
    expires_at: datetime | None = None
    most_stories: int | None = None
    held: str = ""


def may_show(terms: Terms, *, now: datetime) -> bool:
    """Whether readers may see it at this moment, wherever it stands already."""
    return not terms.held and (terms.expires_at is None or terms.expires_at > now)


def hindrance(terms: Terms, *, stories: int, now: datetime) -> str:
    """Why it cannot be put into one story more, as the end of a sentence that names it; empty when it can.

    `stories` are the others that were published with it.
    """
    if terms.held:
        return f"is held back: {terms.held.rstrip('.')}."
    if terms.expires_at is not None and terms.expires_at <= now:
        return f"may not be used since {terms.expires_at:%Y-%m-%d %H:%M %Z}: its rights have expired."
    if terms.most_stories is not None and stories >= terms.most_stories:
        many = "1 story" if terms.most_stories == 1 else f"{terms.most_stories} stories"
        return f"may be used in {many} only, and has been."
    return ""


def state_of(terms: Terms, *, stories: int, now: datetime) -> State:
    """In a word how things stand, for a list."""
    if terms.held:
        return "held"
    if not may_show(terms, now=now):
        return "expired"
    if hindrance(terms, stories=stories, now=now):
        return "used up"
    return "ending" if terms.expires_at is not None and terms.expires_at <= now + SOON else "usable"


def undescribed(called: str) -> str:
    """Say that a picture lacks its description, and the mend."""
    return f"Picture {called} has no description for those who cannot see it: write one under Pictures."


def refused(called: str, why: str) -> str:
    """Say that a picture cannot be used, and the mend."""
    return f"Picture {called} {why} Take it out, or choose another."
