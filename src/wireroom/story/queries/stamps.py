"""Stories in sitemaps: a thousand at a time, so without anything but what a sitemap prints."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from wireroom.story.models import Story
from wireroom.story.queries.gate import is_open, public_stories
from wireroom.story.rules.public import Stamp

_NAMES = (
    *("id", "path", "current__headline", "current__language", "first_published_at", "current__published_at"),
    *("current__line", "current__hold_until", "closed_lines"),
)


def stamps_between(*, now: datetime, low_id: int, high_id: int) -> tuple[Stamp, ...]:
    """List the public stories with `low_id` <= id <= `high_id`, by id."""
    return _stamps(public_stories(now=now).filter(pk__range=(low_id, high_id)).order_by("pk"), now=now)


def newest_stamps(*, now: datetime, since: datetime, limit: int) -> tuple[Stamp, ...]:
    """List the public stories that changed after `since`, the latest change first."""
    rows = public_stories(now=now).filter(published_at__gt=since).order_by("-published_at", "-id")
    return _stamps(rows[:limit], now=now)


def _stamps(rows: QuerySet[Story], *, now: datetime) -> tuple[Stamp, ...]:
    return tuple(
        Stamp(
            id=story_id,
            path=path,
            headline=headline,
            language=language,
            first_published_at=first or latest,
            published_at=latest,
        )
        for story_id, path, headline, language, first, latest, line, hold, closed in rows.values_list(*_NAMES)
        if is_open(line=line, hold_until=hold, closed_lines=closed, now=now)
    )
