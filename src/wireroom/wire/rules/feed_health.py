"""How a feed is: whether it brings copy as it should, and whether somebody has to be told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from wireroom.wire.rules.transport_facts import FeedHealth, TransportFacts

Alarm = Literal["", "silent", "failing"]
ALARM_AFTER = timedelta(minutes=1)
"""So long a fetch must have failed before somebody is told: most faults are gone by the next try."""


def health_of(
    feed: str,
    *,
    last_arrival_at: datetime | None,
    listening_since: datetime | None,
    quiet_after: int | None,
    transport: TransportFacts | None,
    now: datetime,
) -> FeedHealth:
    """Say how a feed is at this moment. `quiet_after` is in minutes, None where silence means nothing."""
    if transport is not None and transport.paused:
        return FeedHealth(feed=feed, state="paused", words="Paused.", last_arrival_at=last_arrival_at)
    if transport is not None and transport.trouble:
        return FeedHealth(
            feed=feed,
            state="failing",
            words=transport.trouble,
            since=transport.trouble_since,
            next_try=transport.next_try,
            last_arrival_at=last_arrival_at,
        )
    heard = max(filter(None, (last_arrival_at, listening_since)), default=None)
    if heard is not None and quiet_after is not None and now - heard >= timedelta(minutes=quiet_after):
        limit = timedelta(minutes=quiet_after)
        words = f"Nothing for {span(now - heard)}; {span(limit)} are too long for this feed."
        return FeedHealth(feed=feed, state="silent", words=words, since=heard + limit, last_arrival_at=last_arrival_at)
    if last_arrival_at is None:
        return FeedHealth(feed=feed, state="waiting", words="It has not brought anything yet.", since=listening_since)
    words = f"Something came {span(now - last_arrival_at)} ago."
    return FeedHealth(feed=feed, state="well", words=words, last_arrival_at=last_arrival_at)


def alarm_of(health: FeedHealth, *, now: datetime) -> Alarm:
    """What is to be told of a feed; empty for nothing."""
    if health.state == "silent":
        return "silent"
    if health.state == "failing" and health.since is not None and now - health.since >= ALARM_AFTER:
        return "failing"
    return ""


def span(time: timedelta) -> str:
    """A length of time in words, as fine as an editor needs it."""
    minutes = max(0, int(time.total_seconds())) // 60
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"
