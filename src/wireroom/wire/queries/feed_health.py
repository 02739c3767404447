"""How the feeds are."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, Q

from wireroom.wire.models import Feed, Item, Transport
from wireroom.wire.queries.transports import transport_facts
from wireroom.wire.rules.feed_health import alarm_of, health_of
from wireroom.wire.rules.transport_facts import FeedHealth


def count_alarms(*, now: datetime) -> int:
    """How many feeds somebody should look after now."""
    return sum(1 for health in feeds_health(now=now) if alarm_of(health, now=now))


def arrivals(*, now: datetime) -> dict[str, tuple[int, int]]:
    """How many items each feed has brought in the last hour and in the last day; feeds without any are missing."""
    hour, day = now - timedelta(hours=1), now - timedelta(days=1)
    counted = (
        Item.objects.filter(received_at__gt=day)
        .order_by()
        .values("feed__name")
        .annotate(hour=Count("pk", filter=Q(received_at__gt=hour)), day=Count("pk"))
    )
    return {row["feed__name"]: (row["hour"], row["day"]) for row in counted}


def feeds_health(*, now: datetime) -> tuple[FeedHealth, ...]:
    """Say of each feed, by name, whether it is well, waiting, silent, failing or paused."""
    ties = {row.feed_id: transport_facts(row) for row in Transport.objects.select_related("feed")}
    return tuple(
        health_of(
            row.name,
            last_arrival_at=row.last_arrival_at,
            listening_since=row.listening_since,
            quiet_after=row.quiet_after,
            transport=ties.get(row.pk),
            now=now,
        )
        for row in Feed.objects.order_by("name")
    )
