"""Somebody is told when a feed falls silent or fails, and when it is well again: once each."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.kernel.pulse import beat
from wireroom.wire.events import FeedAlarmEnded, FeedAlarmRaised
from wireroom.wire.flows.manage_feeds import feed_called
from wireroom.wire.models import Feed
from wireroom.wire.queries.feed_health import feeds_health
from wireroom.wire.rules.feed_health import Alarm, alarm_of
from wireroom.wire.rules.transport_facts import FeedHealth

log = structlog.get_logger(__name__)


def watch_feeds(*, now: datetime) -> int:
    """Note which feeds have fallen silent, fail, or are well again; how many those are. Ask it now and then."""
    if Feed.objects.filter(listening_since=None).exists():
        Feed.objects.filter(listening_since=None).update(listening_since=now)
    before = dict(Feed.objects.values_list("name", "alarm"))
    found = {health: alarm_of(health, now=now) for health in feeds_health(now=now)}
    changed = {health: alarm for health, alarm in found.items() if before.get(health.feed) != alarm}
    for health, alarm in changed.items():
        _tell(health, alarm, now=now)
    return len(changed)


@transaction.atomic
def expect_copy(*, feed: str, within: int | None, now: datetime) -> None:
    """Say how many minutes a feed may be silent before somebody is told, counted from now; None for ever.

    Raises ValueError for a name no feed may have, and for a time that is none.
    """
    if within is not None and within < 1:
        message = "Give a minute at least, or leave it empty: then silence raises no alarm."
        raise ValueError(message)
    Feed.objects.filter(pk=feed_called(feed).pk).update(quiet_after=within, listening_since=now)
    beat("wire")


@transaction.atomic
def _tell(health: FeedHealth, alarm: Alarm, *, now: datetime) -> None:
    Feed.objects.filter(name=health.feed).update(alarm=alarm, alarm_since=now if alarm else None)
    if alarm:
        log.warning("wire.feed_alarm", feed=health.feed, alarm=alarm, words=health.words)
        announce(FeedAlarmRaised(feed=health.feed, alarm=alarm, words=health.words))
    else:
        announce(FeedAlarmEnded(feed=health.feed))
    beat("wire")
