"""Look up feeds and what waits in quarantine."""

from __future__ import annotations

from collections.abc import Collection

from wireroom.wire.models import Feed, QuarantinedCopy
from wireroom.wire.queries.facts import feed_facts, quarantine_entry
from wireroom.wire.rules.facts import FeedFacts, QuarantineEntry

MOST_ASKED = 10_000


def feeds() -> tuple[FeedFacts, ...]:
    """Give all feeds by name."""
    return tuple(feed_facts(row) for row in Feed.objects.order_by("name"))


def feed(*, name: str) -> FeedFacts:
    """Give one feed. Raises LookupError when there is none."""
    row = Feed.objects.filter(name=name).first()
    if row is None:
        message = f"There is no feed {name!r}."
        raise LookupError(message)
    return feed_facts(row)


def push_secret(*, feed: str) -> str:
    """Give the secret that signs pushes to a feed; empty when there is no such feed or it takes none."""
    return Feed.objects.filter(name=feed).values_list("push_secret", flat=True).first() or ""


def quarantined(
    *, limit: int = 100, deliveries: Collection[int] | None = None, feed: str = ""
) -> tuple[QuarantineEntry, ...]:
    """Give what waits in quarantine, newest first; with `deliveries` or a `feed`, only what came by these."""
    rows = QuarantinedCopy.objects.select_related("feed").filter(state="waiting").order_by("-id")
    if feed:
        rows = rows.filter(feed__name=feed)
    if deliveries is not None:
        rows = rows.filter(delivery__in=sorted(deliveries)[-MOST_ASKED:])
    return tuple(quarantine_entry(row) for row in rows[:limit])
