"""How the feeds are."""

from __future__ import annotations

from datetime import datetime

from wireroom.wire.models import Feed, Transport
from wireroom.wire.queries.transports import transport_facts
from wireroom.wire.rules.feed_health import health_of
from wireroom.wire.rules.transport_facts import FeedHealth


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
