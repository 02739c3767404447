"""Release what an embargo held, and what an editor scheduled, at its moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import batched

import structlog
from django.db import Error, transaction
from django.db.models import Min, QuerySet

from wireroom.story.flows.follow import follow_threads
from wireroom.story.flows.schedule import next_scheduled, publish_due
from wireroom.story.models import Story

log = structlog.get_logger(__name__)
AT_ONCE = 50
TRY_AGAIN = timedelta(minutes=1)


def release_due(*, now: datetime) -> int:
    """Publish every story whose embargo has ended at `now`, then what is scheduled; say how many were looked at.

    Call it at `next_release`, and after each start: moments that passed while nothing ran are made up for.
    A story that cannot be settled holds up only itself: it stays held, and is tried again a minute later.
    """
    due = list(_waiting().filter(release_at__lte=now).order_by("release_at", "id").values_list("thread_id", flat=True))
    threads = [each for each in due if each is not None]
    for some in batched(threads, AT_ONCE):
        _release(some, now=now)
    return len(due) + publish_due(now=now)


def _release(thread_ids: Sequence[int], *, now: datetime) -> None:
    try:
        with transaction.atomic():
            follow_threads(thread_ids=thread_ids, now=now)
    except Error:
        raise
    except Exception:
        if len(thread_ids) == 1:
            log.exception("story.not_released", thread=thread_ids[0])
            _waiting().filter(thread_id=thread_ids[0], release_at__lte=now).update(release_at=now + TRY_AGAIN)
        else:
            for each in thread_ids:
                _release([each], now=now)


def next_release(*, now: datetime) -> datetime | None:
    """Give the next moment (UTC) at which `release_due` has work, `now` if it is overdue; None when nothing waits."""
    moment: datetime | None = _waiting().aggregate(next=Min("release_at"))["next"]
    moments = [each for each in (moment, next_scheduled()) if each]
    return max(min(moments), now) if moments else None


def _waiting() -> QuerySet[Story]:
    return Story.objects.filter(release_at__isnull=False).exclude(state__in=["killed", "joined"])
