"""What was said of a draft."""

from __future__ import annotations

from wireroom.desk.models import Comment

MOST = 200


def comments_on(story_id: int) -> tuple[list[Comment], list[Comment]]:
    """The comments on a story that are open, oldest first, and those settled, the latest first."""
    rows = Comment.objects.filter(story=story_id)
    return list(rows.filter(settled_at=None).order_by("at", "id")[:MOST]), list(
        rows.exclude(settled_at=None).order_by("-settled_at", "-id")[:MOST]
    )
