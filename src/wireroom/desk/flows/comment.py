"""What editors say to each other of a draft, and that it is settled."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.desk.models import Comment
from wireroom.kernel.pulse import beat

LONGEST = 2000
LONGEST_PASSAGE = 200


@transaction.atomic
def add_comment(*, story_id: int, editor: str, text: str, passage: str, now: datetime) -> bool:
    """Say something of a story, or of the passage that begins with these words; give whether anything was said."""
    said = text.replace("\x00", "").strip()[:LONGEST]
    if not said:
        return False
    about = " ".join(passage.replace("\x00", "").split())[:LONGEST_PASSAGE]
    Comment.objects.create(story=story_id, editor=editor, text=said, passage=about, at=now)
    beat("writing")
    return True


@transaction.atomic
def settle_comment(*, story_id: int, comment_id: int, editor: str, now: datetime) -> str | None:
    """Settle a comment; give its text, or None when it is gone or settled already."""
    comment = Comment.objects.filter(pk=comment_id, story=story_id, settled_at=None).first()
    if comment is None:
        return None
    Comment.objects.filter(pk=comment.pk).update(settled_by=editor, settled_at=now)
    beat("writing")
    return comment.text
