"""Release what an embargo held, at its moment."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Min, QuerySet

from wireroom.story.flows.follow import follow_threads
from wireroom.story.models import Story

AT_ONCE = 50


def release_due(*, now: datetime) -> int:
    """Publish every story whose embargo has ended at `now`; say how many were looked at.

    Call it at `next_release`, and after each start: moments that passed while nothing ran are made up for.
    """
    due = list(_waiting().filter(release_at__lte=now).order_by("release_at", "id").values_list("thread_id", flat=True))
    for start in range(0, len(due), AT_ONCE):
        with transaction.atomic():
            follow_threads(thread_ids=[each for each in due[start : start + AT_ONCE] if each is not None], now=now)
    return len(due)


def next_release(*, now: datetime) -> datetime | None:
    """Give the next moment (UTC) at which `release_due` has work, `now` if it is overdue; None when nothing waits."""
    moment: datetime | None = _waiting().aggregate(next=Min("release_at"))["next"]
    return max(moment, now) if moment else None


def _waiting() -> QuerySet[Story]:
    return Story.objects.filter(release_at__isnull=False).exclude(state__in=["killed", "joined"])
