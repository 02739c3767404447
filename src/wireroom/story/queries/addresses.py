"""Where stories are and were; ids and paths only, not gated."""

from __future__ import annotations

from typing import cast

from wireroom.story.models import Story
from wireroom.story.rules.desk import ClosedState, ClosedStory


def address(*, story_id: int) -> str:
    """Give the path of a story that is or was public; empty for one that never was, so that no headline shows early."""
    published = Story.objects.filter(pk=story_id, first_published_at__isnull=False)
    return published.values_list("path", flat=True).first() or ""


def closed_stories(*, after_id: int = 0, limit: int = 1000) -> tuple[ClosedStory, ...]:
    """List stories that were public and are killed, withheld or joined, by id: for tombstones and redirects."""
    rows = Story.objects.filter(
        pk__gt=after_id, state__in=["killed", "withheld", "joined"], first_published_at__isnull=False
    )
    return tuple(_closed(row) for row in rows.select_related("joined_into").order_by("pk")[:limit])


def story_ids(*, after_id: int = 0, limit: int = 10_000) -> tuple[int, ...]:
    """List the ids of all stories, in order."""
    return tuple(Story.objects.filter(pk__gt=after_id).order_by("pk").values_list("pk", flat=True)[:limit])


def _closed(row: Story) -> ClosedStory:
    into = row.joined_into.path if row.joined_into and row.joined_into.first_published_at else ""
    return ClosedStory(id=row.pk, path=row.path, state=cast("ClosedState", row.state), into_path=into)
