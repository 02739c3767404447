"""Who may write in a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_SILENCE = timedelta(seconds=40)
"""Who has not been heard of for so long has gone: pages say that they are there every ten seconds."""
COMING_BACK = timedelta(seconds=12)
"""For so long a pen is kept for an editor whose page has gone: it may be loaded again, and be heard of soon."""
LAST_WORDS = timedelta(seconds=20)
"""For so long after a pen was taken over its old holder's last words are still taken, where nothing else was saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenFacts:
    """A story's pen: who has it, since when, when last heard of, and from whom it was taken with what word."""

    editor: str
    since: datetime
    seen_at: datetime
    lost_by: str = ""
    lost_at: datetime | None = None
    word: str = ""


def is_held(pen: PenFacts | None, *, now: datetime) -> bool:
    """Whether somebody has the pen and is there."""
    return pen is not None and now - pen.seen_at < LONGEST_SILENCE


def holder(pen: PenFacts | None, *, now: datetime) -> str:
    """Who has the pen and is there; "" when it lies free."""
    return pen.editor if pen is not None and is_held(pen, now=now) else ""


def may_save(pen: PenFacts | None, *, editor: str, now: datetime) -> bool:
    """Whether an editor's words are taken: who has the pen, whoever finds it free, and who just lost it."""
    if holder(pen, now=now) in ("", editor):
        return True
    if pen is None or pen.lost_by != editor or pen.lost_at is None:
        return False
    return now - pen.lost_at < LAST_WORDS
