"""Who is at a draft, and who has its pen."""

from __future__ import annotations

from datetime import datetime

from wireroom.desk.models import Pen, Presence
from wireroom.desk.rules.pens import LONGEST_SILENCE, PenFacts


def pen_of(story_id: int) -> PenFacts | None:
    """The story's pen; None while nobody ever had it, or who had it put it down."""
    row = Pen.objects.filter(story=story_id).first()
    if row is None:
        return None
    return PenFacts(
        editor=row.editor,
        since=row.since,
        seen_at=row.seen_at,
        lost_by=row.lost_by,
        lost_at=row.lost_at,
        word=row.word,
    )


def present(story_id: int, *, now: datetime) -> tuple[str, ...]:
    """Who has the draft open, by name."""
    here = Presence.objects.filter(story=story_id, seen_at__gt=now - LONGEST_SILENCE)
    return tuple(here.order_by("editor").values_list("editor", flat=True))
